/** Reads the tables of a store: committed rows by Delta Kernel, and the same Parquet files once more by parquet-java alone. No Spark. */
package dev.activitypipeline.verify.store;
