package dev.activitypipeline.controller.observability;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that a query asks for, by their names. */
final class MetricName {
    private static final Pattern NAME =
            Pattern.compile("\\b(?:activitypipeline|operator_sdk|jvm|process|system)_[a-z_0-9]+");
    private static final Pattern OF_PROCESSES =
            Pattern.compile("(?:activitypipeline_(?:stream|producer|store)|jvm|process|system)_.*");

    /** What is there only with the trouble that it counts, or with a process that the run has not: its alert is put to made-up series alone. */
    private static final Pattern NOT_IN_THE_RUN =
            Pattern.compile("operator_sdk_reconciliations_failed_total|activitypipeline_bigquery_.*");

    private MetricName() {}

    static Set<String> in(String query) {
        return NAME.matcher(query).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static boolean isNotInTheRun(String query) {
        return in(query).stream().anyMatch(name -> NOT_IN_THE_RUN.matcher(name).matches());
    }

    /** Whether a query asks for what only the controller has. */
    static boolean ofController(String query) {
        return !in(query).stream().allMatch(name -> OF_PROCESSES.matcher(name).matches());
    }
}
