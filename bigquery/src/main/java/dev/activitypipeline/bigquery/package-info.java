/** Keeps the tables of a dataset in BigQuery equal to those of a store, in a process of its own. */
package dev.activitypipeline.bigquery;
