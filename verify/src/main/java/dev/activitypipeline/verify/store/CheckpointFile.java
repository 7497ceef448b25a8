package dev.activitypipeline.verify.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** A Delta checkpoint's {@code add}, {@code remove} and {@code txn} actions, in the shape that they have in a commit. */
final class CheckpointFile {
    private static final List<String> ACTIONS = List.of("add", "remove", "txn");
    private static final List<String> FIELDS =
            List.of("path", "partitionValues", "size", "dataChange", "stats", "appId", "version");

    private CheckpointFile() {}

    static void read(Path file, Consumer<JsonNode> actions) throws IOException {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalFile(file))) {
            MessageType schema = projection(reader.getFileMetaData().getSchema());
            reader.setRequestedSchema(schema);
            MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
            for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
                RecordReader<Group> rows = columns.getRecordReader(pages, new GroupRecordConverter(schema));
                for (long i = 0; i < pages.getRowCount(); i++) {
                    actions.accept(object(rows.read()));
                }
            }
        }
    }

    private static MessageType projection(MessageType schema) {
        List<Type> kept = new ArrayList<>();
        for (String name : ACTIONS) {
            if (schema.containsField(name)) {
                GroupType action = schema.getType(name).asGroupType();
                List<Type> fields = action.getFields().stream()
                        .filter(field -> FIELDS.contains(field.getName()))
                        .toList();
                kept.add(action.withNewFields(fields));
            }
        }
        return new MessageType(schema.getName(), kept);
    }

    private static ObjectNode object(Group group) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        GroupType type = group.getType();
        for (int i = 0; i < type.getFieldCount(); i++) {
            if (group.getFieldRepetitionCount(i) == 0) {
                continue;
            }
            Type field = type.getType(i);
            if (!field.isPrimitive()) {
                Group child = group.getGroup(i, 0);
                node.set(field.getName(), isMap(field.asGroupType()) ? map(child) : object(child));
            } else {
                PrimitiveTypeName primitive = field.asPrimitiveType().getPrimitiveTypeName();
                switch (primitive) {
                    case INT64 -> node.put(field.getName(), group.getLong(i, 0));
                    case INT32 -> node.put(field.getName(), group.getInteger(i, 0));
                    case BOOLEAN -> node.put(field.getName(), group.getBoolean(i, 0));
                    default -> node.put(field.getName(), group.getString(i, 0));
                }
            }
        }
        return node;
    }

    private static boolean isMap(GroupType type) {
        return type.getName().equals("partitionValues");
    }

    private static ObjectNode map(Group map) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < map.getFieldRepetitionCount(0); i++) {
            Group entry = map.getGroup(0, i);
            String value = entry.getFieldRepetitionCount(1) == 0 ? null : entry.getString(1, 0);
            node.put(entry.getString(0, 0), value);
        }
        return node;
    }
}
