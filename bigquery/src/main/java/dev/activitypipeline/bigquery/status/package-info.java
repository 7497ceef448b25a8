/** What the follower tells of itself. */
package dev.activitypipeline.bigquery.status;
