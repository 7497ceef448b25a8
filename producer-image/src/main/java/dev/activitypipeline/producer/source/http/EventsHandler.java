package dev.activitypipeline.producer.source.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.source.http.Batch.Accepted;
import dev.activitypipeline.producer.source.http.EventRequest.LineError;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/** POST /events: parses, hands over, waits for the commit, answers. */
final class EventsHandler implements HttpHandler {
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final JsonFactory JSON = new JsonFactory();
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Function<List<Batch.Event>, Optional<Batch>> submit;
    private final Consumer<Rule> refused;
    private final Clock clock;
    private final Duration patience;

    /**
     * @param submit takes a request's events; empty if there is no room or the process stops
     * @param refused counts lines that are no events
     * @param patience how long a request waits for the broker
     */
    EventsHandler(
            Function<List<Batch.Event>, Optional<Batch>> submit,
            Consumer<Rule> refused,
            Clock clock,
            Duration patience) {
        this.submit = submit;
        this.refused = refused;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/events")) {
                answer(exchange, 404, problem("there is only POST /events"));
                return;
            }
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                answer(exchange, 405, problem("send events with POST"));
                return;
            }
            byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                answer(exchange, 413, problem("a request has at most " + MOST_BYTES + " bytes; send several"));
                return;
            }
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            EventRequest request = EventRequest.parse(type == null ? "" : type, body, clock.millis());
            if (request.errors().isEmpty()) {
                store(exchange, request.events());
            } else {
                request.errors().forEach(error -> refused.accept(error.why().rule()));
                answer(exchange, 400, errors(request.errors()));
            }
        }
    }

    private void store(HttpExchange exchange, List<Batch.Event> events) throws IOException {
        Optional<Batch> batch = submit.apply(events);
        if (batch.isEmpty()) {
            unavailable(
                    exchange,
                    "too much is waiting for the broker, or the producer stops; nothing of this request was sent");
            return;
        }
        try {
            Accepted accepted = batch.get().outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            answer(exchange, 200, accepted(events.size(), accepted));
        } catch (TimeoutException | ExecutionException e) {
            unavailable(
                    exchange,
                    "the broker did not acknowledge in time; whether these events are in the topic is not known");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            unavailable(exchange, "the producer stops");
        }
    }

    private static void unavailable(HttpExchange exchange, String why) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
        answer(exchange, 503, problem(why));
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String accepted(int count, Accepted range) {
        return "{\"accepted\":" + count + ",\"first\":" + range.first() + ",\"last\":" + range.last() + "}";
    }

    private static String problem(String message) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("accepted", 0);
            json.writeStringField("message", message);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String errors(List<LineError> errors) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("accepted", 0);
            json.writeArrayFieldStart("errors");
            for (LineError error : errors) {
                json.writeStartObject();
                json.writeNumberField("line", error.line());
                json.writeStringField("rule", error.why().rule().name());
                json.writeStringField("field", error.why().field());
                json.writeStringField("message", error.why().message());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
