package dev.activitypipeline.bigquery.follow;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One step of a table, as the follower's journal keeps it.
 *
 * @param number counts the steps
 * @param before where the table stood
 * @param after where it stands once the step is done
 * @param stream the write stream that the step commits; null where it commits none
 * @param tableCreatedAt when BigQuery made the table, milliseconds: a table that was made later is another one
 * @param writtenAt when the step was decided, milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowEntry(long number, Position before, Position after, String stream, long tableCreatedAt, long writtenAt) {}
