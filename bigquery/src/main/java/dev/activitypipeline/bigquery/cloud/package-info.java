/** BigQuery itself: tables and queries over REST, rows through the Storage Write API. */
package dev.activitypipeline.bigquery.cloud;
