package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import dev.activitypipeline.bigquery.store.StoreColumn;
import dev.activitypipeline.bigquery.store.StoredBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows as the Storage Write API takes them: one protobuf message a row, its fields numbered as the columns stand, nulls left out. */
public final class RowFormat {
    private final List<StoreColumn> columns;
    private final List<CloudType> types = new ArrayList<>();

    /** @throws FollowStopped with {@link FollowProblem.SchemaConflict} if a column has no type in BigQuery */
    public RowFormat(String table, List<StoreColumn> columns) {
        this.columns = List.copyOf(columns);
        for (StoreColumn column : columns) {
            types.add(CloudType.of(column)
                    .orElseThrow(() -> new FollowStopped(new FollowProblem.SchemaConflict(
                            table,
                            "column " + column.name() + " is of type " + column.type()
                                    + ", which nothing in BigQuery is equal to"))));
        }
    }

    public List<String> columnNames() {
        return columns.stream().map(StoreColumn::name).toList();
    }

    List<StoreColumn> columns() {
        return columns;
    }

    CloudType typeOf(int column) {
        return types.get(column);
    }

    ProtoSchema schema() {
        DescriptorProto.Builder row = DescriptorProto.newBuilder().setName("Row");
        for (int i = 0; i < columns.size(); i++) {
            row.addField(FieldDescriptorProto.newBuilder()
                    .setName(columns.get(i).name())
                    .setNumber(i + 1)
                    .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL)
                    .setType(types.get(i).wireType()));
        }
        return ProtoSchema.newBuilder().setProtoDescriptor(row).build();
    }

    ByteString encode(StoredBatch batch, int row) {
        ByteString.Output bytes = ByteString.newOutput(256);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes, 256);
        try {
            for (int i = 0; i < types.size(); i++) {
                if (!batch.isNull(i, row)) {
                    write(out, i, batch, row);
                }
            }
            out.flush();
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
        return bytes.toByteString();
    }

    private void write(CodedOutputStream out, int column, StoredBatch batch, int row) throws IOException {
        int number = column + 1;
        switch (types.get(column)) {
            case INTEGER -> out.writeInt64(number, batch.intAt(column, row));
            case LONG, TIMESTAMP -> out.writeInt64(number, batch.longAt(column, row));
            case DOUBLE -> out.writeDouble(number, batch.doubleAt(column, row));
            case STRING -> out.writeByteArray(number, batch.textAt(column, row));
            case BINARY -> out.writeByteArray(number, batch.binaryAt(column, row));
            case DATE -> out.writeInt32(number, batch.intAt(column, row));
        }
    }
}
