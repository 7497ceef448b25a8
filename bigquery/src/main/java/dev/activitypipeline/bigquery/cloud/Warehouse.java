package dev.activitypipeline.bigquery.cloud;

import com.google.api.gax.core.CredentialsProvider;
import com.google.api.gax.core.FixedCredentialsProvider;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DataFormatOptions;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteSettings;
import com.google.cloud.http.HttpTransportOptions;
import dev.activitypipeline.bigquery.FollowProblem;
import dev.activitypipeline.bigquery.FollowStopped;
import dev.activitypipeline.contract.settings.BigQuerySettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The connections to one project of BigQuery. */
public final class Warehouse implements AutoCloseable {
    /** After which a request without an answer has failed; a new one is tried by the follower, which knows what it means. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String SCOPE = "https://www.googleapis.com/auth/bigquery";

    private final BigQuerySettings.Target target;
    private final BigQuery rest;
    private final BigQueryWriteClient storage;

    private Warehouse(BigQuerySettings.Target target, BigQuery rest, BigQueryWriteClient storage) {
        this.target = target;
        this.rest = rest;
        this.storage = storage;
    }

    /** @throws FollowStopped with {@link FollowProblem.CredentialsRejected} if there are none */
    public static Warehouse connect(BigQuerySettings settings) {
        try {
            BigQueryWriteClient storage = BigQueryWriteClient.create(storage(settings));
            return new Warehouse(settings.target(), rest(settings), storage);
        } catch (IOException noCredentials) {
            throw new FollowStopped(new FollowProblem.CredentialsRejected(Failures.text(noCredentials)), noCredentials);
        }
    }

    private static BigQuery rest(BigQuerySettings settings) throws IOException {
        BigQueryOptions.Builder options = BigQueryOptions.newBuilder()
                .setProjectId(settings.target().project())
                .setRetrySettings(ServiceOptions.getNoRetrySettings())
                .setTransportOptions(HttpTransportOptions.newBuilder()
                        .setConnectTimeout(5_000)
                        .setReadTimeout((int) PATIENCE.toMillis())
                        .build())
                .setDataFormatOptions(
                        DataFormatOptions.newBuilder().useInt64Timestamp(true).build())
                .setCredentials(restCredentials(settings));
        settings.endpoints().rest().ifPresent(endpoint -> options.setHost(endpoint.toString()));
        return options.build().getService();
    }

    private static BigQueryWriteSettings storage(BigQuerySettings settings) throws IOException {
        BigQueryWriteSettings.Builder builder =
                BigQueryWriteSettings.newBuilder().setCredentialsProvider(storageCredentials(settings));
        for (var unary : List.of(
                builder.createWriteStreamSettings(),
                builder.finalizeWriteStreamSettings(),
                builder.batchCommitWriteStreamsSettings())) {
            unary.setSimpleTimeoutNoRetriesDuration(PATIENCE);
        }
        var channel = BigQueryWriteSettings.defaultGrpcTransportProviderBuilder()
                .setInterceptorProvider(() -> List.of(new NamedRequests()));
        settings.endpoints().storage().ifPresent(endpoint -> {
            channel.setEndpoint(endpoint.getHost() + ":" + port(endpoint));
            if (isPlain(endpoint)) {
                channel.setChannelConfigurator(made -> made.usePlaintext());
            }
        });
        builder.setTransportChannelProvider(channel.build());
        return builder.build();
    }

    private static int port(URI endpoint) {
        return endpoint.getPort() >= 0 ? endpoint.getPort() : isPlain(endpoint) ? 80 : 443;
    }

    /** Whoever listens could take what is sent in plain text: nothing secret is. */
    private static boolean isPlain(URI endpoint) {
        return "http".equals(endpoint.getScheme());
    }

    private static Credentials restCredentials(BigQuerySettings settings) throws IOException {
        return settings.endpoints().rest().filter(Warehouse::isPlain).isPresent()
                ? NoCredentials.getInstance()
                : credentials(settings.credentialsFile());
    }

    private static CredentialsProvider storageCredentials(BigQuerySettings settings) throws IOException {
        return settings.endpoints().storage().filter(Warehouse::isPlain).isPresent()
                ? NoCredentialsProvider.create()
                : FixedCredentialsProvider.create(credentials(settings.credentialsFile()));
    }

    private static GoogleCredentials credentials(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
        }
        try (InputStream key = Files.newInputStream(file.get())) {
            return GoogleCredentials.fromStream(key).createScoped(SCOPE);
        }
    }

    BigQuerySettings.Target target() {
        return target;
    }

    BigQuery rest() {
        return rest;
    }

    BigQueryWriteClient storage() {
        return storage;
    }

    @Override
    public void close() {
        storage.close();
    }
}
