package dev.activitypipeline.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Figures that are measured in one run and reported together. */
enum Suite {
    PIPELINE("make bench"),
    CONTROLLER("make bench-controller"),
    TOPICS("make bench-topics"),
    CLUSTER("make bench-cluster");

    private final String command;

    Suite(String command) {
        this.command = command;
    }

    /** As a user says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That runs all of it. */
    String command() {
        return command;
    }

    /** Where it is written how the figures are measured, beside this class. */
    String method() {
        return "method-" + word() + ".md";
    }

    List<Experiment> experiments(Sizes sizes) {
        return switch (this) {
            case PIPELINE ->
                List.of(
                        new EncoderExperiment(sizes),
                        new ProducerExperiment(sizes),
                        new RateExperiment(sizes),
                        new LargeBatchExperiment(sizes),
                        new SmallBatchExperiment(sizes),
                        new FlatnessExperiment(sizes));
            case CONTROLLER -> List.of(new ControllerExperiment(sizes));
            case TOPICS -> List.of(new TopicExperiment(sizes));
            case CLUSTER -> List.of(new ClusterExperiment(sizes));
        };
    }

    /** @throws IllegalArgumentException naming a figure that it does not measure */
    void mustHave(Collection<String> figures) {
        List<String> known = experiments(Sizes.QUICK).stream()
                .flatMap(experiment -> experiment.ids().stream())
                .toList();
        for (String figure : figures) {
            if (!known.contains(figure)) {
                throw new IllegalArgumentException("there is no figure " + figure + "; there are " + known);
            }
        }
    }
}
