package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.topicoperator.TopicOutcome.NotReady;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.Overtaken;
import dev.activitypipeline.controller.topicoperator.TopicOutcome.Released;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
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
 * One batch, in Strimzi's order: deletions; what can be told without asking Kafka; finalizers; what is there; create, alter, grow, and check the replicas. A batch that ends anywhere is
 * made up for by the next one, since each begins with what is there.
 */
final class TopicBatch {
    private static final int UNPROCESSABLE = 422;

    private final TopicResources resources;
    private final TopicAdmin admin;
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
        this.admission = new Admission(claims);
        this.deletions = new Deletions(admin, resources, claims);
        this.settings = settings;
        this.writers = writers;
    }

    /** @param gone resources that are no longer there, and had no finalizer */
    Map<KafkaTopic, TopicOutcome> run(List<KafkaTopic> topics, List<KafkaTopic> gone) throws InterruptedException {
        Map<Boolean, List<KafkaTopic>> byDeleting =
                topics.stream().collect(Collectors.partitioningBy(KafkaTopic::deleting));
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>(deletions.of(byDeleting.get(true), gone));
        outcomes.putAll(write(
                        outcomes.keySet().stream()
                                .filter(topic -> outcomes.get(topic) instanceof Released && topic.hasFinalizer())
                                .toList(),
                        resources::removeFinalizer)
                .join());
        List<KafkaTopic> wanted = new ArrayList<>();
        for (KafkaTopic topic : byDeleting.get(false)) {
            admission.of(topic).ifPresentOrElse(told -> outcomes.put(topic, told), () -> wanted.add(topic));
        }
        outcomes.putAll(bringAbout(wanted));
        return outcomes;
    }

    private Map<KafkaTopic, TopicOutcome> bringAbout(List<KafkaTopic> wanted) throws InterruptedException {
        CompletableFuture<Map<KafkaTopic, TopicOutcome>> finalizers = write(
                wanted.stream()
                        .filter(topic -> topic.hasFinalizer() != settings.finalizers())
                        .toList(),
                settings.finalizers() ? resources::addFinalizer : resources::removeFinalizer);
        Map<String, Answer<TopicState>> states =
                admin.describe(wanted.stream().map(KafkaTopic::topicName).collect(Collectors.toSet()));
        // Nothing is made in Kafka for a resource that does not hold it.
        Map<KafkaTopic, TopicOutcome> outcomes = new LinkedHashMap<>(finalizers.join());
        outcomes.putAll(Alignment.of(
                wanted.stream().filter(topic -> !outcomes.containsKey(topic)).toList(),
                states,
                Set.copyOf(deletions.deletedIds()),
                admin,
                settings.alterable()));
        return outcomes;
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
