package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import dev.activitypipeline.contract.settings.BigQuerySettings.DeletionPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a table is there, is ours, and has every column of the store's. */
public final class TableMaker {
    private static final Logger LOG = LoggerFactory.getLogger(TableMaker.class);
    private static final String OWNER = "activity-pipeline-id";
    private static final int CONFLICT = 409;
    private static final long A_DAY = 86_400_000;

    private final String pipeline;
    private final String pipelineId;

    public TableMaker(String pipeline, String pipelineId) {
        this.pipeline = label(pipeline);
        this.pipelineId = label(pipelineId);
    }

    /**
     * @return when BigQuery made it, milliseconds
     * @throws FollowStopped if it may not be made, is somebody else's, or cannot take the store's columns
     */
    public long ensure(CloudTable table, RowFormat format) throws InterruptedException {
        Table found = table.warehouse().rest().getTable(table.id());
        if (found == null) {
            found = make(table, format);
        }
        String owner = found.getLabels() == null ? null : found.getLabels().get(OWNER);
        boolean givenToUs = owner == null && !table.warehouse().target().createTables();
        if (!pipelineId.equals(owner) && !givenToUs) {
            throw new FollowStopped(new FollowProblem.TableNotOurs(
                    table.name(), owner == null ? "somebody else" : "the pipeline with the id " + owner));
        }
        addColumns(table, found, format);
        expire(table, found);
        return found.getCreationTime();
    }

    /** Makes a table beside another one, which goes by itself after a day. */
    public Staging staging(CloudTable table, RowFormat format) {
        TableId id = TableId.of(
                table.id().getProject(),
                table.id().getDataset(),
                table.id().getTable() + "_staging_"
                        + UUID.randomUUID().toString().replace('-', '_'));
        table.warehouse()
                .rest()
                .create(TableInfo.newBuilder(id, StandardTableDefinition.of(schema(format)))
                        .setLabels(labels())
                        .setDescription("Rows on their way into " + table.id().getTable())
                        .setExpirationTime(System.currentTimeMillis() + A_DAY)
                        .build());
        return new Staging(table.warehouse(), id);
    }

    private Table make(CloudTable table, RowFormat format) {
        if (!table.warehouse().target().createTables()) {
            throw new FollowStopped(new FollowProblem.TableMissing(table.name()));
        }
        ensureDataset(table.warehouse());
        StandardTableDefinition definition = StandardTableDefinition.newBuilder()
                .setSchema(schema(format))
                .setTimePartitioning(TimePartitioning.newBuilder(TimePartitioning.Type.DAY)
                        .setField(table.kind().partitionedBy())
                        .build())
                .setClustering(Clustering.newBuilder()
                        .setFields(List.of(table.kind().clusteredBy()))
                        .build())
                .build();
        LOG.info("making the table {}", table.name());
        return table.warehouse()
                .rest()
                .create(TableInfo.newBuilder(table.id(), definition)
                        .setDescription(table.kind().description())
                        .setLabels(labels())
                        .build());
    }

    private static void ensureDataset(Warehouse warehouse) {
        DatasetId id =
                DatasetId.of(warehouse.target().project(), warehouse.target().dataset());
        if (warehouse.rest().getDataset(id) != null) {
            return;
        }
        try {
            warehouse
                    .rest()
                    .create(DatasetInfo.newBuilder(id)
                            .setLocation(warehouse.target().location())
                            .setDescription("Users' activity, followed from a store of ActivityPipeline")
                            .build());
        } catch (BigQueryException e) {
            if (e.getCode() != CONFLICT) {
                throw e;
            }
        }
    }

    /** BigQuery lets columns be added that may be null, and nothing else be changed. */
    private static void addColumns(CloudTable table, Table found, RowFormat format) throws InterruptedException {
        Schema there = found.getDefinition().getSchema();
        Map<String, Field> byName = new HashMap<>();
        if (there != null) {
            there.getFields().forEach(field -> byName.put(field.getName(), field));
        }
        for (Field wanted : schema(format).getFields()) {
            Field has = byName.get(wanted.getName());
            if (has == null) {
                LOG.info("adding the column {} to {}", wanted.getName(), table.name());
                table.addColumn(wanted.getName(), wanted.getType().getStandardType(), wanted.getDescription());
            } else if (!has.getType().equals(wanted.getType())) {
                throw new FollowStopped(new FollowProblem.SchemaConflict(
                        table.name(),
                        "column " + has.getName() + " is " + has.getType() + " there and would have to be "
                                + wanted.getType()));
            }
        }
    }

    /** A table that nobody follows any more is to go by itself; while somebody does, its week begins anew each day. */
    private static void expire(CloudTable table, Table found) throws InterruptedException {
        Long expires = found.getExpirationTime();
        long now = System.currentTimeMillis();
        boolean isToGo = table.warehouse().target().deletionPolicy() == DeletionPolicy.DELETE;
        if (isToGo && (expires == null || expires < now + 6 * A_DAY)) {
            table.expireAt(Optional.of(Instant.ofEpochMilli(now + 7 * A_DAY)));
        } else if (!isToGo && expires != null) {
            table.expireAt(Optional.empty());
        }
    }

    private static Schema schema(RowFormat format) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < format.columns().size(); i++) {
            fields.add(Field.newBuilder(
                            format.columns().get(i).name(), format.typeOf(i).sqlType())
                    .setMode(Field.Mode.NULLABLE)
                    .setDescription(format.columns().get(i).description())
                    .build());
        }
        return Schema.of(fields);
    }

    private Map<String, String> labels() {
        return Map.of("managed-by", "activity-pipeline", "activity-pipeline", pipeline, OWNER, pipelineId);
    }

    /** BigQuery's labels are of small letters, digits, - and _, and at most 63 of them. */
    private static String label(String text) {
        String allowed = text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
        return allowed.length() > 63 ? allowed.substring(0, 63) : allowed;
    }
}
