package dev.activitypipeline.producer.source.http;

import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.contract.wire.Rule;
import dev.activitypipeline.producer.source.EventSource;
import dev.activitypipeline.producer.source.Outbox;
import dev.activitypipeline.producer.source.http.Batch.Accepted;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Requests as a source. Requests that come while a transaction is being committed share the next one; a request is answered after its
 * transaction's commit. A request whose client has given up is not sent, if it was not sent already.
 */
public final class HttpSource implements EventSource {
    private static final int THREADS = 64;
    private static final long IDLE_MILLIS = 100;
    /** Bytes of events that may wait for the broker. */
    private static final long MOST_WAITING = 64L * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    });
    private final Duration patience;
    private final LinkedBlockingDeque<Batch> waiting = new LinkedBlockingDeque<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final List<Sent> sent = new ArrayList<>();
    private volatile boolean stopped;

    private record Sent(Batch batch, Accepted range) {}

    /**
     * @param server listens already, serves nothing yet
     * @param patience how long a request waits for the broker before it is answered with 503
     * @param refused counts lines that are no events
     */
    public HttpSource(HttpServer server, Clock clock, Duration patience, Consumer<Rule> refused) {
        this.server = server;
        this.patience = patience;
        server.setExecutor(threads);
        server.createContext("/", new EventsHandler(this::submit, refused, clock, patience));
        server.start();
    }

    private Optional<Batch> submit(List<Batch.Event> events) {
        long bytes = bytes(events);
        synchronized (waiting) {
            if (stopped || waitingBytes.get() + bytes > MOST_WAITING) {
                return Optional.empty();
            }
            waitingBytes.addAndGet(bytes);
            Batch batch = new Batch(events, System.nanoTime() + patience.toNanos());
            waiting.add(batch);
            return Optional.of(batch);
        }
    }

    /** What was sent in a failed transaction is either found committed by its number, or goes first in the next one. */
    @Override
    public void resume(long nextSeq, Map<String, String> position) {
        for (int i = sent.size() - 1; i >= 0; i--) {
            Sent uncertain = sent.get(i);
            if (uncertain.range().last() < nextSeq) {
                uncertain.batch().outcome().complete(uncertain.range());
            } else {
                waitingBytes.addAndGet(bytes(uncertain.batch().events()));
                waiting.addFirst(uncertain.batch());
            }
        }
        sent.clear();
    }

    @Override
    public Drawn draw(Outbox outbox) throws InterruptedException {
        boolean last = stopped;
        Batch batch = waiting.poll(last ? 0 : IDLE_MILLIS, TimeUnit.MILLISECONDS);
        if (batch == null) {
            return last ? Drawn.DONE : Drawn.IDLE;
        }
        while (batch != null) {
            waitingBytes.addAndGet(-bytes(batch.events()));
            if (!batch.isExpired(System.nanoTime())) {
                send(batch, outbox);
            }
            batch = outbox.full() ? null : waiting.poll();
        }
        return Drawn.MORE;
    }

    private void send(Batch batch, Outbox outbox) {
        long first = outbox.nextSeq();
        sent.add(new Sent(batch, new Accepted(first, first + batch.events().size() - 1)));
        for (Batch.Event event : batch.events()) {
            outbox.send(event.key(), event.value());
        }
    }

    @Override
    public void committed() {
        sent.forEach(done -> done.batch().outcome().complete(done.range()));
        sent.clear();
    }

    @Override
    public void stop() {
        synchronized (waiting) {
            stopped = true;
        }
    }

    /** Lets answers that are due go out, then closes the port. */
    @Override
    public void close() {
        server.stop(1);
        threads.shutdown();
    }

    private static long bytes(List<Batch.Event> events) {
        long bytes = 0;
        for (Batch.Event event : events) {
            bytes += event.value().length;
        }
        return bytes;
    }
}
