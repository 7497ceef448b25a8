package dev.activitypipeline.bigquery.store;

/**
 * A column as the Delta log describes it.
 *
 * @param type a primitive type's name in Delta's schema: integer, long, double, date, string, binary, timestamp
 * @param description what it holds; empty if the log does not say
 */
public record StoreColumn(String name, String type, String description) {}
