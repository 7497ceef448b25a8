package dev.activitypipeline.bench;

import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends 1 to 100 events at a time, time after time, until it is stopped. */
final class Feeder {
    private final String topic;
    private final Duration pause;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ActivitySimulator simulator = new ActivitySimulator(ProducerCommands.simulate(0, 0, 0), 0);
    private final Thread thread = new Thread(this::run, "feeder");

    Feeder(String bootstrapServers, String topic, Duration pause) {
        this.topic = topic;
        this.pause = pause;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.start();
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // nothing is proved with these events; without them the job would have no
    // batches
    private void run() {
        SplittableRandom sizes = new SplittableRandom(42);
        SimulatedEvent event = new SimulatedEvent();
        long seq = 0;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                for (int rest = 1 + sizes.nextInt(100); rest > 0; rest--) {
                    simulator.render(seq++, event);
                    producer.send(new ProducerRecord<>(topic, event.copyOfKey(), event.copyOfValue()));
                }
                Thread.sleep(pause.toMillis());
            }
        } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        producer.close(Duration.ofSeconds(2));
    }
}
