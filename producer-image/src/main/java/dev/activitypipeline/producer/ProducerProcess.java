package dev.activitypipeline.producer;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.producer.kafka.AckLedger;
import dev.activitypipeline.producer.kafka.TransactionalPublisher;
import dev.activitypipeline.producer.source.EventSource;
import dev.activitypipeline.producer.source.Pacer;
import dev.activitypipeline.producer.source.SimulatedSource;
import dev.activitypipeline.producer.status.ProducerMetrics;
import dev.activitypipeline.producer.status.ProducerStatus;
import dev.activitypipeline.producer.status.ProducerStatus.Problem;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import dev.activitypipeline.producer.status.StatusServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the process together, and takes it down on SIGTERM. */
final class ProducerProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ProducerProcess.class);
    /** Less than the ten seconds that whoever sent SIGTERM waits. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(8);

    private final ProducerSettings settings;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch terminated = new CountDownLatch(1);
    private volatile int exitCode;

    ProducerProcess(ProducerSettings settings) {
        this.settings = settings;
    }

    /** Runs to the end; the exit code. */
    int run() {
        try {
            exitCode = runSource();
        } catch (ProducerFailure e) {
            exitCode = failed(e.reason(), e.getMessage(), e.exitCode());
            LOG.debug("the process failed", e);
        } catch (InterruptedException | java.io.IOException | RuntimeException e) {
            LOG.error("unexpected", e);
            exitCode = failed("Unexpected", e.toString(), 1);
        } finally {
            ended.countDown();
        }
        return exitCode;
    }

    private int runSource() throws java.io.IOException, InterruptedException {
        ProducerStatus status =
                new ProducerStatus(settings.producerId(), sourceName(settings.source()), System::nanoTime);
        ProducerMetrics metrics = new ProducerMetrics(status);
        status.countsRefused(metrics::refused);
        try (StatusServer server = new StatusServer(settings.statusPort(), status, metrics);
                EventSource source = source(metrics);
                TransactionalPublisher publisher = new TransactionalPublisher(
                        settings,
                        Clock.systemUTC(),
                        settings.acknowledgements()
                                .map(directory -> new AckLedger(directory, settings.producerId())))) {
            ProducerLoop loop = new ProducerLoop(publisher, source, status, metrics);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(loop), "stop"));
            System.out.println("status: http://127.0.0.1:" + server.port() + "/status");
            State end = endOf(loop, status);
            LOG.info(
                    "{} at seq {}: {} events acknowledged by this process",
                    end,
                    status.nextSeq(),
                    status.acknowledged());
            if (end == State.DONE && !settings.exitWhenDone()) {
                terminated.await();
            }
            return 0;
        }
    }

    private State endOf(ProducerLoop loop, ProducerStatus status) throws java.io.IOException, InterruptedException {
        try {
            State end = loop.run();
            status.ended(end);
            return end;
        } catch (ProducerFailure e) {
            status.hindered(new Problem(e.reason(), e.getMessage()));
            status.ended(State.FAILED);
            throw e;
        }
    }

    /** Runs in the JVM's shutdown: SIGTERM, or the end of main, after which there is nothing to stop. */
    private void stop(ProducerLoop loop) {
        loop.stop();
        terminated.countDown();
        try {
            if (!ended.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "stops while the broker does not answer; what it did not acknowledge is sent after the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Without this the JVM would say 143 after SIGTERM, which reads as a failure.
        Runtime.getRuntime().halt(exitCode);
    }

    private EventSource source(ProducerMetrics metrics) {
        if (settings.source() instanceof ProducerSource.Simulate simulate) {
            Pacer pacer = new Pacer(simulate.eventsPerSecond(), simulate.profile(), System::nanoTime);
            SimulatedSource source = new SimulatedSource(simulate, settings.ordinal(), pacer);
            metrics.countDuplicates(source::duplicates);
            return source;
        }
        throw new IllegalStateException("no such source: " + settings.source());
    }

    private static String sourceName(ProducerSource source) {
        return source.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static int failed(String reason, String message, int code) {
        System.err.println("error: " + reason + ": " + message);
        return code;
    }
}
