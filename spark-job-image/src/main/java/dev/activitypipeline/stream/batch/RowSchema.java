package dev.activitypipeline.stream.batch;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import dev.activitypipeline.stream.delta.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A table's columns as Parquet types. A partition column stands in the directory's name and not in the file. */
final class RowSchema {
    private RowSchema() {}

    static MessageType of(TableDefinition table) {
        List<Type> fields = new ArrayList<>();
        for (TableDefinition.Column column : table.columns()) {
            if (!table.partitionColumns().contains(column.name())) {
                fields.add(field(column));
            }
        }
        return new MessageType(table.name(), fields);
    }

    private static Type field(TableDefinition.Column column) {
        Type.Repetition repetition = column.nullable() ? Type.Repetition.OPTIONAL : Type.Repetition.REQUIRED;
        return switch (column.type()) {
            case "integer" ->
                Types.primitive(PrimitiveTypeName.INT32, repetition).named(column.name());
            case "long" -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case "double" ->
                Types.primitive(PrimitiveTypeName.DOUBLE, repetition).named(column.name());
            case "date" ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(dateType())
                        .named(column.name());
            case "string" ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(stringType())
                        .named(column.name());
            case "binary" ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition).named(column.name());
            case "timestamp" ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(timestampType(true, TimeUnit.MICROS))
                        .named(column.name());
            default -> throw new IllegalArgumentException("no Parquet type for " + column);
        };
    }
}
