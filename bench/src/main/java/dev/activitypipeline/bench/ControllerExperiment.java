package dev.activitypipeline.bench;

import dev.activitypipeline.bench.controller.Readings;
import java.util.List;

/** O4 to O8 and O10: the controller with no pipeline and with many, on a real API server that has no nodes. */
record ControllerExperiment(Sizes sizes) implements Experiment {
    private static final int IDLE_SECONDS = 30;

    @Override
    public List<String> ids() {
        return List.of("O4", "O5", "O6", "O7", "O8", "O10");
    }

    @Override
    public List<Figure> measure(Workbench bench) throws Exception {
        Readings readings = new ApiServerBench(bench, "controller", "ControllerBenchMain")
                .readings(
                        Readings.class,
                        Integer.toString(sizes.pipelines()),
                        Integer.toString(IDLE_SECONDS),
                        bench.programs().sparkOnKubernetes());
        return new ControllerFigures(readings).all();
    }
}
