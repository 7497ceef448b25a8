package dev.activitypipeline.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** The limbs while they run: looked after together, looked at together. */
final class Pipeline {
    private static final Duration BROKER_STOP_DEADLINE = Duration.ofSeconds(30);

    private final SupervisedChild broker;
    private final Topic topic;
    private final Producers producers;
    private final StreamJob stream;
    private final Optional<BigQueryFollower> bigQuery;
    private final String bootstrapServers;

    Pipeline(
            SupervisedChild broker,
            Topic topic,
            Producers producers,
            StreamJob stream,
            Optional<BigQueryFollower> bigQuery,
            String bootstrapServers) {
        this.broker = broker;
        this.topic = topic;
        this.producers = producers;
        this.stream = stream;
        this.bigQuery = bigQuery;
        this.bootstrapServers = bootstrapServers;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    Producers producers() {
        return producers;
    }

    StreamJob stream() {
        return stream;
    }

    /** What follows the store; it blocks none of the others. */
    Optional<BigQueryFollower> bigQuery() {
        return bigQuery;
    }

    /** Starts again what died, as far as that can help. */
    void check(Instant now) throws IOException {
        broker.check(now);
        producers.check(now);
        stream.child().check(now);
        if (bigQuery.isPresent()) {
            bigQuery.get().check(now);
        }
    }

    /** Looks after the limbs until the condition holds. */
    void await(BooleanSupplier condition) throws IOException, InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(50);
            check(Instant.now());
        }
    }

    /** Asks the processes how far they are, and tells what they answered last. */
    Sample sample(Instant now) throws IOException {
        producers.poll();
        stream.poll();
        bigQuery.ifPresent(BigQueryFollower::poll);
        return Sample.of(now, producers.statuses(), stream.status());
    }

    /** The first limb that cannot run, and why. */
    Optional<String> broken() {
        List<SupervisedChild> children = new ArrayList<>(List.of(broker));
        children.add(stream.child());
        children.addAll(producers.children());
        return children.stream()
                .filter(child -> child.state() instanceof SupervisedChild.State.Broken)
                .map(child -> child.name() + ": " + ((SupervisedChild.State.Broken) child.state()).why())
                .findFirst();
    }

    /** The topic's ends for readers of committed records; fails while the broker is away. */
    CompletableFuture<Map<Integer, Long>> topicEnds() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return topic.ends();
            } catch (ExecutionException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    void beginStopOfBroker(Instant now) {
        topic.close();
        broker.beginStop(now, BROKER_STOP_DEADLINE);
    }

    boolean hasBrokerEnded() {
        return broker.hasEnded();
    }
}
