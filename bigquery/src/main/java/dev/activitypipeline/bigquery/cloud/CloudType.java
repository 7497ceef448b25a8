package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import dev.activitypipeline.bigquery.store.StoreColumn;
import java.util.Optional;

/** How a type of the store is kept in BigQuery, and how the Storage Write API wants its values. */
enum CloudType {
    INTEGER("integer", StandardSQLTypeName.INT64, FieldDescriptorProto.Type.TYPE_INT64),
    LONG("long", StandardSQLTypeName.INT64, FieldDescriptorProto.Type.TYPE_INT64),
    DOUBLE("double", StandardSQLTypeName.FLOAT64, FieldDescriptorProto.Type.TYPE_DOUBLE),
    STRING("string", StandardSQLTypeName.STRING, FieldDescriptorProto.Type.TYPE_STRING),
    BINARY("binary", StandardSQLTypeName.BYTES, FieldDescriptorProto.Type.TYPE_BYTES),
    /** Days since 1970-01-01. */
    DATE("date", StandardSQLTypeName.DATE, FieldDescriptorProto.Type.TYPE_INT32),
    /** Microseconds since 1970-01-01T00:00Z. */
    TIMESTAMP("timestamp", StandardSQLTypeName.TIMESTAMP, FieldDescriptorProto.Type.TYPE_INT64);

    private final String storeType;
    private final StandardSQLTypeName sqlType;
    private final FieldDescriptorProto.Type wireType;

    CloudType(String storeType, StandardSQLTypeName sqlType, FieldDescriptorProto.Type wireType) {
        this.storeType = storeType;
        this.sqlType = sqlType;
        this.wireType = wireType;
    }

    /** Empty for a type that nothing in BigQuery is equal to. */
    static Optional<CloudType> of(StoreColumn column) {
        for (CloudType type : values()) {
            if (type.storeType.equals(column.type())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    StandardSQLTypeName sqlType() {
        return sqlType;
    }

    FieldDescriptorProto.Type wireType() {
        return wireType;
    }
}
