package dev.activitypipeline.controller.topicoperator;

import dev.activitypipeline.controller.TestApiServer;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Every case of the table, with one broker, and with three of which each is killed and started again in the middle. */
@EnabledIfEnvironmentVariable(
        named = TestApiServer.PROGRAMS,
        matches = ".+",
        disabledReason = "there are no programs of an API server")
class TopicCasesTest {
    @TestFactory
    Stream<DynamicTest> withOneBroker() throws Exception {
        return cases(1, BrokerActions.AUTHORIZER);
    }

    @TestFactory
    Stream<DynamicTest> withThreeBrokersThatDieInTurn() throws Exception {
        return cases(3, "");
    }

    private static Stream<DynamicTest> cases(int brokers, String settings) throws Exception {
        KafkaCluster cluster = KafkaCluster.of(brokers, settings);
        TopicWorld world = new TopicWorld();
        Admin admin = cluster.admin();
        TopicOperator operator = world.operator(TopicWorld.settings(cluster.bootstrapServers()));
        List<TopicCase> cases = TopicCase.all(brokers);
        Iterator<Integer> victims = (brokers == 1 ? List.<Integer>of() : List.of(1, 2, 3)).iterator();
        int pace = cases.size() / 5;
        return Stream.iterate(0, place -> place < cases.size(), place -> place + 1)
                .map(place -> DynamicTest.dynamicTest(cases.get(place).name(), () -> {
                    CompletableFuture<Void> mishap = CompletableFuture.completedFuture(null);
                    if (place % pace == pace - 1 && victims.hasNext()) {
                        int victim = victims.next();
                        mishap = CompletableFuture.runAsync(() -> killAndRestart(cluster, victim));
                    }
                    new TopicCaseRun(world, new BrokerActions(admin)).run(cases.get(place));
                    mishap.get(2, TimeUnit.MINUTES);
                }))
                .onClose(() -> {
                    operator.close();
                    admin.close();
                    world.close();
                    cluster.close();
                });
    }

    private static void killAndRestart(KafkaCluster cluster, int node) {
        try {
            cluster.kill(node);
            cluster.restart(node);
        } catch (Exception failed) {
            throw new IllegalStateException("node " + node, failed);
        }
    }
}
