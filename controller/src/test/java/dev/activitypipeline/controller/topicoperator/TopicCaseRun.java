package dev.activitypipeline.controller.topicoperator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.controller.topicoperator.KafkaTopicStatus.Condition;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Goes through the steps of a case, and compares what is there with what is to be there. */
final class TopicCaseRun {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicWorld world;
    private final BrokerActions broker;
    private final String namespace;
    private final Map<String, String> ids = new HashMap<>();

    TopicCaseRun(TopicWorld world, BrokerActions broker) {
        this.world = world;
        this.broker = broker;
        this.namespace = world.namespace();
    }

    void run(TopicCase topicCase) throws Exception {
        for (JsonNode step : topicCase.steps()) {
            TimeUnit.MILLISECONDS.sleep(step.path("pause").asLong(0));
            for (JsonNode action : step.path("broker")) {
                broker.act(action);
            }
            for (var topic : step.path("create").properties()) {
                create(topic.getKey(), topic.getValue());
            }
            for (var topic : step.path("patch").properties()) {
                world.patch(namespace, topic.getKey(), topic.getValue().toString());
            }
            step.path("delete").forEach(name -> world.delete(namespace, name.asText()));
            for (var expected : step.path("then").properties()) {
                status(expected.getKey(), expected.getValue());
            }
            for (var expected : step.path("kafka").properties()) {
                broker.await(expected.getKey(), expected.getValue());
            }
        }
    }

    private void create(String name, JsonNode topic) {
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("labels", topic.has("labels") ? topic.get("labels") : Map.of("strimzi.io/cluster", "kafka"));
        metadata.put("annotations", topic.has("annotations") ? topic.get("annotations") : Map.of());
        metadata.put("finalizers", topic.has("finalizers") ? topic.get("finalizers") : java.util.List.of());
        String flow = JSON.valueToTree(metadata).toString();
        world.create(
                namespace,
                name,
                flow.substring(1, flow.length() - 1),
                topic.path("spec").toString());
    }

    private void status(String name, JsonNode expected) throws InterruptedException {
        if (expected.asText().equals("silent")) {
            Optional<KafkaTopicStatus> before = world.find(namespace, name).flatMap(KafkaTopic::status);
            TimeUnit.MILLISECONDS.sleep(1_500);
            assertThat(world.find(namespace, name).flatMap(KafkaTopic::status))
                    .as(name)
                    .isEqualTo(before);
            return;
        }
        Awaitility.await()
                .atMost(40, TimeUnit.SECONDS)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> {
                    Optional<KafkaTopic> topic = world.find(namespace, name);
                    if (expected.asText().equals("absent")) {
                        assertThat(topic).as(name).isEmpty();
                    } else {
                        compare(topic.orElseThrow(() -> new AssertionError(name + " is not there")), expected);
                    }
                });
        world.find(namespace, name)
                .flatMap(KafkaTopic::status)
                .map(KafkaTopicStatus::topicId)
                .ifPresent(id -> ids.put(name, id));
    }

    private void compare(KafkaTopic topic, JsonNode expected) {
        assertThat(topic.isAnswered()).as(topic + " is answered").isTrue();
        KafkaTopicStatus status = topic.status().orElseThrow();
        for (String type : java.util.List.of("Ready", "Unmanaged", "ReconciliationPaused")) {
            assertThat(condition(status, type).map(Condition::status))
                    .as(type + " of " + topic)
                    .isEqualTo(text(expected, type));
        }
        if (expected.has("Warning")) {
            assertThat(condition(status, "Warning").isPresent())
                    .as("Warning of " + topic)
                    .isEqualTo(!expected.path("Warning").asText().equals("none"));
        }
        text(expected, "reason").ifPresent(reason -> assertThat(status.conditions())
                .as(topic.toString())
                .anyMatch(condition -> reason.equals(condition.reason())));
        text(expected, "message").ifPresent(message -> assertThat(
                        condition(status, "Ready").orElseThrow().message())
                .startsWith(message.replace("NS", namespace)));
        text(expected, "warning").ifPresent(warning -> assertThat(
                        condition(status, "Warning").orElseThrow().message())
                .isEqualTo(warning));
        text(expected, "topicName").ifPresent(name -> assertThat(
                        Optional.ofNullable(status.topicName()).orElse("none"))
                .isEqualTo(name));
        text(expected, "topicId").ifPresent(id -> compareId(topic, status.topicId(), id));
        text(expected, "finalizer")
                .ifPresent(there ->
                        assertThat(topic.hasFinalizer()).as(topic.toString()).isEqualTo(there.equals("true")));
    }

    private void compareId(KafkaTopic topic, String actual, String expected) {
        String before = ids.get(topic.ref().name());
        switch (expected) {
            case "none" -> assertThat(actual).as(topic.toString()).isNull();
            case "known" -> assertThat(actual).as(topic.toString()).isNotBlank();
            case "same" -> assertThat(actual).as(topic.toString()).isEqualTo(before);
            case "other" -> assertThat(actual).as(topic.toString()).isNotNull().isNotEqualTo(before);
            default -> throw new IllegalArgumentException("topicId: " + expected);
        }
    }

    private static Optional<Condition> condition(KafkaTopicStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }
}
