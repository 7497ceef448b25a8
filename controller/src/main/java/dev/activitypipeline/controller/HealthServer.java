package dev.activitypipeline.controller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.controller.crd.CrdState;
import dev.activitypipeline.controller.metrics.PipelineMetrics;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code /healthz}: every informer lives; {@code /readyz}: they have seen what there is, and the CRD keeps what is written; {@code /metrics}: Prometheus. */
final class HealthServer {
    private final HttpServer server;

    /** @param healthy whether everything that watches does */
    HealthServer(int port, BooleanSupplier healthy, Operator operator, PipelineMetrics metrics, Supplier<CrdState> crd)
            throws IOException {
        server = HttpServer.create(new InetSocketAddress(port), 16);
        server.createContext("/healthz", exchange -> answer(exchange, healthy.getAsBoolean(), ""));
        server.createContext(
                "/readyz",
                exchange -> answer(
                        exchange,
                        operator.getRuntimeInfo().isStarted()
                                && healthy.getAsBoolean()
                                && crd.get().isUsable(),
                        crd.get().message()));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.scrape()));
        server.setExecutor(Executors.newFixedThreadPool(2, work -> {
            Thread thread = new Thread(work, "health");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, boolean good, String remark) throws IOException {
        String text = (good ? "ok\n" : "not yet\n") + (remark.isEmpty() ? "" : remark + "\n");
        answer(exchange, good ? 200 : 503, text);
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
