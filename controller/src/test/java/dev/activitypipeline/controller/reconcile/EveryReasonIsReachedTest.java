package dev.activitypipeline.controller.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.controller.limb.ManifestCase;
import dev.activitypipeline.controller.manifest.ManifestReader;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.observe.BigQueryHealth;
import dev.activitypipeline.controller.observe.Drain;
import dev.activitypipeline.controller.observe.LiveState;
import dev.activitypipeline.controller.observe.ProducerHealth;
import dev.activitypipeline.controller.observe.StoreHealth;
import dev.activitypipeline.controller.observe.StreamHealth;
import dev.activitypipeline.controller.observe.TopicWatch;
import dev.activitypipeline.controller.plan.Images;
import dev.activitypipeline.controller.plan.PipelinePlan;
import dev.activitypipeline.controller.plan.PipelinePlanner;
import dev.activitypipeline.controller.plan.Planning;
import dev.activitypipeline.controller.status.LimbHealth;
import dev.activitypipeline.controller.status.Observation;
import dev.activitypipeline.controller.status.PipelinePhase;
import dev.activitypipeline.controller.status.Reason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reason that no situation leads to is none: each has a row here, or a test against an API server. */
class EveryReasonIsReachedTest {
    private static final Path TESTS = Path.of("src/test/java/dev/activitypipeline/controller");
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final PipelinePlan PLAN = plan("");
    private static final PipelinePlan SUSPENDED = plan("  suspend: true\n");
    private static final PipelinePlan WITH_EXECUTORS = plan("  stream: {executors: 2}\n");

    /** What only an API server can bring about, and the test that has it do so. */
    private static final Map<Reason, String> ON_AN_API_SERVER = Map.of(
            Reason.RESOURCE_CONFLICT, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.SECRET_NOT_FOUND, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.SECRET_KEY_NOT_FOUND, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.SECRET_UNUSABLE, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.SECRET_FORBIDDEN, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.CLEANUP_INCOMPLETE, "reconcile/WrongPipelinesOnApiServerTest.java",
            Reason.CRD_OUTDATED, "crd/CrdWatchOnApiServerTest.java");

    /** Somebody else's words that are taken over as they are. */
    private static final List<Reason> OF_TOPIC_OPERATORS =
            List.of(Reason.NOT_SUPPORTED, Reason.KAFKA_ERROR, Reason.INTERNAL_ERROR, Reason.RESOURCE_CONFLICT);

    private static final List<Reason> OF_DRIVERS = List.of(
            Reason.STORE_IN_USE,
            Reason.STORE_OF_ANOTHER_PIPELINE,
            Reason.TOPIC_RECREATED,
            Reason.DATA_LOST,
            Reason.CHECKPOINT_DAMAGED,
            Reason.JOURNAL_DAMAGED,
            Reason.FENCED,
            Reason.STORAGE_FULL,
            Reason.KAFKA_UNAVAILABLE,
            Reason.STREAM_FAILED);
    private static final List<Reason> OF_PRODUCERS = List.of(
            Reason.BROKER_UNREACHABLE,
            Reason.BROKER_SLOW,
            Reason.AUTHENTICATION_FAILED,
            Reason.NOT_AUTHORIZED,
            Reason.TOPIC_REPLACED,
            Reason.PORT_IN_USE,
            Reason.FILES_NOT_FOUND,
            Reason.INVALID_PATTERN,
            Reason.INVALID_ENVIRONMENT,
            Reason.UNEXPECTED);
    private static final List<Reason> OF_FOLLOWERS = List.of(
            Reason.ENDPOINT_UNREACHABLE,
            Reason.CREDENTIALS_REJECTED,
            Reason.ACCESS_DENIED,
            Reason.QUOTA_EXCEEDED,
            Reason.TABLE_MISSING,
            Reason.TABLE_NOT_OURS,
            Reason.SCHEMA_CONFLICT,
            Reason.REQUEST_REFUSED,
            Reason.STORE_NOT_READABLE,
            Reason.FENCED,
            Reason.FOLLOWER_RUNNING,
            Reason.JOURNAL_DAMAGED);
    private static final List<Reason> OF_THE_KUBELET = List.of(
            Reason.IMAGE_PULL_BACK_OFF,
            Reason.ERR_IMAGE_PULL,
            Reason.ERR_IMAGE_NEVER_PULL,
            Reason.INVALID_IMAGE_NAME,
            Reason.CREATE_CONTAINER_CONFIG_ERROR,
            Reason.CREATE_CONTAINER_ERROR,
            Reason.RUN_CONTAINER_ERROR,
            Reason.CRASH_LOOP_BACK_OFF);

    /** A situation, what it is to be called, and what it is called. */
    record Situation(String name, Reason expected, Reason seen) {
        @Override
        public String toString() {
            return expected.word() + ": " + name;
        }
    }

    @ParameterizedTest
    @MethodSource("situations")
    void isWhatTheSituationIsCalled(Situation situation) {
        assertThat(situation.seen()).isEqualTo(situation.expected());
    }

    @Test
    void noReasonIsOutOfReach() throws IOException {
        // When
        Set<Reason> reached = situations().stream().map(Situation::seen).collect(Collectors.toSet());

        // Then
        reached.addAll(ON_AN_API_SERVER.keySet());
        assertThat(reached).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Reason.class));
        for (Map.Entry<Reason, String> test : ON_AN_API_SERVER.entrySet()) {
            assertThat(TESTS.resolve(test.getValue()))
                    .content()
                    .contains('"' + test.getKey().word() + '"');
        }
    }

    static List<Situation> situations() {
        List<Situation> situations = new ArrayList<>();
        whole(situations);
        topics(situations);
        stores(situations);
        streams(situations);
        producers(situations);
        pods(situations);
        followers(situations);
        return situations;
    }

    private static void whole(List<Situation> all) {
        LimbHealth well = new LimbHealth.Healthy(Reason.STORE_BOUND, "");
        LimbHealth off = new LimbHealth.Suspended(Reason.STREAM_SUSPENDED, "");
        add(all, "every limb works", Reason.RUNNING, phase(well).reason());
        add(all, "nothing is to run", Reason.SUSPENDED, phase(off).reason());
        add(
                all,
                "a rule of the spec is broken",
                Reason.INVALID_SPEC,
                new PipelinePhase.Rejected(Reason.INVALID_SPEC, List.of()).reason());
        add(
                all,
                "the kind KafkaTopic is not installed",
                Reason.KAFKA_TOPIC_KIND_MISSING,
                new DesiredObjects(new Images("p", "s", "v", "b"), Optional.empty(), Optional.empty())
                        .topicKindMissing()
                        .orElseThrow()
                        .reason());
    }

    private static void topics(List<Situation> all) {
        add(all, "no KafkaTopic yet", Reason.TOPIC_CREATING, new TopicWatch(false).look(PLAN, Optional.empty(), NOW));
        add(all, "no answer yet", Reason.TOPIC_PENDING, topic("", NOW));
        add(all, "no answer for a minute", Reason.NO_TOPIC_OPERATOR, topic("", NOW.plusSeconds(61)));
        add(all, "it is there", Reason.TOPIC_READY, topic(answer("Ready", "True", ""), NOW));
        add(
                all,
                "kept by hand",
                Reason.TOPIC_UNMANAGED,
                topic("  annotations: {strimzi.io/managed: 'false'}\n" + answer("Unmanaged", "True", ""), NOW));
        add(
                all,
                "no word that we know",
                Reason.TOPIC_NOT_READY,
                topic(answer("Ready", "False", "PolicyViolation"), NOW));
        for (Reason told : OF_TOPIC_OPERATORS) {
            add(all, "told by a topic operator", told, topic(answer("Ready", "False", told.word()), NOW));
        }
    }

    private static void stores(List<Situation> all) {
        add(all, "no claim yet", Reason.STORE_CREATING, StoreHealth.of(Optional.empty(), false));
        add(all, "a claim that waits", Reason.STORE_PENDING, StoreHealth.of(Optional.of(claim("Pending")), true));
        add(all, "a bound claim", Reason.STORE_BOUND, StoreHealth.of(Optional.of(claim("Bound")), true));
        add(all, "a claim without its volume", Reason.STORE_LOST, StoreHealth.of(Optional.of(claim("Lost")), true));
    }

    private static void streams(List<Situation> all) {
        Optional<Pod> driver = Optional.of(pod(""));
        String running = "{\"state\":\"Running\"}";
        add(all, "stopped", Reason.STREAM_SUSPENDED, stream(SUSPENDED, Optional.empty(), "", new Drain.Over()));
        add(
                all,
                "producers stop first",
                Reason.PRODUCER_STOPPING,
                stream(SUSPENDED, driver, running, new Drain.ProducersStop()));
        add(
                all,
                "storing what is left",
                Reason.STREAM_DRAINING,
                stream(SUSPENDED, driver, running, new Drain.CatchesUp(7)));
        add(all, "stopping", Reason.DRIVER_STOPPING, stream(SUSPENDED, driver, running, new Drain.Over()));
        Pod leaving = pod("");
        leaving.getMetadata().setDeletionTimestamp("2026-01-01T12:00:00Z");
        add(all, "another one follows", Reason.DRIVER_REPLACING, stream(PLAN, Optional.of(leaving), ""));
        add(all, "no pod yet", Reason.DRIVER_CREATING, stream(PLAN, Optional.empty(), ""));
        add(all, "no answer yet", Reason.DRIVER_STARTING, stream(PLAN, driver, ""));
        add(all, "too few executors", Reason.EXECUTORS_STARTING, stream(WITH_EXECUTORS, driver, running));
        add(all, "it stores", Reason.RUNNING, stream(PLAN, driver, running));
        add(
                all,
                "offsets wait for hours",
                Reason.NO_PROGRESS,
                stream(PLAN, driver, "{\"state\":\"Running\",\"behindSince\":\"2026-01-01T03:00:00Z\"}"));
        add(all, "no word that we know", Reason.STREAM_FAILED, stream(PLAN, driver, problem("Surprise")));
        for (Reason told : OF_DRIVERS) {
            add(all, "told by the driver", told, stream(PLAN, driver, problem(told.word())));
        }
    }

    private static void producers(List<Situation> all) {
        add(all, "stopped", Reason.PRODUCER_SUSPENDED, producer(SUSPENDED, 0, List.of(), ""));
        add(all, "stopping", Reason.PRODUCER_STOPPING, producer(SUSPENDED, 0, List.of(pod("")), ""));
        add(all, "none is ready", Reason.PRODUCER_STARTING, producer(PLAN, 0, List.of(pod("")), ""));
        add(all, "all are ready", Reason.PRODUCER_READY, producer(PLAN, 1, List.of(pod("")), ""));
        add(
                all,
                "an exception of Kafka's",
                Reason.PRODUCER_HINDERED,
                producer(PLAN, 1, List.of(), problem("NotEnoughReplicas")));
        for (Reason told : OF_PRODUCERS) {
            add(all, "told by a producer", told, producer(PLAN, 1, List.of(), problem(told.word())));
        }
    }

    private static void pods(List<Situation> all) {
        add(
                all,
                "no node has room",
                Reason.UNSCHEDULABLE,
                driver("conditions: [{type: PodScheduled, status: 'False', message: Insufficient memory}]"));
        add(
                all,
                "killed for want of memory",
                Reason.OOM_KILLED,
                driver("containerStatuses: [{name: stream, state: {waiting: {reason: CrashLoopBackOff}},"
                        + " lastState: {terminated: {reason: OOMKilled, exitCode: 137}}}]"));
        add(all, "no word that we know", Reason.POD_NOT_RUNNING, waiting("SomethingNew"));
        for (Reason told : OF_THE_KUBELET) {
            add(all, "told by the kubelet", told, waiting(told.word()));
        }
    }

    private static void followers(List<Situation> all) {
        add(all, "nothing is written", Reason.FOLLOWER_SUSPENDED, follower(false, ""));
        add(all, "no answer yet", Reason.FOLLOWER_STARTING, follower(true, ""));
        add(all, "it lacks nothing", Reason.LEVEL, follower(true, "{\"state\":\"level\"}"));
        add(all, "it gets nearer", Reason.FOLLOWING, follower(true, "{\"state\":\"behind\"}"));
        add(all, "no word that we know", Reason.FOLLOWER_FAILING, follower(true, problem("Surprise")));
        for (Reason told : OF_FOLLOWERS) {
            add(all, "told by the follower", told, follower(true, problem(told.word())));
        }
    }

    private static LimbHealth follower(boolean driverRuns, String said) {
        PipelinePlan followed = ManifestCase.of("bigquery").plan();
        return BigQueryHealth.of(
                        followed,
                        driverRuns,
                        Optional.empty(),
                        json(said).stream().findFirst())
                .orElseThrow();
    }

    private static LimbHealth waiting(String word) {
        return driver("containerStatuses: [{name: stream, state: {waiting: {reason: " + word + "}}}]");
    }

    private static LimbHealth driver(String status) {
        return stream(PLAN, Optional.of(pod(status)), "");
    }

    private static void add(List<Situation> all, String name, Reason expected, LimbHealth seen) {
        add(all, name, expected, seen.reason());
    }

    private static void add(List<Situation> all, String name, Reason expected, Reason seen) {
        all.add(new Situation(name, expected, seen));
    }

    private static PipelinePhase phase(LimbHealth each) {
        return PipelinePhase.of(new Observation(
                each,
                each,
                each,
                each,
                Optional.empty(),
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    /** @param rest of the metadata, and the status */
    private static LimbHealth topic(String rest, Instant now) {
        return new TopicWatch(false)
                .look(PLAN, Optional.of(Serialization.unmarshal("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata:
                  name: fitness-topic
                  namespace: activity
                  generation: 1
                  creationTimestamp: "2026-01-01T12:00:00Z"
                  labels: {strimzi.io/cluster: kafka}
                """ + rest, GenericKubernetesResource.class)), now);
    }

    private static String answer(String type, String status, String reason) {
        return "status: {observedGeneration: 1, conditions: [{type: " + type + ", status: '" + status + "'"
                + (reason.isEmpty() ? "" : ", reason: " + reason + ", message: why") + "}]}\n";
    }

    private static PersistentVolumeClaim claim(String phase) {
        return Serialization.unmarshal(
                "apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: c}\nstatus: {phase: " + phase + "}\n",
                PersistentVolumeClaim.class);
    }

    private static Pod pod(String status) {
        return Serialization.unmarshal(
                "apiVersion: v1\nkind: Pod\nmetadata: {name: fitness-stream-0}\nstatus: {" + status + "}\n", Pod.class);
    }

    private static LimbHealth stream(PipelinePlan plan, Optional<Pod> driver, String said) {
        return stream(plan, driver, said, new Drain.NotAsked());
    }

    private static LimbHealth stream(PipelinePlan plan, Optional<Pod> driver, String said, Drain drain) {
        LiveState live = new LiveState(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                driver,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                json(said).stream().findFirst(),
                Optional.empty(),
                Optional.empty());
        return StreamHealth.of(plan, live, drain, Optional.empty(), NOW);
    }

    private static LimbHealth producer(PipelinePlan plan, int ready, List<Pod> pods, String said) {
        StatefulSet set = Serialization.unmarshal(
                "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: p}\nstatus: {readyReplicas: " + ready + "}\n",
                StatefulSet.class);
        return ProducerHealth.of(plan, Optional.of(set), pods, json(said));
    }

    private static String problem(String reason) {
        return "{\"state\":\"Failed\",\"problem\":{\"reason\":\"" + reason + "\",\"message\":\"why\"}}";
    }

    private static List<JsonNode> json(String text) {
        try {
            return text.isEmpty() ? List.of() : List.of(new ObjectMapper().readTree(text));
        } catch (IOException bug) {
            throw new java.io.UncheckedIOException(bug);
        }
    }

    private static PipelinePlan plan(String spec) {
        try {
            String sample = Files.readString(Path.of("../k8s/samples/pipeline.yaml"));
            Reading reading = ManifestReader.read(sample.replace("  stream:\n    trigger: 2s\n", spec));
            return ((Planning.Planned) PipelinePlanner.plan(reading)).plan();
        } catch (IOException bug) {
            throw new java.io.UncheckedIOException(bug);
        }
    }
}
