package dev.activitypipeline.bigquery.compare;

import java.util.Map;

/** The comparison, as a test runs it. */
public final class Comparisons {
    private Comparisons() {}

    /** @return its exit code */
    public static int run(Map<String, String> environment) throws InterruptedException {
        return CompareMain.run(environment);
    }
}
