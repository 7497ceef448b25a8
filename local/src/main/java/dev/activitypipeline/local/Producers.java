package dev.activitypipeline.local;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.local.ClassPaths.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The producer processes of a run. */
final class Producers {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(40);

    /** @param refusedBefore lines that earlier runs refused */
    private record Producer(
            ProducerSettings settings,
            SupervisedChild child,
            StatusEndpoint<ProducerStatus> status,
            long refusedBefore) {
        RefusedLines refusedLines() {
            return RefusedLines.of(settings.acknowledgements().orElseThrow(), settings.producerId());
        }
    }

    private final List<Producer> producers = new ArrayList<>();
    private final List<Optional<ProducerStatus>> sentBefore = new ArrayList<>();
    private final ProcessLauncher launcher;
    private final String classPath;
    private final Ports ports;
    private final Consumer<String> announce;

    Producers(ProcessLauncher launcher, ClassPaths classPaths, Ports ports, Consumer<String> announce) {
        this.launcher = launcher;
        this.classPath = classPaths.of(Program.PRODUCER);
        this.ports = ports;
        this.announce = announce;
    }

    /**
     * Starts those producers that have something to send.
     *
     * @param events what all of them together shall send on top of what they sent before; 0 is without end
     */
    void start(RunPlan plan, CommonGround ground, long events) throws IOException {
        for (int ordinal = 0; ordinal < plan.producers(); ordinal++) {
            ProducerSettings settings = plan.producerSettings(ordinal, ground);
            long position = AcknowledgementLedger.nextSequence(ground.acknowledgements(), settings.producerId());
            Optional<ProducerSource> share =
                    new EventShare(ordinal, plan.producers(), events).of(settings.source(), position);
            if (share.isPresent()) {
                start(RunPlan.withSource(settings, share.get()));
            } else {
                sentBefore.add(Optional.of(new ProducerStatus("Done", position, 0)));
                announce.accept("producer " + settings.producerId() + ": all " + ProgressLine.grouped(position)
                        + " events of its limit were sent before");
            }
        }
    }

    private void start(ProducerSettings settings) throws IOException {
        StatusEndpoint<ProducerStatus> status = new StatusEndpoint<>(ProducerStatus::of);
        String name = "producer-" + settings.ordinal();
        SupervisedChild child = new SupervisedChild(
                name,
                () -> launch(name, settings, status),
                () -> AcknowledgementLedger.nextSequence(
                        settings.acknowledgements().orElseThrow(), settings.producerId()),
                true,
                announce);
        long refusedBefore = RefusedLines.of(settings.acknowledgements().orElseThrow(), settings.producerId())
                .count();
        producers.add(new Producer(settings, child, status, refusedBefore));
    }

    private ChildProcess launch(String name, ProducerSettings settings, StatusEndpoint<ProducerStatus> status)
            throws IOException {
        int port = ports.of(name);
        status.moveTo(port);
        Map<String, String> environment = settings.toEnvironment();
        environment.put("STATUS_PORT", Integer.toString(port));
        return launcher.start(new ChildCommand(
                name,
                List.of("-Xmx512m"),
                classPath,
                "dev.activitypipeline.producer.ProducerMain",
                List.of(),
                environment));
    }

    void check(Instant now) throws IOException {
        for (Producer producer : producers) {
            producer.child().check(now);
        }
    }

    void poll() {
        for (Producer producer : producers) {
            if (producer.child().process().isPresent()) {
                producer.status().poll();
            }
        }
    }

    /** What each said last; of one that has ended, what it wrote down last, since nobody could ask it any more. */
    List<Optional<ProducerStatus>> statuses() throws IOException {
        List<Optional<ProducerStatus>> statuses = new ArrayList<>(sentBefore);
        for (Producer producer : producers) {
            Optional<ProducerStatus> latest = producer.status().latest();
            statuses.add(producer.child().hasEnded() ? Optional.of(atTheEnd(producer, latest)) : latest);
        }
        return statuses;
    }

    /** What they did not take from their sources in this run. */
    long refused() throws IOException {
        return statuses().stream()
                .flatMap(Optional::stream)
                .mapToLong(ProducerStatus::refused)
                .sum();
    }

    /** The reports of lines that were refused in this run; there are none where nothing was, or where clients were told themselves. */
    List<Path> reports() throws IOException {
        List<Path> reports = new ArrayList<>();
        for (Producer producer : producers) {
            if (producer.refusedLines().count() > producer.refusedBefore()) {
                reports.add(producer.refusedLines().report());
            }
        }
        return reports;
    }

    private static ProducerStatus atTheEnd(Producer producer, Optional<ProducerStatus> latest) throws IOException {
        ProducerSettings settings = producer.settings();
        long position =
                AcknowledgementLedger.nextSequence(settings.acknowledgements().orElseThrow(), settings.producerId());
        long written = producer.refusedLines().count() - producer.refusedBefore();
        return new ProducerStatus(
                "Done",
                position,
                Math.max(written, latest.map(ProducerStatus::refused).orElse(0L)));
    }

    List<SupervisedChild> children() {
        return producers.stream().map(Producer::child).toList();
    }

    boolean areDone() {
        return producers.stream().allMatch(producer -> producer.child().isDone());
    }

    void beginStop(Instant now) {
        producers.forEach(producer -> producer.child().beginStop(now, STOP_DEADLINE));
    }

    boolean haveEnded() {
        return producers.stream().allMatch(producer -> producer.child().hasEnded());
    }
}
