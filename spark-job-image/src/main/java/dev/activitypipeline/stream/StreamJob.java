package dev.activitypipeline.stream;

import dev.activitypipeline.contract.settings.StreamSettings;
import dev.activitypipeline.contract.settings.StreamSettings.DataLossPolicy;
import dev.activitypipeline.contract.settings.StreamSettings.StoreFormat;
import dev.activitypipeline.stream.batch.BatchCommit;
import dev.activitypipeline.stream.batch.DeltaPublication;
import dev.activitypipeline.stream.batch.PlainPublication;
import dev.activitypipeline.stream.batch.Publication;
import dev.activitypipeline.stream.batch.WarmUp;
import dev.activitypipeline.stream.checkpoint.CheckpointHealth;
import dev.activitypipeline.stream.checkpoint.OffsetLog;
import dev.activitypipeline.stream.delta.DeltaTables;
import dev.activitypipeline.stream.journal.BatchJournal;
import dev.activitypipeline.stream.journal.JournalEntry;
import dev.activitypipeline.stream.maintenance.Maintenance;
import dev.activitypipeline.stream.status.StatusServer;
import dev.activitypipeline.stream.status.StreamProgress;
import dev.activitypipeline.stream.status.StreamState;
import dev.activitypipeline.stream.store.BatchStaging;
import dev.activitypipeline.stream.store.StoreIdentity;
import dev.activitypipeline.stream.store.StoreLayout;
import dev.activitypipeline.stream.store.StoreLock;
import dev.activitypipeline.stream.topic.KafkaSource;
import dev.activitypipeline.stream.topic.TopicWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a driver: own the store, know the topic, finish what the last driver decided, then run batches until told to stop.
 */
final class StreamJob {
    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);

    private final StreamSettings settings;
    private final Afterlife afterlife;
    private final StreamProgress progress;
    private final String driver = UUID.randomUUID().toString().substring(0, 8);

    StreamJob(StreamSettings settings, Afterlife afterlife) {
        this.settings = settings;
        this.afterlife = afterlife;
        this.progress = new StreamProgress(settings.pipelineName());
    }

    /** @return the process's exit code */
    int run() throws Exception {
        StoreLayout layout = new StoreLayout(settings.store().toAbsolutePath().normalize());
        Files.createDirectories(layout.root());
        String owner =
                "driver " + driver + " (process " + ProcessHandle.current().pid() + ")";
        try (StatusServer server = new StatusServer(settings, progress)) {
            System.out.println("status: http://127.0.0.1:" + server.port() + "/status");
            try {
                own(layout, owner);
                return 0;
            } catch (StreamStopped stopped) {
                progress.failed(stopped.problem());
                System.err.println("error: " + stopped.getMessage());
                afterlife.await(stopped.problem(), progress.commits());
                throw stopped;
            }
        }
    }

    private void own(StoreLayout layout, String owner) throws Exception {
        try (StoreLock lock = StoreLock.acquire(layout, owner);
                TopicWatch topic = new TopicWatch(settings.kafka())) {
            LOG.info("{} holds {}", owner, lock.file());
            CompletableFuture<SparkSession> session = CompletableFuture.supplyAsync(() -> warmSession(layout));
            String topicId = topic.awaitTopic(progress::waits);
            progress.is(StreamState.STARTING);
            progress.reads(topicId);
            streamWhileThereIsRoom(layout, topic, session);
            progress.is(StreamState.STOPPED);
            LOG.info("stopped after batch {}", progress.batchId());
        }
    }

    /** A full volume passes without a restart: it is no fault of this process, and a restart would only be refused the same room. */
    private void streamWhileThereIsRoom(StoreLayout layout, TopicWatch topic, CompletableFuture<SparkSession> session)
            throws Exception {
        while (true) {
            try {
                StoreIdentity identity = StoreIdentity.claim(layout, settings, topic.id());
                stream(layout, identity, topic, session.join());
                return;
            } catch (IOException | RuntimeException failed) {
                StreamStopped stopped = QueryOutcome.stopped(failed, layout.root());
                if (!(stopped.problem() instanceof StreamProblem.StorageFull full)) {
                    throw stopped;
                }
                LOG.warn("waits: {}", full.message());
                progress.waits(full);
                new Room(layout).await();
            }
        }
    }

    /** Spark takes seconds to start, and needs nothing of Kafka for it. */
    private SparkSession warmSession(StoreLayout layout) {
        SparkSession spark = SparkSessions.start(settings.pipelineName());
        try {
            WarmUp.run(spark, new BatchStaging(layout));
        } catch (IOException cold) {
            LOG.warn("starts cold", cold);
        }
        return spark;
    }

    private void stream(StoreLayout layout, StoreIdentity identity, TopicWatch topic, SparkSession spark)
            throws Exception {
        BatchStaging staging = new BatchStaging(layout);
        if (!identity.topicId().equals(topic.id())) {
            LOG.warn("topic {} was recreated; the store goes on with {}", identity.topicId(), topic.id());
            new NewTopicLife(layout, identity, topic)
                    .begin(publication(layout, staging, identity.topicId(), spark), driver);
        }
        OffsetLog offsets =
                new OffsetLog(layout.checkpoint(topic.id()), settings.kafka().topic());
        BatchJournal journal = new BatchJournal(layout.journal(topic.id()));
        CheckpointHealth.mustBeSound(offsets, journal);
        Optional<JournalEntry> last = journal.latest();
        staging.removeAllBut(last.map(JournalEntry::staging).orElse(""));
        Publication publication = publication(layout, staging, topic.id(), spark);
        if (last.isPresent()) {
            publication.publish(last.get());
            progress.continuesAfter(last.get());
            LOG.info(
                    "continues after batch {}: {} rows stored",
                    last.get().batchId(),
                    last.get().totals().stored());
        }
        if (publication instanceof DeltaPublication delta) {
            delta.tables().removeOrphans();
        }
        KafkaSource source = new KafkaSource(settings, topic);
        if (settings.dataLoss() == DataLossPolicy.FAIL && last.isPresent()) {
            source.mustHoldFrom(last.get().until());
        }
        BatchCommit commit = new BatchCommit(
                new BatchCommit.Ledger(offsets, staging, journal, publication),
                topic,
                progress,
                driver,
                settings,
                spark.sparkContext().defaultParallelism(),
                last);
        try (Maintenance maintenance =
                Maintenance.start(settings, layout, spark, publication, journal, topic, progress)) {
            StreamingQuery query = source.records(spark)
                    .writeStream()
                    .queryName(settings.pipelineName())
                    .option("checkpointLocation", layout.checkpoint(topic.id()).toString())
                    .trigger(Trigger.ProcessingTime(settings.trigger().toMillis()))
                    .foreachBatch(commit)
                    .start();
            progress.is(StreamState.RUNNING);
            try (Drain drain = Drain.onShutdown(query, progress)) {
                QueryOutcome.await(query, drain, layout.root());
            }
            maintenance.finish();
        }
    }

    private Publication publication(StoreLayout layout, BatchStaging staging, String topicId, SparkSession spark)
            throws IOException {
        return settings.format() == StoreFormat.PARQUET
                ? new PlainPublication(layout, staging)
                : new DeltaPublication(
                        layout,
                        staging,
                        DeltaTables.open(
                                layout,
                                settings.pipelineId() + ":" + topicId,
                                spark.sparkContext().hadoopConfiguration()));
    }
}
