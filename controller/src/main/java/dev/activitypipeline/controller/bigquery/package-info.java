/** The follower's limb: the process that keeps tables in BigQuery equal to the store's. */
package dev.activitypipeline.controller.bigquery;
