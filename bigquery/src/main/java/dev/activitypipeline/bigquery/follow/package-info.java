/** Decides what BigQuery lacks, writes it exactly once, and remembers what was written. */
package dev.activitypipeline.bigquery.follow;
