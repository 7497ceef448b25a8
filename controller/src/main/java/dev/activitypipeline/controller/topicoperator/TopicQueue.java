package dev.activitypipeline.controller.topicoperator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which topics are to be looked at, each once, first come first served, in two lanes: what somebody waits for goes before the rounds that look for drift, but a tenth of each batch is the
 * rounds' own, so that they get on however much is edited. It has no bound but the number of topics. A topic that is in a batch is not handed out again until it is finished.
 */
final class TopicQueue {
    /** Why a topic is to be looked at. */
    enum Lane {
        /** Somebody has changed its resource. */
        EDIT,
        /** It is time to look again. */
        ROUND
    }

    private static final int SHARE_OF_ROUNDS = 10;
    /** A batch waits for company only while some is coming. */
    private static final int QUIET_PART_OF_LINGER = 10;

    private final Map<Lane, Map<TopicRef, Long>> waiting =
            Map.of(Lane.EDIT, new LinkedHashMap<>(), Lane.ROUND, new LinkedHashMap<>());
    private final Set<TopicRef> inBatch = new HashSet<>();
    private final Map<TopicRef, Lane> again = new HashMap<>();

    synchronized void add(TopicRef topic, Lane lane) {
        if (inBatch.contains(topic)) {
            again.merge(topic, lane, (one, other) -> one == Lane.EDIT ? one : other);
            return;
        }
        if (lane == Lane.EDIT) {
            waiting.get(Lane.ROUND).remove(topic);
        } else if (waiting.get(Lane.EDIT).containsKey(topic)) {
            return;
        }
        if (waiting.get(lane).putIfAbsent(topic, System.nanoTime()) == null) {
            notifyAll();
        }
    }

    /**
     * Waits for topics and takes them.
     *
     * @param most how many at most
     * @param linger how long at most to wait for more while more keep coming
     * @return at least one
     */
    synchronized List<TopicRef> take(int most, Duration linger) throws InterruptedException {
        while (length() == 0) {
            wait();
        }
        long end = System.nanoTime() + linger.toNanos();
        long quiet = Math.max(1, linger.toMillis() / QUIET_PART_OF_LINGER);
        int before = 0;
        while (length() < most && length() > before && System.nanoTime() < end) {
            before = length();
            waitUpTo(quiet);
        }
        return batch(most);
    }

    /** Takes topics if so many wait; else none. */
    synchronized List<TopicRef> takeFull(int most) {
        return length() < most ? List.of() : batch(most);
    }

    private List<TopicRef> batch(int most) {
        Map<TopicRef, Long> rounds = waiting.get(Lane.ROUND);
        int reserved = Math.min(rounds.size(), Math.max(1, most / SHARE_OF_ROUNDS));
        List<TopicRef> batch = new ArrayList<>();
        move(waiting.get(Lane.EDIT), Math.max(1, most - reserved), batch);
        move(rounds, most - batch.size(), batch);
        return batch;
    }

    /** The topic's batch is over for it, its status written. */
    synchronized void finished(TopicRef topic) {
        inBatch.remove(topic);
        Optional.ofNullable(again.remove(topic)).ifPresent(lane -> add(topic, lane));
    }

    synchronized int length(Lane lane) {
        return waiting.get(lane).size();
    }

    /** How long the one that waits longest has waited. */
    synchronized Duration age() {
        return waiting.values().stream()
                .flatMap(lane -> lane.values().stream().limit(1))
                .min(Long::compare)
                .map(since -> Duration.ofNanos(System.nanoTime() - since))
                .orElse(Duration.ZERO);
    }

    private int length() {
        return waiting.values().stream().mapToInt(Map::size).sum();
    }

    /** Whoever adds something wakes the waiting; the whole time is waited all the same, or each newcomer would end it. */
    private void waitUpTo(long millis) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        for (long left = millis;
                left > 0;
                left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
            wait(left);
        }
    }

    private void move(Map<TopicRef, Long> lane, int most, List<TopicRef> batch) {
        Iterator<TopicRef> first = lane.keySet().iterator();
        for (int moved = 0; moved < most && first.hasNext(); moved++) {
            TopicRef topic = first.next();
            first.remove();
            inBatch.add(topic);
            batch.add(topic);
        }
    }
}
