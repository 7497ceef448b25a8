package dev.activitypipeline.bigquery.cloud;

import com.google.cloud.bigquery.TableId;

/** A table for rows on their way into another one. */
public final class Staging {
    private final Warehouse warehouse;
    private final TableId id;

    Staging(Warehouse warehouse, TableId id) {
        this.warehouse = warehouse;
        this.id = id;
    }

    /** One that an earlier process made. */
    public static Staging named(Warehouse warehouse, String table) {
        return new Staging(
                warehouse,
                TableId.of(warehouse.target().project(), warehouse.target().dataset(), table));
    }

    public String table() {
        return id.getTable();
    }

    String name() {
        return id.getProject() + "." + id.getDataset() + "." + id.getTable();
    }

    TableId id() {
        return id;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** Does nothing if it is gone. */
    public void drop() {
        warehouse.rest().delete(id);
    }
}
