package dev.activitypipeline.bigquery.status;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** {@code /status}, {@code /metrics}, {@code /healthz} (the process lives), {@code /readyz} (BigQuery answers). */
public final class StatusServer implements AutoCloseable {
    private final HttpServer server;

    /** @param port TCP port; 0 picks a free one */
    public StatusServer(int port, FollowerProgress progress, String pipeline) throws IOException {
        FollowerMetrics metrics = new FollowerMetrics(progress, pipeline);
        server = HttpServer.create(new InetSocketAddress(port), 16);
        server.createContext("/status", exchange -> answer(exchange, 200, "application/json", progress.json()));
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
        server.createContext("/healthz", exchange -> answer(exchange, 200, "text/plain; charset=utf-8", "alive\n"));
        server.createContext(
                "/readyz",
                exchange -> answer(
                        exchange,
                        progress.isFailing() ? 503 : 200,
                        "text/plain; charset=utf-8",
                        progress.isFailing() ? "failing\n" : "following\n"));
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

    private static void answer(HttpExchange exchange, int code, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
