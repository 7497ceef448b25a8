package dev.activitypipeline.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource.RateProfile;
import dev.activitypipeline.contract.settings.ProducerSource.Simulate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exactly once against a real broker: whatever is killed, the topic holds each event of the simulator once, byte for byte. */
class SimulateBrokerTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Pattern LEDGER = Pattern.compile("\"first\":(\\d+),\"last\":(\\d+)");

    @TempDir
    private Path acknowledgements;

    @Test
    void aKilledProducerGoesOnWithoutGapOrDuplicate() throws Exception {
        // Given
        Simulate source = simulate(20_000, 40_000);
        DevelopmentBroker.shared().createTopic("killed", 3);
        // When
        for (int kill = 0; kill < 3; kill++) {
            try (ProducerChild child =
                    ProducerChild.start(ProducerChild.settings("killed", source, acknowledgements))) {
                child.awaitAcknowledged(1_000 + 700 * kill);
            }
        }
        runToTheEnd("killed", source);
        // Then
        TopicContents.read("killed").mustBeSimulated(source, 40_000);
        assertLedgerIsContiguousAndWithin(40_000);
    }

    @Test
    void aKilledBrokerIsWaitedFor() throws Exception {
        // Given
        Simulate source = simulate(10_000, 30_000);
        DevelopmentBroker broker = DevelopmentBroker.shared();
        broker.createTopic("outage", 3);
        try (ProducerChild child = ProducerChild.start(ProducerChild.settings("outage", source, acknowledgements))) {
            child.awaitAcknowledged(2_000);
            // When
            broker.kill();
            Thread.sleep(2_000);
            boolean survived = child.isAlive();
            broker.start();
            // Then
            assertThat(survived).isTrue();
            assertThat(child.exitCode(LONG)).as(child.output()).isZero();
        }
        TopicContents.read("outage").mustBeSimulated(source, 30_000);
    }

    @Test
    void anAddressThatTheDnsDoesNotKnowYetIsWaitedFor(@TempDir Path directory) throws Exception {
        // Given
        Simulate source = simulate(0, 1_000);
        DevelopmentBroker broker = DevelopmentBroker.shared();
        broker.createTopic("named", 1);
        Path hosts = Files.createFile(directory.resolve("hosts"));
        String address = broker.bootstrapServers().replace("127.0.0.1", "broker.test");
        ProducerSettings settings = ProducerChild.settings("named", address, source, acknowledgements);
        try (ProducerChild child =
                ProducerChild.start(settings, "-Djdk.net.hosts.file=" + hosts, "-Dsun.net.inetaddr.negative.ttl=0")) {
            await().untilAsserted(() -> assertThat(child.status())
                    .contains("{\"reason\":\"BrokerUnreachable\",\"message\":\"no address for " + address
                            + " in the DNS\"}"));
            // When
            Files.writeString(hosts, "127.0.0.1 broker.test");
            // Then
            assertThat(child.exitCode(LONG)).as(child.output()).isZero();
        }
        TopicContents.read("named").mustBeSimulated(source, 1_000);
    }

    @Test
    void aProducerThatWasReplacedStops() throws Exception {
        // Given
        Simulate source = simulate(4_000, 20_000);
        DevelopmentBroker.shared().createTopic("fenced", 3);
        try (ProducerChild old = ProducerChild.start(ProducerChild.settings("fenced", source, acknowledgements))) {
            old.awaitAcknowledged(1_000);
            old.signal("STOP");
            try (ProducerChild young =
                    ProducerChild.start(ProducerChild.settings("fenced", source, acknowledgements.resolve("young")))) {
                young.awaitAcknowledged(1_000);
                // When
                old.signal("CONT");
                // Then
                assertThat(old.exitCode(LONG)).as(old.output()).isEqualTo(3);
                assertThat(old.output()).contains("error: Fenced: another producer with transactional id");
                assertThat(young.exitCode(LONG)).as(young.output()).isZero();
            }
        }
        TopicContents.read("fenced").mustBeSimulated(source, 20_000);
    }

    @Test
    void sigtermEndsItWithZero() throws Exception {
        // Given
        Simulate source = simulate(2_000, 0);
        DevelopmentBroker.shared().createTopic("terminated", 1);
        try (ProducerChild child =
                ProducerChild.start(ProducerChild.settings("terminated", source, acknowledgements))) {
            child.awaitAcknowledged(500);
            // When
            child.terminate();
            // Then
            assertThat(child.exitCode(Duration.ofSeconds(10)))
                    .as(child.output())
                    .isZero();
            assertThat(child.output()).contains("Stopped at seq");
        }
        assertThat(TopicContents.read("terminated").bySeq().size()).isEqualTo((int) lastAcknowledged() + 1);
    }

    @Test
    void aMissingTopicIsWaitedForAndNotMade() throws Exception {
        // Given
        Simulate source = simulate(0, 1_000);
        try (ProducerChild child = ProducerChild.start(ProducerChild.settings("later", source, acknowledgements))) {
            await().until(() -> child.output().contains("waits for topic later"));
            try (Admin admin = DevelopmentBroker.shared().admin()) {
                assertThat(admin.listTopics().names().get()).doesNotContain("later");
            }
            // When
            DevelopmentBroker.shared().createTopic("later", 2);
            // Then
            assertThat(child.exitCode(LONG)).as(child.output()).isZero();
        }
        TopicContents.read("later").mustBeSimulated(source, 1_000);
    }

    @Test
    void aLostPositionIsFoundInTheTopic() throws Exception {
        // Given
        DevelopmentBroker.shared().createTopic("expired", 3);
        runToTheEnd("expired", simulate(0, 3_000));
        try (Admin admin = DevelopmentBroker.shared().admin()) {
            admin.deleteConsumerGroups(List.of("activity-pipeline.expired-id.0"))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
        // When
        String output = runToTheEnd("expired", simulate(0, 5_000));
        // Then
        assertThat(output).contains("resumes at seq 3000").contains("found by reading the topic");
        TopicContents.read("expired").mustBeSimulated(simulate(0, 5_000), 5_000);
    }

    @Test
    void aRecreatedTopicBeginsAgainAtZero() throws Exception {
        // Given
        Simulate source = simulate(0, 2_000);
        DevelopmentBroker.shared().createTopic("recreated", 3);
        runToTheEnd("recreated", source);
        try (Admin admin = DevelopmentBroker.shared().admin()) {
            admin.deleteTopics(List.of("recreated")).all().get(30, TimeUnit.SECONDS);
            await().until(() -> !admin.listTopics().names().get().contains("recreated"));
        }
        DevelopmentBroker.shared().createTopic("recreated", 3);
        // When
        String output = runToTheEnd("recreated", source);
        // Then
        assertThat(output).contains("at seq 0 ");
        TopicContents.read("recreated").mustBeSimulated(source, 2_000);
    }

    private String runToTheEnd(String topic, Simulate source) throws Exception {
        try (ProducerChild child = ProducerChild.start(ProducerChild.settings(topic, source, acknowledgements))) {
            assertThat(child.exitCode(LONG)).as(child.output()).isZero();
            return child.output();
        }
    }

    private void assertLedgerIsContiguousAndWithin(long events) throws Exception {
        boolean[] seen = new boolean[(int) events];
        Path ledger;
        try (var files = Files.list(acknowledgements)) {
            ledger = files.findFirst().orElseThrow();
        }
        Matcher ranges = LEDGER.matcher(Files.readString(ledger));
        while (ranges.find()) {
            int first = Integer.parseInt(ranges.group(1));
            int last = Integer.parseInt(ranges.group(2));
            for (int seq = first; seq <= last; seq++) {
                assertThat(seen[seq]).as("seq %d acknowledged before", seq).isFalse();
            }
            Arrays.fill(seen, first, last + 1, true);
        }
        assertThat(seen[(int) events - 1]).isTrue();
    }

    private long lastAcknowledged() throws Exception {
        String ledger = Files.readString(acknowledgements.resolve("terminated-0.jsonl"));
        Matcher ranges = LEDGER.matcher(ledger);
        long last = -1;
        while (ranges.find()) {
            last = Long.parseLong(ranges.group(2));
        }
        return last;
    }

    private static org.awaitility.core.ConditionFactory await() {
        return Awaitility.await().atMost(LONG);
    }

    private static Simulate simulate(long rate, long limit) {
        return new Simulate(42, 1_000, rate, RateProfile.CONSTANT, limit, LocalDate.of(2024, 1, 1), 0.02, 0.02, 0.02);
    }
}
