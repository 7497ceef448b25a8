package dev.activitypipeline.producer.status;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.producer.ProducerFailure;
import dev.activitypipeline.producer.status.ProducerStatus.Problem;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** /status, /metrics, /healthz and /readyz. */
public final class StatusServer implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "status");
        thread.setDaemon(true);
        return thread;
    });

    /** @param port 0 picks a free one */
    public StatusServer(int port, ProducerStatus status, ProducerMetrics metrics) {
        server = listen("STATUS_PORT", port);
        server.setExecutor(threads);
        server.createContext("/status", exchange -> answer(exchange, 200, "application/json", json(status)));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
        server.createContext(
                "/healthz",
                exchange -> answer(
                        exchange, status.state() == State.FAILED ? 503 : 200, "text/plain", "" + status.state()));
        server.createContext(
                "/readyz",
                exchange -> answer(exchange, isReady(status) ? 200 : 503, "text/plain", "" + status.state()));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** @throws ProducerFailure naming {@code setting} if the port is taken */
    public static HttpServer listen(String setting, int port) {
        try {
            return HttpServer.create(new InetSocketAddress("0.0.0.0", port), 0);
        } catch (IOException e) {
            throw new ProducerFailure(
                    "PortInUse",
                    "cannot listen on port " + port + " (" + e.getMessage() + "); end what uses it or set " + setting
                            + " to another port, or to 0 for a free one",
                    1,
                    e);
        }
    }

    private static boolean isReady(ProducerStatus status) {
        return status.state() == State.RUNNING || status.state() == State.DONE;
    }

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    static String json(ProducerStatus status) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("producer", status.producerId());
            json.writeStringField("state", status.state().toString());
            json.writeStringField("source", status.sourceName());
            json.writeNumberField("nextSeq", status.nextSeq());
            json.writeNumberField("acknowledged", status.acknowledged());
            json.writeNumberField("refused", status.refused());
            json.writeNumberField("eventsPerSecond", Math.rint(status.eventsPerSecond() * 10) / 10);
            json.writeStringField("topicId", status.topicId());
            writeProblem(json, status.problem());
            if (status.httpPort().isPresent()) {
                json.writeNumberField("httpPort", status.httpPort().getAsInt());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeProblem(JsonGenerator json, Problem problem) throws IOException {
        if (problem == null) {
            json.writeNullField("problem");
            return;
        }
        json.writeObjectFieldStart("problem");
        json.writeStringField("reason", problem.reason());
        json.writeStringField("message", problem.message());
        json.writeEndObject();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
