package dev.activitypipeline.verify;

import dev.activitypipeline.contract.settings.ProducerSource;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import dev.activitypipeline.verify.store.LongRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Computes each event anew from the simulation's settings: the topic must hold these bytes and no others. */
final class SimulatedContent implements ContentCheck {
    private final ProducerSource.Simulate settings;
    private final Findings findings;
    private final Map<String, ActivitySimulator> simulators = new HashMap<>();
    private final SimulatedEvent event = new SimulatedEvent();
    private String latest = "";
    private ActivitySimulator simulator;
    private long checked;

    SimulatedContent(ProducerSource.Simulate settings, Findings findings) {
        this.settings = settings;
        this.findings = findings;
    }

    /** Records that were computed anew. */
    long checked() {
        return checked;
    }

    @Override
    public void check(TopicRecord record, String producer, long seq) {
        if (!producer.equals(latest)) {
            simulator = simulators.computeIfAbsent(producer, this::simulator);
            latest = producer;
        }
        simulator.render(seq, event);
        checked++;
        byte[] value = record.value();
        if (value == null
                || !Arrays.equals(value, 0, value.length, event.value(), 0, event.valueLength())
                || !Arrays.equals(record.key(), event.copyOfKey())) {
            Where where = Where.offsets(record.partition(), new LongRange(record.offset(), record.offset()))
                    .with(producer, new LongRange(seq, seq));
            findings.add(FindingKind.SIMULATION_DIFFERS, where, "the simulation gives " + event);
        }
    }

    private ActivitySimulator simulator(String producer) {
        String ordinal = producer.substring(producer.lastIndexOf('-') + 1);
        if (!ordinal.matches("\\d{1,3}")) {
            throw new NotVerifiable(
                    "the producer " + producer + " is not simulated: its name does not end in -<ordinal>."
                            + " Leave --simulate out to compare topic and store alone");
        }
        return new ActivitySimulator(settings, Integer.parseInt(ordinal));
    }
}
