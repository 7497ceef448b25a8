package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.producer.ProducerFailure;
import dev.activitypipeline.producer.source.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction after the other, each with its events and with the position after them, so that the topic itself says where to go on.
 * Not thread-safe.
 *
 * <p>After any {@link KafkaException}: {@link #recover}, then {@link #open} again. Whether the interrupted transaction was committed
 * is then known from the broker, not guessed.
 */
public final class TransactionalPublisher implements Outbox, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);
    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(5);
    /** A transaction of this age may have been ended by the broker itself. */
    private static final Duration TRANSACTION_EXPIRES =
            ClientProperties.TRANSACTION_TIMEOUT.multipliedBy(9).dividedBy(10);

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final ProducerSettings settings;
    private final Clock clock;
    private final Optional<AckLedger> ledger;
    private final ClientProperties properties;
    private final TopicView view;
    private final String topic;
    private final TopicPartition positionPartition;
    private final ConsumerGroupMetadata group;
    private final String instance = UUID.randomUUID().toString();
    private final List<Header> headers;

    private Producer<byte[], byte[]> producer;
    private String topicId = "";
    private String lastInstance = "";
    private long nextSeq;
    private long transactionStart;
    private long firstSeq;
    private boolean inTransaction;
    private boolean committing;
    private long watchedAt = System.nanoTime();
    private KafkaFuture<TopicDescription> watch;

    public TransactionalPublisher(ProducerSettings settings, Clock clock, Optional<AckLedger> ledger) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        this.properties = new ClientProperties(settings);
        this.view = new TopicView(Admin.create(properties.admin()), settings);
        this.topic = settings.kafka().topic();
        this.positionPartition = new TopicPartition(topic, 0);
        this.group = groupMetadata(properties);
        Header producerId =
                new RecordHeader(Headers.PRODUCER, settings.producerId().getBytes(StandardCharsets.UTF_8));
        this.headers = Arrays.asList(producerId, null);
    }

    /** A consumer is the only public way to a group's metadata; this one neither connects nor joins. */
    private static ConsumerGroupMetadata groupMetadata(ClientProperties properties) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties.positionGroup())) {
            return consumer.groupMetadata();
        }
    }

    /**
     * Ends what an earlier process left open and finds where to go on. Blocks while the topic is missing.
     *
     * @param stopping asked while waiting
     * @return empty if the process is to stop
     * @throws KafkaException if the broker cannot be reached: to be tried again
     */
    public Optional<Resume> open(BooleanSupplier stopping) throws InterruptedException {
        Optional<TopicDescription> description = awaitTopic(stopping);
        if (description.isEmpty()) {
            return Optional.empty();
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties.producer());
            producer.initTransactions();
        }
        topicId = description.get().topicId().toString();
        watch = null;
        Resume resume = resume(description.get());
        nextSeq = resume.nextSeq();
        return Optional.of(resume);
    }

    private Optional<TopicDescription> awaitTopic(BooleanSupplier stopping) throws InterruptedException {
        for (int round = 0; !stopping.getAsBoolean(); round++) {
            Optional<TopicDescription> description = view.describe();
            if (description.isPresent()) {
                return description;
            }
            if (round % 30 == 0) {
                LOG.warn(
                        "waits for topic {}: the broker at {} has none of that name, and a producer creates none",
                        topic,
                        settings.kafka().bootstrapServers());
            }
            Thread.sleep(500);
        }
        return Optional.empty();
    }

    private Resume resume(TopicDescription description) {
        Optional<CommittedPosition> committed = view.committed();
        lastInstance = committed.map(CommittedPosition::instance).orElse("");
        if (committed.isPresent() && committed.get().topicId().equals(topicId)) {
            LOG.info("resumes at seq {} of topic {} ({})", committed.get().nextSeq(), topic, topicId);
            return new Resume(committed.get().nextSeq(), committed.get().source());
        }
        Map<TopicPartition, Long> ends = view.endsOfFilledPartitions(description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toList()));
        if (ends.isEmpty()) {
            if (committed.isPresent()) {
                LOG.warn(
                        "topic {} was recreated (topic id {}, before {}): starts again at seq 0",
                        topic,
                        topicId,
                        committed.get().topicId());
            } else {
                LOG.info("starts at seq 0 of topic {} ({})", topic, topicId);
            }
            return new Resume(0, Map.of());
        }
        LOG.warn(
                "topic {} holds records but no position of {}: reads it for this producer's last seq",
                topic,
                settings.producerId());
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties.consumer())) {
            long next = new TopicScan(settings.producerId()).highestSeq(consumer, ends) + 1;
            LOG.warn("resumes at seq {} of topic {} ({}), found by reading the topic", next, topic, topicId);
            return new Resume(next, Map.of());
        }
    }

    @Override
    public long nextSeq() {
        return nextSeq;
    }

    @Override
    public void send(byte[] key, byte[] value) {
        begin();
        headers.set(1, new RecordHeader(Headers.SEQ, Decimal.ascii(nextSeq)));
        hand(key, value);
        nextSeq++;
    }

    @Override
    public void sendAgain(byte[] key, byte[] value) {
        hand(key, value);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a commit fails if any send of its transaction did
    private void hand(byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topic, null, null, key, value, headers));
    }

    @Override
    public boolean full() {
        return inTransaction
                && System.nanoTime() - transactionStart
                        >= settings.transactionInterval().toNanos();
    }

    private void begin() {
        if (!inTransaction) {
            producer.beginTransaction();
            inTransaction = true;
            firstSeq = nextSeq;
            transactionStart = System.nanoTime();
        }
    }

    /** Whether events were sent since the last commit. */
    public boolean isOpen() {
        return inTransaction;
    }

    /** What {@link #commit} did. */
    public record Receipt(long events, long nanos) {}

    /** Commits the events sent so far and the source's position after them; begins a transaction if there is none. */
    public Receipt commit(Map<String, String> sourcePosition) {
        begin();
        CommittedPosition position = new CommittedPosition(nextSeq, topicId, instance, sourcePosition);
        producer.sendOffsetsToTransaction(Map.of(positionPartition, position.toOffset()), group);
        committing = true;
        producer.commitTransaction();
        committing = false;
        inTransaction = false;
        lastInstance = instance;
        if (nextSeq > firstSeq) {
            ledger.ifPresent(file -> file.append(firstSeq, nextSeq - 1, topicId, clock.instant()));
        }
        return new Receipt(nextSeq - firstSeq, System.nanoTime() - transactionStart);
    }

    /**
     * Looks every few seconds, without waiting, whether the topic is still the one that this producer writes to.
     *
     * @throws KafkaException if it is gone or another one stands under its name
     */
    public void watchTopic() {
        if (watch != null && watch.isDone()) {
            KafkaFuture<TopicDescription> done = watch;
            watch = null;
            try {
                String now = TopicView.await(done).topicId().toString();
                if (!now.equals(topicId)) {
                    throw new TopicReplaced(
                            "topic " + topic + " was recreated: topic id " + now + ", before " + topicId);
                }
            } catch (UnknownTopicOrPartitionException e) {
                throw new TopicReplaced("topic " + topic + " was deleted");
            } catch (TimeoutException brokerIsAway) {
                LOG.debug("the broker did not describe the topic", brokerIsAway);
            }
        }
        if (watch == null && System.nanoTime() - watchedAt > WATCH_INTERVAL.toNanos()) {
            watchedAt = System.nanoTime();
            watch = view.askForDescription();
        }
    }

    /**
     * Puts an end to the transaction that failed: aborts it where that is possible, and lets the producer go where it is not or where
     * nobody knows what became of a commit.
     *
     * @throws ProducerFailure if another process took over
     */
    public void recover(KafkaException failure) {
        boolean outcomeUnknown = committing;
        Duration age = Duration.ofNanos(inTransaction ? System.nanoTime() - transactionStart : 0);
        committing = false;
        if (isFenced(failure)) {
            letGo();
            failIfTakenOver(failure, age);
        } else if (outcomeUnknown || failure instanceof TopicReplaced || !inTransaction) {
            letGo();
        } else {
            try {
                producer.abortTransaction();
            } catch (KafkaException notAborted) {
                letGo();
                if (isFenced(notAborted)) {
                    failIfTakenOver(notAborted, age);
                }
            }
        }
        inTransaction = false;
    }

    /**
     * The broker fences a producer when a newer one starts, but also when a transaction lasted too long, as in a long outage. In the second
     * case nobody else has committed, and this process may go on.
     */
    private void failIfTakenOver(KafkaException failure, Duration age) {
        String committed = lastCommitter();
        boolean ownCommit = committed.equals(lastInstance) || committed.equals(instance);
        boolean expired = age.compareTo(TRANSACTION_EXPIRES) > 0;
        if (!ownCommit || !expired) {
            throw new ProducerFailure(
                    "Fenced",
                    "another producer with transactional id " + settings.transactionalId()
                            + " took over; this one stops so that nothing is sent twice. Only one process may run with"
                            + " ordinal " + settings.ordinal() + " of pipeline " + settings.pipelineName(),
                    3,
                    failure);
        }
        LOG.warn(
                "the broker ended a transaction that was open for {} s; goes on after the last commit",
                age.toSeconds());
    }

    private String lastCommitter() {
        while (true) {
            try {
                return view.committed().map(CommittedPosition::instance).orElse("");
            } catch (RetriableException brokerIsAway) {
                LOG.warn("asks the broker again who committed last: {}", brokerIsAway.getMessage());
            }
        }
    }

    private static boolean isFenced(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private void letGo() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    /** The id of the topic that is written to; empty before the first {@link #open}. */
    public String topicId() {
        return topicId;
    }

    @Override
    public void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
        view.close();
        ledger.ifPresent(AckLedger::close);
    }

    private static final class TopicReplaced extends KafkaException {
        TopicReplaced(String message) {
            super(message);
        }
    }
}
