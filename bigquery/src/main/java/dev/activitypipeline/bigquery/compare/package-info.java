/** Compares BigQuery's tables with the store's as multisets. */
package dev.activitypipeline.bigquery.compare;
