package dev.activitypipeline.bigquery.compare;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import dev.activitypipeline.bigquery.cloud.CloudTable;
import dev.activitypipeline.bigquery.store.StoreColumn;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A table of BigQuery, as a query gives it: through another interface than the rows went in by. */
final class CloudRows implements Rows {
    private final CloudTable table;
    private final List<StoreColumn> columns;
    private final int date;

    CloudRows(CloudTable table, List<StoreColumn> columns, boolean hasDates) {
        this.table = table;
        this.columns = columns;
        this.date = hasDates ? columns.stream().map(StoreColumn::name).toList().indexOf("date") : -1;
    }

    @Override
    public void show(Optional<String> group, Visitor visitor) throws InterruptedException {
        RowBytes row = new RowBytes();
        List<String> names = columns.stream().map(StoreColumn::name).toList();
        for (FieldValueList values : table.rows(names, group.filter(name -> date >= 0))) {
            row.begin(date < 0 ? "" : values.get(date).getStringValue());
            for (int column = 0; column < columns.size(); column++) {
                fill(row, columns.get(column), values.get(column));
            }
            visitor.visit(row);
        }
    }

    private static void fill(RowBytes row, StoreColumn column, FieldValue value) {
        if (value.isNull()) {
            row.nothing();
            return;
        }
        switch (column.type()) {
            case "date" ->
                row.number(
                        column.name(), LocalDate.parse(value.getStringValue()).toEpochDay());
            case "integer", "long" -> row.number(column.name(), value.getLongValue());
            case "timestamp" -> row.number(column.name(), value.getTimestampValue());
            case "double" -> row.decimal(value.getDoubleValue());
            case "binary" -> row.text(column.name(), value.getBytesValue());
            default -> row.text(column.name(), value.getStringValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
