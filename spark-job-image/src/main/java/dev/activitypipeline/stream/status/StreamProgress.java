package dev.activitypipeline.stream.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.stream.StreamProblem;
import dev.activitypipeline.stream.journal.Counts;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.store.TableSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The newest facts. Written by the stream's threads, read by the status server; each fact is replaced as a whole. */
public final class StreamProgress {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String pipeline;
    private final AtomicReference<StreamState> state = new AtomicReference<>(StreamState.STARTING);
    private final AtomicReference<StreamProblem> problem = new AtomicReference<>();
    private final AtomicReference<JournalEntry> last = new AtomicReference<>();
    private final AtomicReference<SortedMap<Integer, Long>> ends = new AtomicReference<>(Collections.emptySortedMap());
    private final AtomicReference<Instant> lastCommit = new AtomicReference<>();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicReference<Instant> behindSince = new AtomicReference<>();
    private final AtomicReference<Instant> unreadExpires = new AtomicReference<>();
    private final Upkeep upkeep = new Upkeep();
    private volatile Map<String, TableSize> sizes = Map.of();
    private volatile Consumer<Duration> commitListener = duration -> {};
    /** {@link System#nanoTime} of the last look at the topic's ends; 0 before the first. */
    private volatile long endsReadAt;

    private volatile String topicId = "";
    private volatile long batchMillis;

    public StreamProgress(String pipeline) {
        this.pipeline = pipeline;
    }

    public void is(StreamState now) {
        if (now == StreamState.STARTING || now == StreamState.RUNNING) {
            problem.set(null);
        }
        state.set(now);
    }

    public StreamState state() {
        return state.get();
    }

    public void failed(StreamProblem why) {
        problem.set(why);
        state.set(StreamState.FAILED);
    }

    /** It goes on by itself once the problem has passed. */
    public void waits(StreamProblem until) {
        problem.set(until);
        state.set(StreamState.WAITING);
    }

    public void reads(String topic) {
        topicId = topic;
    }

    /** What an earlier driver decided. */
    public void continuesAfter(JournalEntry entry) {
        last.set(entry);
        lastCommit.set(Instant.ofEpochMilli(entry.publishedAt()));
    }

    public void committed(JournalEntry entry, long millis) {
        last.set(entry);
        lastCommit.set(Instant.now());
        batchMillis = millis;
        commits.incrementAndGet();
        behindSince.set(null);
        commitListener.accept(Duration.ofMillis(millis));
    }

    /** @param listener is told how long each batch took */
    void onCommit(Consumer<Duration> listener) {
        commitListener = listener;
    }

    /** @param now by table */
    public void measured(Map<String, TableSize> now) {
        sizes = now;
    }

    Map<String, TableSize> sizes() {
        return sizes;
    }

    public Upkeep upkeep() {
        return upkeep;
    }

    public void ends(SortedMap<Integer, Long> offsets) {
        ends.set(offsets);
        endsReadAt = System.nanoTime();
        if (lag() == 0) {
            behindSince.set(null);
        } else {
            behindSince.compareAndSet(null, Instant.now());
        }
    }

    /** @param from when records that no batch covers begin to leave the topic; empty while they have time */
    public void unreadExpires(Optional<Instant> from) {
        unreadExpires.set(from.orElse(null));
    }

    /** Batches that this driver committed. */
    public long commits() {
        return commits.get();
    }

    public long batchId() {
        JournalEntry entry = last.get();
        return entry == null ? -1 : entry.batchId();
    }

    /** Whether the totals and the lag are known: what an earlier driver stored was read, and the topic's end was seen. */
    boolean knowsItsStore() {
        return !ends.get().isEmpty();
    }

    /** Since when offsets wait without a commit; 0 while none wait. */
    double behindSeconds() {
        Instant since = behindSince.get();
        return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    /** Empty while nothing hinders the driver. */
    String problemReason() {
        StreamProblem why = problem.get();
        return why == null ? "" : why.reason();
    }

    public long batchMillis() {
        return batchMillis;
    }

    public Counts totals() {
        JournalEntry entry = last.get();
        return entry == null ? Counts.NONE : entry.totals();
    }

    public long publishedAtMillis() {
        Instant at = lastCommit.get();
        return at == null ? 0 : at.toEpochMilli();
    }

    /** Offsets in the topic that no batch covers yet; transaction markers count as long as they are not passed. */
    public long lag() {
        SortedMap<Integer, Long> stored = storedOffsets();
        long lag = 0;
        for (var end : ends.get().entrySet()) {
            lag += Math.max(0, end.getValue() - stored.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }

    /** The document of {@code /status}. */
    public String json() {
        ObjectNode status = JSON.createObjectNode();
        status.put("pipeline", pipeline);
        status.put("state", state.get().word());
        status.put("topicId", topicId);
        status.put("batchId", batchId());
        ObjectNode offsets = status.putObject("offsets");
        SortedMap<Integer, Long> stored = storedOffsets();
        ends.get().forEach((partition, end) -> offsets.putObject(Integer.toString(partition))
                .put("stored", stored.getOrDefault(partition, 0L))
                .put("end", end));
        status.put("lag", lag());
        status.put(
                "endsAgeMillis", endsReadAt == 0 ? null : Long.valueOf((System.nanoTime() - endsReadAt) / 1_000_000));
        Counts totals = totals();
        status.put("stored", totals.stored());
        ObjectNode rejected = status.putObject("rejected");
        totals.rejected().forEach(rejected::put);
        status.put("unknownFields", totals.unknownFields());
        status.put("lost", totals.lost());
        Instant at = lastCommit.get();
        status.put("lastCommitTime", at == null ? null : at.toString());
        Instant behind = behindSince.get();
        status.put("behindSince", behind == null ? null : behind.toString());
        Instant expires = unreadExpires.get();
        status.put("unreadExpiresAt", expires == null ? null : expires.toString());
        status.put("batchMillis", batchMillis);
        StreamProblem why = problem.get();
        if (why == null) {
            status.putNull("problem");
        } else {
            status.putObject("problem").put("reason", why.reason()).put("message", why.message());
        }
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For each partition the first offset that no committed batch covers. */
    public SortedMap<Integer, Long> storedOffsets() {
        JournalEntry entry = last.get();
        return entry == null ? Collections.emptySortedMap() : entry.until();
    }
}
