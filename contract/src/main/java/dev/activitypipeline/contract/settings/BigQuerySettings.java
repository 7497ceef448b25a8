package dev.activitypipeline.contract.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the follower starts with that keeps BigQuery's tables equal to the store's.
 *
 * @param pipelineName the resource's name
 * @param pipelineId the resource's UID; the tables are labelled with it, and those of another pipeline are left alone
 * @param store the store's folder, a Delta store
 * @param target the tables
 * @param interval the time between two looks at the store
 * @param credentialsFile a mounted key file of Google's; without one, what the machine or the pod is allowed to do counts
 * @param endpoints where the service is, instead of Google's public addresses
 * @param statusPort port of /metrics, /healthz, /readyz and /status; 0 picks a free one
 */
public record BigQuerySettings(
        String pipelineName,
        String pipelineId,
        Path store,
        Target target,
        Duration interval,
        Optional<Path> credentialsFile,
        Endpoints endpoints,
        int statusPort) {

    /**
     * The tables in BigQuery.
     *
     * @param location where a dataset that is made is kept
     * @param tablePrefix before {@code events}, {@code rejected} and {@code daily}
     * @param createTables whether the dataset and the tables are made where they are missing
     * @param deletionPolicy what becomes of the tables when nobody follows any more
     */
    public record Target(
            String project,
            String dataset,
            String location,
            String tablePrefix,
            boolean createTables,
            DeletionPolicy deletionPolicy) {}

    /** What becomes of the tables when nobody follows any more. */
    public enum DeletionPolicy {
        /** They stay. */
        RETAIN,
        /** They expire after a week; as long as somebody follows, the week begins anew. */
        DELETE
    }

    /**
     * Where the service is.
     *
     * @param rest of tables, datasets and queries
     * @param storage of the Storage Write API
     */
    public record Endpoints(Optional<URI> rest, Optional<URI> storage) {
        /** Google's public addresses. */
        public static final Endpoints PUBLIC = new Endpoints(Optional.empty(), Optional.empty());
    }

    /** @throws InvalidEnvironment naming every variable at fault */
    public static BigQuerySettings fromEnvironment(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        BigQuerySettings settings = new BigQuerySettings(
                environment.text("PIPELINE_NAME"),
                environment.text("PIPELINE_ID"),
                environment.path("STORE_PATH"),
                new Target(
                        environment.text("BIGQUERY_PROJECT"),
                        environment.text("BIGQUERY_DATASET"),
                        environment.optionalText("BIGQUERY_LOCATION").orElse("US"),
                        environment.optionalText("BIGQUERY_TABLE_PREFIX").orElse(""),
                        environment.flag("BIGQUERY_CREATE_TABLES", true),
                        environment.choice("BIGQUERY_DELETION_POLICY", DeletionPolicy.RETAIN, DeletionPolicy.class)),
                environment.millis(
                        "BIGQUERY_INTERVAL_MS", Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ofHours(1)),
                environment.optionalPath("BIGQUERY_CREDENTIALS_FILE"),
                new Endpoints(
                        endpoint(environment, "BIGQUERY_REST_ENDPOINT"),
                        endpoint(environment, "BIGQUERY_STORAGE_ENDPOINT")),
                (int) environment.number("STATUS_PORT", 9406, 0, 65_535));
        environment.failOnFaults();
        return settings;
    }

    public Map<String, String> toEnvironment() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PIPELINE_NAME", pipelineName);
        variables.put("PIPELINE_ID", pipelineId);
        variables.put("STORE_PATH", store.toString());
        variables.put("BIGQUERY_PROJECT", target.project());
        variables.put("BIGQUERY_DATASET", target.dataset());
        variables.put("BIGQUERY_LOCATION", target.location());
        variables.put("BIGQUERY_TABLE_PREFIX", target.tablePrefix());
        variables.put("BIGQUERY_CREATE_TABLES", Boolean.toString(target.createTables()));
        variables.put("BIGQUERY_DELETION_POLICY", target.deletionPolicy().name().toLowerCase(Locale.ROOT));
        variables.put("BIGQUERY_INTERVAL_MS", Long.toString(interval.toMillis()));
        credentialsFile.ifPresent(file -> variables.put("BIGQUERY_CREDENTIALS_FILE", file.toString()));
        endpoints.rest().ifPresent(uri -> variables.put("BIGQUERY_REST_ENDPOINT", uri.toString()));
        endpoints.storage().ifPresent(uri -> variables.put("BIGQUERY_STORAGE_ENDPOINT", uri.toString()));
        variables.put("STATUS_PORT", Integer.toString(statusPort));
        return variables;
    }

    private static Optional<URI> endpoint(Environment environment, String name) {
        return Optional.ofNullable(environment.parsed(
                name, null, URI::create, BigQuerySettings::isEndpoint, "an address such as https://host:port"));
    }

    private static boolean isEndpoint(URI uri) {
        return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
    }
}
