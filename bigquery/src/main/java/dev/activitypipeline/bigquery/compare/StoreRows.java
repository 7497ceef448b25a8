package dev.activitypipeline.bigquery.compare;

import dev.activitypipeline.bigquery.store.StoreColumn;
import dev.activitypipeline.verify.store.ColumnBatch;
import dev.activitypipeline.verify.store.TableReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A table of the store, through the proof's reader, which shares no code with the follower's. */
final class StoreRows implements Rows {
    private final TableReader table;
    private final List<StoreColumn> columns;
    private final int date;

    /** @param columns in the order in which both sides show them */
    StoreRows(TableReader table, List<StoreColumn> columns, boolean hasDates) {
        this.table = table;
        this.columns = columns;
        this.date = hasDates ? columns.stream().map(StoreColumn::name).toList().indexOf("date") : -1;
    }

    @Override
    public void show(Optional<String> group, Visitor visitor) {
        RowBytes row = new RowBytes();
        table.read(
                        columns.stream().map(StoreColumn::name).toList(),
                        file -> group.isEmpty()
                                || group.get().equals(file.partition().getOrDefault("date", "")),
                        batch -> {
                            for (int i = 0; i < batch.size(); i++) {
                                fill(row, batch, i);
                                visitor.visit(row);
                            }
                        })
                .orThrow();
    }

    private void fill(RowBytes row, ColumnBatch batch, int i) {
        row.begin(date < 0 ? "" : LocalDate.ofEpochDay(batch.intAt(date, i)).toString());
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column).name();
            if (batch.isNull(column, i)) {
                row.nothing();
                continue;
            }
            switch (columns.get(column).type()) {
                case "integer", "date" -> row.number(name, batch.intAt(column, i));
                case "long", "timestamp" -> row.number(name, batch.longAt(column, i));
                case "double" -> row.decimal(batch.doubleAt(column, i));
                default -> row.text(name, batch.bytesAt(column, i));
            }
        }
    }
}
