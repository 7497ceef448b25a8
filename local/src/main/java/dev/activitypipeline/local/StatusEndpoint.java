package dev.activitypipeline.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The {@code /status} of one child, asked without ever waiting: a child that hangs must not hang the launcher. */
final class StatusEndpoint<T> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Function<JsonNode, Optional<T>> reading;
    private volatile Optional<T> latest = Optional.empty();
    private volatile HttpRequest request = requestTo(0);
    private volatile boolean answered;
    private CompletableFuture<?> inFlight = CompletableFuture.completedFuture(null);

    /** @param reading empty for an answer that does not say anything yet */
    StatusEndpoint(Function<JsonNode, Optional<T>> reading) {
        this.reading = reading;
    }

    /** The process is started, or started again, with this port. */
    void moveTo(int port) {
        request = requestTo(port);
        answered = false;
    }

    /** Whether the process that runs now has said something already. */
    boolean hasAnswered() {
        return answered;
    }

    /** Asks unless an answer is still awaited; the answer shows in {@link #latest()}. */
    void poll() {
        if (inFlight.isDone()) {
            HttpRequest asked = request;
            inFlight = HTTP.sendAsync(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                    .thenAccept(response -> read(asked, response))
                    .exceptionally(notUpYetOrGone -> null);
        }
    }

    /** The last answer, which stays while the process is away. */
    Optional<T> latest() {
        return latest;
    }

    private static HttpRequest requestTo(int port) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/status"))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    /** What the process before said late is not this one's word. */
    @SuppressWarnings("ReferenceEquality") // a request to the same port is another one after a start
    private void read(HttpRequest asked, HttpResponse<String> response) {
        try {
            if (asked == request && response.statusCode() == 200) {
                Optional<T> read = reading.apply(JSON.readTree(response.body()));
                if (read.isPresent()) {
                    latest = read;
                    answered = true;
                }
            }
        } catch (JsonProcessingException halfWritten) {
            // the next answer will do
        }
    }
}
