package dev.activitypipeline.bench;

import static dev.activitypipeline.bench.Figure.text;

import dev.activitypipeline.bench.EncoderContender.Samples;
import dev.activitypipeline.bench.Stopwatch.Reading;
import dev.activitypipeline.bench.controller.Rounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** P3: our encoder and parser, which know twelve columns, against libraries that know every class. */
record EncoderExperiment(Sizes sizes) implements Experiment {
    private static final int SAMPLES = 4_096;
    private static final int MORE_ROUNDS = 4;
    private static final Goal OVER_JACKSON = Goal.atLeast(3, 5);
    private static final Goal OVER_FASTJSON2 = Goal.atLeast(1, 1.3);
    /** Not zero: now and then the JVM itself allocates something on the thread. */
    private static final Goal NO_GARBAGE = Goal.atMost(0.01, 0.01, "B");

    @Override
    public List<String> ids() {
        return List.of("P3");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Samples samples = Samples.simulated(SAMPLES);
        Stopwatch stopwatch = new Stopwatch();
        Map<EncoderContender, Stopwatch.Work> works = new EnumMap<>(EncoderContender.class);
        for (EncoderContender contender : EncoderContender.values()) {
            works.put(contender, contender.over(samples));
        }
        for (int warmUp = 0; warmUp < 4; warmUp++) {
            round(stopwatch, works, List.of(EncoderContender.values()), new EnumMap<>(EncoderContender.class));
        }
        Map<EncoderContender, List<Reading>> readings = new EnumMap<>(EncoderContender.class);
        // A slice is short: there is time for more of them.
        for (List<EncoderContender> order :
                Rounds.of(List.of(EncoderContender.values()), sizes.rounds() + MORE_ROUNDS)) {
            round(stopwatch, works, order, readings);
        }
        bench.say("P3 is measured (" + Long.toHexString(stopwatch.consumed()) + ")");
        Map<EncoderContender, List<Double>> speeds = new EnumMap<>(EncoderContender.class);
        readings.forEach((contender, all) -> speeds.put(
                contender, all.stream().map(Reading::operationsPerCpuSecond).toList()));
        return List.of(
                ratio(
                        "P3",
                        "encoder, events per CPU-second ÷ Jackson databind",
                        speeds,
                        EncoderContender.OURS,
                        EncoderContender.JACKSON,
                        Optional.of(OVER_JACKSON)),
                ratio(
                        "P3b",
                        "encoder, events per CPU-second ÷ fastjson2",
                        speeds,
                        EncoderContender.OURS,
                        EncoderContender.FASTJSON2,
                        Optional.of(OVER_FASTJSON2)),
                garbage(
                        "P3c",
                        "encoder, bytes allocated an event",
                        readings,
                        EncoderContender.OURS_IN_PLACE,
                        EncoderContender.JACKSON),
                ratio(
                        "P3d",
                        "parser with validation, events per CPU-second ÷ Jackson databind without",
                        speeds,
                        EncoderContender.OUR_PARSER,
                        EncoderContender.JACKSON_PARSER,
                        Optional.empty()),
                garbage(
                        "P3e",
                        "parser, bytes allocated a valid event",
                        readings,
                        EncoderContender.OUR_PARSER,
                        EncoderContender.JACKSON_PARSER));
    }

    private void round(
            Stopwatch stopwatch,
            Map<EncoderContender, Stopwatch.Work> works,
            List<EncoderContender> order,
            Map<EncoderContender, List<Reading>> readings)
            throws Exception {
        Duration slice = sizes.encoderSlice();
        for (EncoderContender contender : order) {
            readings.computeIfAbsent(contender, unused -> new ArrayList<>())
                    .add(stopwatch.measure(works.get(contender), SAMPLES, slice));
        }
    }

    private static Figure ratio(
            String id,
            String what,
            Map<EncoderContender, List<Double>> speeds,
            EncoderContender ours,
            EncoderContender reference,
            Optional<Goal> goal) {
        return new Figure(
                id,
                what,
                millions(speeds.get(ours)),
                millions(speeds.get(reference)),
                Spread.ofRatios(speeds.get(ours), speeds.get(reference)),
                goal);
    }

    private static Figure garbage(
            String id,
            String what,
            Map<EncoderContender, List<Reading>> readings,
            EncoderContender ours,
            EncoderContender reference) {
        Spread bytes = bytes(readings.get(ours));
        return new Figure(
                id,
                what,
                text("%.2f B", bytes.median()),
                text("%,.0f B (Jackson)", bytes(readings.get(reference)).median()),
                bytes,
                Optional.of(NO_GARBAGE));
    }

    private static Spread bytes(List<Reading> readings) {
        return Spread.of(readings.stream().map(Reading::bytesPerOperation).toList());
    }

    private static String millions(List<Double> speeds) {
        return text("%.2f M/s", Spread.of(speeds).median() / 1e6);
    }
}
