package dev.activitypipeline.bench;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.activitypipeline.contract.event.ActivityEvent;
import dev.activitypipeline.contract.event.EventRules;
import dev.activitypipeline.contract.wire.EventEncoder;
import dev.activitypipeline.contract.wire.EventParser;
import dev.activitypipeline.simulator.ActivitySimulator;
import dev.activitypipeline.simulator.SimulatedEvent;
import java.util.ArrayList;
import java.util.List;

/** Ways from an event to bytes and back. */
enum EncoderContender {
    /** Into an array of its own, as the two libraries do. */
    OURS,
    JACKSON,
    FASTJSON2,
    /** Into the encoder's buffer. */
    OURS_IN_PLACE,
    OUR_PARSER,
    JACKSON_PARSER;

    /** What is encoded and parsed, again and again: few enough for the caches, enough to foil a branch predictor. */
    record Samples(List<ActivityEvent> events, List<EventBean> beans, List<byte[]> values) {
        static Samples simulated(int count) {
            List<ActivityEvent> events = new ArrayList<>();
            List<byte[]> values = new ArrayList<>();
            EventParser parser = new EventParser(EventRules.CONTRACT);
            ActivitySimulator simulator = new ActivitySimulator(ProducerCommands.simulate(count, 0, 0), 0);
            SimulatedEvent event = new SimulatedEvent();
            for (int seq = 0; seq < count; seq++) {
                simulator.render(seq, event);
                byte[] value = event.copyOfValue();
                if (!parser.parse(value, -1)) {
                    throw new IllegalStateException(parser.rejection().message());
                }
                values.add(value);
                events.add(parser.event());
            }
            return new Samples(events, events.stream().map(EventBean::of).toList(), values);
        }

        int size() {
            return events.size();
        }
    }

    Stopwatch.Work over(Samples samples) {
        return switch (this) {
            case OURS -> {
                EventEncoder encoder = new EventEncoder();
                yield () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        encoder.encode(samples.events().get(i));
                        seen += seen(encoder.copy());
                    }
                    return seen;
                };
            }
            case OURS_IN_PLACE -> {
                EventEncoder encoder = new EventEncoder();
                yield () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        int length = encoder.encode(samples.events().get(i));
                        seen += (long) encoder.buffer()[length / 2] + length;
                    }
                    return seen;
                };
            }
            case JACKSON -> {
                ObjectMapper mapper = new ObjectMapper();
                yield () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        seen += seen(mapper.writeValueAsBytes(samples.beans().get(i)));
                    }
                    return seen;
                };
            }
            case FASTJSON2 ->
                () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        seen += seen(JSON.toJSONBytes(samples.beans().get(i)));
                    }
                    return seen;
                };
            case OUR_PARSER -> {
                EventParser parser = new EventParser(EventRules.CONTRACT);
                yield () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        seen += parser.parse(samples.values().get(i), -1) ? parser.userId() + parser.steps() : 0;
                    }
                    return seen;
                };
            }
            case JACKSON_PARSER -> {
                ObjectMapper mapper = new ObjectMapper();
                yield () -> {
                    long seen = 0;
                    for (int i = 0; i < samples.size(); i++) {
                        EventBean bean = mapper.readValue(samples.values().get(i), EventBean.class);
                        seen += bean.userId() + bean.steps();
                    }
                    return seen;
                };
            }
        };
    }

    private static long seen(byte[] json) {
        return (long) json[json.length / 2] + json.length;
    }
}
