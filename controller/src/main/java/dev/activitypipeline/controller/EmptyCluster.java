package dev.activitypipeline.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** As much of an API server as a controller needs to start: it knows one suspended pipeline, takes whatever is applied, and keeps nothing. */
final class EmptyCluster {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIPELINE = """
            {"apiVersion":"activity.dev/v1alpha1","kind":"ActivityPipeline",
             "metadata":{"name":"training","namespace":"training","uid":"1","generation":1,"resourceVersion":"1",
                         "creationTimestamp":"2026-01-01T00:00:00Z","finalizers":["activity.dev/pipeline"]},
             "spec":{"suspend":true,"kafka":{"bootstrapServers":"kafka:9092"},"topic":{"name":"training","partitions":1},
                     "producer":{"source":{"simulate":{}}}}}""";
    private static final String KINDS = """
            {"kind":"APIResourceList","apiVersion":"v1","groupVersion":"kafka.strimzi.io/v1",
             "resources":[{"name":"kafkatopics","singularName":"kafkatopic","namespaced":true,"kind":"KafkaTopic","verbs":["get","list","watch"]}]}""";
    private static final String LIST = """
            {"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[%s]}""";
    private static final String NOT_FOUND = """
            {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}""";

    private final HttpServer server;
    private final CountDownLatch told = new CountDownLatch(1);

    private EmptyCluster(HttpServer server) {
        this.server = server;
    }

    static EmptyCluster start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        EmptyCluster cluster = new EmptyCluster(server);
        server.createContext("/", cluster::answer);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "training");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
        return cluster;
    }

    String url() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    /** Whether somebody has said in that time how a pipeline is. */
    boolean awaitStatus(Duration patience) throws InterruptedException {
        return told.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (!exchange.getRequestMethod().equals("GET")) {
            JsonNode object = JSON.readTree(exchange.getRequestBody());
            ((ObjectNode) object.path("metadata")).put("resourceVersion", "2").put("uid", "2");
            answer(exchange, 200, object.toString());
            if (path.endsWith("/status")) {
                told.countDown();
            }
        } else if (query.contains("watch=true")) {
            watch(exchange);
        } else if (path.endsWith("/kafka.strimzi.io/v1")) {
            answer(exchange, 200, KINDS);
        } else if (isList(path)) {
            answer(exchange, 200, LIST.formatted(path.endsWith("/activitypipelines") ? PIPELINE : ""));
        } else {
            answer(exchange, 404, NOT_FOUND);
        }
    }

    /** Nothing ever happens. A client that asks for a web socket is told by the missing 101 that there is none. */
    private static void watch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, exchange.getRequestHeaders().containsKey("Upgrade") ? -1 : 0);
        exchange.getResponseBody().flush();
    }

    /** {@code /api/v1/pods} and {@code /apis/apps/v1/namespaces/training/statefulsets}, but not what is one object of them. */
    private static boolean isList(String path) {
        String rest = path.replaceFirst("^/(api/v1|apis/[^/]+/[^/]+)(/namespaces/[^/]+)?/?", "");
        return !rest.isEmpty() && !rest.contains("/");
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
