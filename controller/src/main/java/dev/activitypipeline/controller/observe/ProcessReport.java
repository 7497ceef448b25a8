package dev.activitypipeline.controller.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a process says of itself at {@code /status}: one JSON document. */
public final class ProcessReport {
    /** A driver that is busy answers all the same; who does not answer in this time is asked again at the next look. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * Asks a pod; empty where nobody answers. It does not wait: whoever asks several at once waits no longer for all that are silent than for one.
     */
    public CompletableFuture<Optional<JsonNode>> of(String podIp, int port) {
        String host = podIp.contains(":") ? "[" + podIp + "]" : podIp;
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/status"))
                .timeout(PATIENCE)
                .build();
        return http.sendAsync(request, BodyHandlers.ofString())
                .handle((answer, nobody) -> answer == null ? Optional.empty() : document(answer));
    }

    private static Optional<JsonNode> document(HttpResponse<String> answer) {
        try {
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (JsonProcessingException anotherServer) {
            return Optional.empty();
        }
    }
}
