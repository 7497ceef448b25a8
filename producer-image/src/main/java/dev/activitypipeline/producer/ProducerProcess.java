package dev.activitypipeline.producer;

import com.sun.net.httpserver.HttpServer;
import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.producer.kafka.AckLedger;
import dev.activitypipeline.producer.kafka.TransactionalPublisher;
import dev.activitypipeline.producer.source.EventSource;
import dev.activitypipeline.producer.source.Pacer;
import dev.activitypipeline.producer.source.SimulatedSource;
import dev.activitypipeline.producer.source.files.FilesSource;
import dev.activitypipeline.producer.source.http.HttpSource;
import dev.activitypipeline.producer.status.ProducerMetrics;
import dev.activitypipeline.producer.status.ProducerStatus;
import dev.activitypipeline.producer.status.ProducerStatus.Problem;
import dev.activitypipeline.producer.status.ProducerStatus.State;
import dev.activitypipeline.producer.status.StatusServer;
import dev.activitypipeline.simulator.ActivitySimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private static final Duration HTTP_PATIENCE = Duration.ofSeconds(15);

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
        } catch (InterruptedException | IOException | RuntimeException e) {
            LOG.error("unexpected", e);
            exitCode = failed("Unexpected", e.toString(), 1);
        } finally {
            ended.countDown();
        }
        return exitCode;
    }

    private int runSource() throws IOException, InterruptedException {
        ProducerStatus status = new ProducerStatus(
                settings.producerId(), kind(settings.source()).name().toLowerCase(Locale.ROOT), System::nanoTime);
        ProducerMetrics metrics = new ProducerMetrics(settings.pipelineName(), status);
        status.countsRefused(metrics::refused);
        try (StatusServer server = new StatusServer(settings.statusPort(), status, metrics);
                EventSource source = source(status, metrics);
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

    private State endOf(ProducerLoop loop, ProducerStatus status) throws IOException, InterruptedException {
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

    private EventSource source(ProducerStatus status, ProducerMetrics metrics) {
        return switch (kind(settings.source())) {
            case SIMULATE -> simulated((ProducerSource.Simulate) settings.source(), metrics);
            case FILES ->
                new FilesSource(
                        (ProducerSource.Files) settings.source(), Clock.systemUTC(), refusedReport(), metrics::refused);
            case HTTP -> {
                HttpServer server = StatusServer.listen("HTTP_PORT", ((ProducerSource.Http) settings.source()).port());
                status.listensOn(server.getAddress().getPort());
                yield new HttpSource(server, Clock.systemUTC(), HTTP_PATIENCE, metrics::refused);
            }
        };
    }

    private SimulatedSource simulated(ProducerSource.Simulate simulate, ProducerMetrics metrics) {
        LocalDate lastDay = simulate.startDate().plusDays(ActivitySimulator.DAYS - 1);
        if (lastDay.isAfter(LocalDate.now(ZoneOffset.UTC))) {
            LOG.warn(
                    "the simulated days end on {}, in the future: the stream refuses such events as FUTURE_EVENT; set"
                            + " SIMULATE_START_DATE to {} or earlier",
                    lastDay,
                    LocalDate.now(ZoneOffset.UTC).minusDays(ActivitySimulator.DAYS - 1));
        }
        Pacer pacer = new Pacer(simulate.eventsPerSecond(), simulate.profile(), System::nanoTime);
        SimulatedSource source = new SimulatedSource(simulate, settings.ordinal(), pacer);
        metrics.countDuplicates(source::duplicates);
        return source;
    }

    private Path refusedReport() {
        return settings.acknowledgements().orElse(Path.of("")).resolve(settings.producerId() + "-refused.jsonl");
    }

    private static ProducerSource.Kind kind(ProducerSource source) {
        if (source instanceof ProducerSource.Simulate) {
            return ProducerSource.Kind.SIMULATE;
        }
        return source instanceof ProducerSource.Files ? ProducerSource.Kind.FILES : ProducerSource.Kind.HTTP;
    }

    private static int failed(String reason, String message, int code) {
        System.err.println("error: " + reason + ": " + message);
        return code;
    }
}
