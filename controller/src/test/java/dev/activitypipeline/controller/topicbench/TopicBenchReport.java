package dev.activitypipeline.controller.topicbench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** The page that {@code make bench-topics} writes. */
final class TopicBenchReport {
    private TopicBenchReport() {}

    static String of(List<TopicFigure> figures) {
        return """
                # Bench of the topic operator

                Written by `make bench-topics`; every figure stands beside its reference, measured in the same run.

                - machine: %d cores for everything, %s %s, Java %s
                - date: %s

                | id | what | ours | reference | measure | must (stretch) | verdict |
                | --- | --- | --- | --- | ---: | --- | --- |
                %s

                ## How it is measured

                A real API server with its etcd, and one broker in a JVM of its own. KafkaTopics are written by eight threads, and their statuses seen through a watch. O1 and O2: five rounds,
                forth and back (A B, B A); the first two are not counted, for in them the JVM compiles; the measure is the median of the others.

                - **O1** The KafkaTopics are there; from the operator's start until all are Ready. The reference knows what to do: `createTopics` in batches of a hundred, then a status patch for each topic, by eight
                  threads. The operator also watches, asks Kafka what is there, and writes a finalizer for each topic.
                - **O2** The controller in a process of its own. Creation, change of a config and deletion of each topic are three events. The measure is what %s CPU carries, by the
                  processor time that the process took, and never more than the rate that was seen. The reference makes the same requests and calls, and decides nothing.
                - **O3** The same process. Each of a thousand topics is changed five times, as quickly as the API server takes it; a change is answered by the first status of its generation or a later one. What
                  came in at once is served in turn where the wait of the last is about twice that of the middle one.
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        figures.stream().map(TopicFigure::line).collect(Collectors.joining("\n")),
                        TopicOperatorBench.CPUS);
    }
}
