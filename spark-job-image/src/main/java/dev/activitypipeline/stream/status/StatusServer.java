package dev.activitypipeline.stream.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.contract.settings.StreamSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@code /status}, {@code /metrics}, {@code /healthz} (the process lives), {@code /readyz} (the query runs). */
public final class StatusServer implements AutoCloseable {
    private final HttpServer server;

    /** On the port that the settings say; 0 picks a free one. */
    public StatusServer(StreamSettings settings, StreamProgress progress) throws IOException {
        StreamMetrics metrics = new StreamMetrics(progress, settings);
        server = HttpServer.create(new InetSocketAddress(settings.statusPort()), 16);
        server.createContext("/status", exchange -> answer(exchange, 200, "application/json", progress.json()));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
        server.createContext("/healthz", exchange -> probe(exchange, true, progress));
        server.createContext("/readyz", exchange -> probe(exchange, progress.state() == StreamState.RUNNING, progress));
        server.setExecutor(Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "status");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void probe(HttpExchange exchange, boolean good, StreamProgress progress) throws IOException {
        answer(
                exchange,
                good ? 200 : 503,
                "text/plain; charset=utf-8",
                progress.state().word() + "\n");
    }

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
