package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.TopicOutcome.NotReady;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.Overtaken;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.Released;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * One batch, in Strimzi's order: deletions; what can be told without asking Kafka; finalizers; what is there; create, alter, grow, and check the replicas. A topic whose resource names no topic
 * id is created before Kafka is asked for it, and asked for where that is refused. A batch that ends anywhere is made up for by the next one, since each finds out what is there. The API server writes the
 * finalizers of a batch that has begun while Kafka still answers for the one before.
 */
final class TopicBatch {
    private static final int UNPROCESSABLE = 422;

    private final TopicResources resources;
    private final TopicAdmin admin;
    private final TopicStore store;
    private final Admission admission;
    private final Deletions deletions;
    private final TopicOperatorSettings settings;
    private final Executor writers;

    /** @param writers where requests to the API server go on side by side */
    TopicBatch(
            TopicResources resources,
            TopicAdmin admin,
            TopicStore store,
            TopicOperatorSettings settings,
            Executor writers) {
        Claims claims = new Claims(store);
        this.resources = resources;
        this.admin = admin;
        this.store = store;
        this.admission = new Admission(claims);
        this.deletions = new Deletions(admin, resources, claims);
        this.settings = settings;
        this.writers = writers;
    }

    /**
     * A batch whose finalizers are being written.
     *
     * @param told what is known without asking Kafka
     * @param wanted whose topics are to be brought about
     * @param unheld what became of those of them whose finalizer could not be written
     */
    record Begun(
            Map<KafkaTopic, TopicOutcome> told,
            List<KafkaTopic> wanted,
            CompletableFuture<Map<KafkaTopic, TopicOutcome>> unheld) {}

    /** @param gone resources that are no longer there, and had no finalizer */
    Begun begin(List<KafkaTopic> topics, List<KafkaTopic> gone) throws InterruptedException {
        Map<Boolean, List<KafkaTopic>> byDeleting =
                topics.stream().collect(Collectors.partitioningBy(KafkaTopic::deleting));
        Map<KafkaTopic, TopicOutcome> told = new LinkedHashMap<>(deletions.of(byDeleting.get(true), gone));
        told.putAll(write(
                        told.keySet().stream()
                                .filter(topic -> told.get(topic) instanceof Released && topic.hasFinalizer())
                                .toList(),
                        resources::removeFinalizer)
                .join());
        List<KafkaTopic> wanted = admitted(byDeleting.get(false), told);
        return new Begun(
                told,
                wanted,
                write(
                        wanted.stream()
                                .filter(topic -> topic.hasFinalizer() != settings.finalizers())
                                .toList(),
                        settings.finalizers() ? resources::addFinalizer : resources::removeFinalizer));
    }

    /** @return what became of each; who is not in it was deleted since the batch began */
    Map<KafkaTopic, TopicOutcome> finish(Begun begun) throws InterruptedException {
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>(begun.told());
        List<KafkaTopic> wanted = admitted(
                begun.wanted().stream().flatMap(topic -> newest(topic).stream()).toList(), outcomes);
        Map<String, Answer<TopicState>> states = admin.describe(wanted.stream()
                .filter(topic -> topic.topicId().isPresent())
                .map(KafkaTopic::topicName)
                .collect(Collectors.toSet()));
        // Nothing is made in Kafka for a resource that does not hold it.
        Map<TopicRef, TopicOutcome> unheld = new HashMap<>();
        begun.unheld().join().forEach((topic, outcome) -> unheld.put(topic.ref(), outcome));
        wanted.stream()
                .filter(topic -> unheld.containsKey(topic.ref()))
                .forEach(topic -> outcomes.put(topic, unheld.get(topic.ref())));
        outcomes.putAll(Alignment.of(
                wanted.stream()
                        .filter(topic -> !unheld.containsKey(topic.ref()))
                        .toList(),
                states,
                Set.copyOf(deletions.deletedIds()),
                admin,
                settings.alterable()));
        return outcomes;
    }

    private List<KafkaTopic> admitted(List<KafkaTopic> topics, Map<KafkaTopic, TopicOutcome> told) {
        List<KafkaTopic> wanted = new ArrayList<>();
        for (KafkaTopic topic : topics) {
            admission.of(topic).ifPresentOrElse(outcome -> told.put(topic, outcome), () -> wanted.add(topic));
        }
        return wanted;
    }

    /** Whoever has paused it since the batch began is obeyed; who deletes it has his own turn. */
    private Optional<KafkaTopic> newest(KafkaTopic topic) {
        return store.find(topic.ref()).filter(found -> found.uid().equals(topic.uid()) && !found.deleting());
    }

    /** Writes to resources side by side. @return what became of those where it failed */
    private CompletableFuture<Map<KafkaTopic, TopicOutcome>> write(
            List<KafkaTopic> topics, Consumer<KafkaTopic> change) {
        Map<KafkaTopic, CompletableFuture<Optional<TopicOutcome>>> written = new LinkedHashMap<>();
        topics.forEach(
                topic -> written.put(topic, CompletableFuture.supplyAsync(() -> failure(topic, change), writers)));
        return CompletableFuture.allOf(written.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> {
                    Map<KafkaTopic, TopicOutcome> failed = new LinkedHashMap<>();
                    written.forEach((topic, outcome) -> outcome.join().ifPresent(what -> failed.put(topic, what)));
                    return failed;
                });
    }

    private static Optional<TopicOutcome> failure(KafkaTopic topic, Consumer<KafkaTopic> change) {
        try {
            change.accept(topic);
            return Optional.empty();
        } catch (KubernetesClientException refused) {
            TopicProblem problem = TopicProblem.of(refused);
            return Optional.of(
                    switch (refused.getCode()) {
                        case HttpURLConnection.HTTP_NOT_FOUND -> new Released();
                        case HttpURLConnection.HTTP_CONFLICT, UNPROCESSABLE -> new Overtaken(problem);
                        default -> new NotReady(problem, Optional.empty());
                    });
        }
    }
}
