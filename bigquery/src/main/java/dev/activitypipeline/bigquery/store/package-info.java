/** Reads the store's committed tables through Delta Kernel. */
package dev.activitypipeline.bigquery.store;
