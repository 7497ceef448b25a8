package dev.activitypipeline.bigquery.follow;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.SortedSet;

/**
 * One exchange of dates, as the journal keeps it. It is decided before it is done, and may be done again.
 *
 * @param number counts the steps
 * @param after where the table stands once it is done
 * @param exchanged the dates; none where the step only says what BigQuery has
 * @param staging the table that their rows come from; null where there are none
 * @param tableCreatedAt when BigQuery made the table, milliseconds
 * @param writtenAt when the step was decided, milliseconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DailyEntry(
        long number,
        DailyPosition after,
        SortedSet<String> exchanged,
        String staging,
        long tableCreatedAt,
        long writtenAt) {}
