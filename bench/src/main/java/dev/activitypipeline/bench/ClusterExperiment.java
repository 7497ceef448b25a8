package dev.activitypipeline.bench;

import dev.activitypipeline.bench.controller.Rounds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** O9: from the first command to the first stored event on a cluster, beside the path that users take by hand. */
record ClusterExperiment(Sizes sizes) implements Experiment {
    /** In which the node reads the images for the first time. */
    private static final int DROPPED = 1;

    @Override
    public List<String> ids() {
        return List.of("O9");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Kubectl kubectl = Kubectl.ofEnvironment(bench);
        mustBeIdle(kubectl);
        ClusterContender ours = new AppliedPipeline(kubectl, 0);
        ClusterContender oursWithExecutor = new AppliedPipeline(kubectl, 1);
        ClusterContender byHand = new HandMadePipeline(
                bench,
                kubectl,
                System.getenv().getOrDefault("IMAGE_PREFIX", "activity-pipeline"),
                System.getenv().getOrDefault("VERSION", "0.1.0"));
        Map<ClusterContender, List<FirstEvent>> events = new LinkedHashMap<>();
        int number = 0;
        for (List<ClusterContender> round :
                Rounds.of(List.of(ours, oursWithExecutor, byHand), DROPPED + sizes.rounds())) {
            for (ClusterContender contender : round) {
                FirstEvent first = take(contender, contender.name() + "-" + number++);
                bench.say(contender.name() + ": " + first.slices());
                events.computeIfAbsent(contender, none -> new ArrayList<>()).add(first);
            }
        }
        events.values().forEach(all -> all.subList(0, DROPPED).clear());
        return figures(events.get(ours), events.get(oursWithExecutor), events.get(byHand));
    }

    private static FirstEvent take(ClusterContender contender, String name) throws Exception {
        FirstEvent first;
        try {
            first = contender.firstEvent(name);
        } catch (Exception failed) {
            try {
                contender.remove(name);
            } catch (Exception left) {
                failed.addSuppressed(left);
            }
            throw failed;
        }
        contender.remove(name);
        return first;
    }

    static List<Figure> figures(List<FirstEvent> ours, List<FirstEvent> oursWithExecutor, List<FirstEvent> byHand) {
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
                        Optional.of(Goal.atMost(0.7, 0.45))),
                new Figure(
                        "O9c",
                        "the same with `executors: 1`, so that both have an executor beside the driver",
                        median(oursWithExecutor).slices(),
                        Figure.text("%.1f s", Spread.of(seconds(byHand)).median()),
                        Spread.ofRatios(seconds(oursWithExecutor), seconds(byHand)),
                        Optional.empty()));
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

    private static void mustBeIdle(Kubectl kubectl) throws InterruptedException, NotMeasured {
        String others = kubectl.run("get", "activitypipelines", "-A", "-o", "name")
                + kubectl.run("get", "namespace", HandMadePipeline.NAMESPACE, "--ignore-not-found", "-o", "name");
        if (!others.isEmpty()) {
            throw new NotMeasured("there is on the cluster what takes its processors: " + others.replace('\n', ' ')
                    + "; delete it first");
        }
    }
}
