package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import java.nio.file.Path;
import java.util.List;

/** How to read the store, to be copied and pasted. */
final class ReaderRecipes {
    private ReaderRecipes() {}

    /** @param store absolute */
    static List<String> of(Path store, StoreFormat format) {
        String events = store.resolve("events").toString().replace("\\", "\\\\").replace("\"", "\\\"");
        return switch (format) {
            case DELTA ->
                List.of(
                        "pandas   from deltalake import DeltaTable; DeltaTable(\"" + events + "\").to_pandas()",
                        "Polars   import polars as pl; pl.read_delta(\"" + events + "\")",
                        "DuckDB   INSTALL delta; LOAD delta; SELECT mood, count(*) FROM delta_scan('"
                                + events.replace("'", "''") + "') GROUP BY mood;",
                        "Spark    spark.read.format(\"delta\").load(\"" + events + "\")");
            case PARQUET ->
                List.of(
                        "pandas   import pandas as pd; pd.read_parquet(\"" + events + "\")",
                        "Polars   import polars as pl; pl.read_parquet(\"" + events
                                + "/**/*.parquet\", hive_partitioning=True)",
                        "DuckDB   SELECT mood, count(*) FROM read_parquet('" + events.replace("'", "''")
                                + "/**/*.parquet', hive_partitioning = true) GROUP BY mood;",
                        "Spark    spark.read.parquet(\"" + events + "\")");
        };
    }
}
