package dev.activitypipeline.producer.kafka;

import dev.activitypipeline.contract.settings.ProducerSettings;
import dev.activitypipeline.contract.wire.Headers;
import dev.activitypipeline.producer.ProducerFailure;
import dev.activitypipeline.producer.source.Outbox;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * One transaction after the other, each with its events and with the position after them, so that the topic itself says where to go on.
 * Not thread-safe.
 *
 * <p>After any {@link KafkaException}: {@link #recover}, then {@link #open} again. Whether the interrupted transaction was committed
 * is then known from the broker, not guessed.
 */
public final class TransactionalPublisher implements Outbox, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final ProducerSettings settings;
    private final Clock clock;
    private final Optional<AckLedger> ledger;
    private final ClientProperties properties;
    private final TopicView view;
    private final ResumeFinder finder;
    private final Fencing fencing;
    private final String topic;
    private final TopicPartition positionPartition;
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
    private ConsumerGroupMetadata group;
    private TopicWatch watch;

    public TransactionalPublisher(ProducerSettings settings, Clock clock, Optional<AckLedger> ledger) {
        this.settings = settings;
        this.clock = clock;
        this.ledger = ledger;
        this.properties = new ClientProperties(settings);
        this.view = new TopicView(properties, settings);
        this.finder = new ResumeFinder(settings, properties, view);
        this.fencing = new Fencing(settings, view);
        this.topic = settings.kafka().topic();
        this.positionPartition = new TopicPartition(topic, 0);
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
        try {
            return resume(stopping);
        } catch (KafkaException refused) {
            throw settings.kafka()
                    .unresolved(refused)
                    .<KafkaException>map(TimeoutException::new)
                    .orElse(refused);
        }
    }

    private Optional<Resume> resume(BooleanSupplier stopping) throws InterruptedException {
        Optional<TopicDescription> description = finder.awaitTopic(stopping);
        if (description.isEmpty()) {
            return Optional.empty();
        }
        if (group == null) {
            group = groupMetadata(properties);
        }
        if (producer == null) {
            producer = new KafkaProducer<>(properties.producer());
            producer.initTransactions();
        }
        topicId = description.get().topicId().toString();
        watch = new TopicWatch(view, topicId);
        Optional<CommittedPosition> committed = view.committed();
        lastInstance = committed.map(CommittedPosition::instance).orElse("");
        Resume resume = finder.find(description.get(), committed);
        nextSeq = resume.nextSeq();
        return Optional.of(resume);
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

    /** @throws KafkaException if the topic is gone or another one stands under its name */
    public void watchTopic() {
        watch.look();
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
        if (Fencing.isCauseOf(failure)) {
            letGo();
            fencing.failIfTakenOver(failure, age, ownCommitters());
        } else if (outcomeUnknown || failure instanceof TopicWatch.TopicReplaced || !inTransaction) {
            letGo();
        } else {
            abort(age);
        }
        inTransaction = false;
    }

    private void abort(Duration age) {
        try {
            producer.abortTransaction();
        } catch (KafkaException notAborted) {
            letGo();
            if (Fencing.isCauseOf(notAborted)) {
                fencing.failIfTakenOver(notAborted, age, ownCommitters());
            }
        }
    }

    private Set<String> ownCommitters() {
        return new HashSet<>(List.of(instance, lastInstance));
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
}
