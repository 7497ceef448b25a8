package dev.activitypipeline.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** O9: from the first command to the first stored event on a cluster, beside the path that users take by hand. */
record ClusterExperiment(Sizes sizes) implements Experiment {
    @Override
    public List<String> ids() {
        return List.of("O9");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Kubectl kubectl = Kubectl.ofEnvironment();
        mustBeIdle(kubectl);
        ClusterContender ours = new AppliedPipeline(bench, kubectl);
        ClusterContender byHand = new ScriptedPipeline(
                bench,
                kubectl,
                System.getenv().getOrDefault("IMAGE_PREFIX", "activity-pipeline"),
                System.getenv().getOrDefault("VERSION", "0.1.0"));
        Map<ClusterContender, List<FirstEvent>> events = new LinkedHashMap<>();
        int number = 0;
        for (List<ClusterContender> round : Rounds.of(List.of(ours, byHand), sizes.rounds())) {
            for (ClusterContender contender : round) {
                String name = (contender == ours ? "applied-" : "by-hand-") + ++number;
                FirstEvent first = contender.begin(name);
                bench.say(name + ": " + first.slices());
                events.computeIfAbsent(contender, none -> new ArrayList<>()).add(first);
                contender.remove(name);
            }
        }
        return figures(events.get(ours), events.get(byHand));
    }

    static List<Figure> figures(List<FirstEvent> ours, List<FirstEvent> byHand) {
        List<Double> seconds = seconds(ours);
        return List.of(
                new Figure(
                        "O9",
                        "from `kubectl apply` to the first stored event, images present",
                        median(ours).slices(),
                        median(byHand).slices() + " (a Deployment, `spark-submit` and the job of every guide)",
                        Spread.of(seconds),
                        Optional.of(Goal.atMost(30, 15, "s"))),
                new Figure(
                        "O9b",
                        "the same ÷ by hand",
                        Figure.text("%.1f s", Spread.of(seconds).median()),
                        Figure.text("%.1f s", Spread.of(seconds(byHand)).median()),
                        Spread.ofRatios(seconds, seconds(byHand)),
                        Optional.of(Goal.atMost(0.7, 0.45))));
    }

    private static List<Double> seconds(List<FirstEvent> events) {
        return events.stream().map(FirstEvent::stored).toList();
    }

    private static FirstEvent median(List<FirstEvent> events) {
        return events.stream()
                .sorted(Comparator.comparingDouble(FirstEvent::stored))
                .toList()
                .get(events.size() / 2);
    }

    private static void mustBeIdle(Kubectl kubectl) throws IOException, InterruptedException, NotMeasured {
        String pipelines = kubectl.run("get", "activitypipelines", "-A", "-o", "name");
        if (!pipelines.isEmpty()) {
            throw new NotMeasured("there are pipelines on the cluster, which take its processors: "
                    + pipelines.replace('\n', ' ') + "; delete them first");
        }
    }
}
