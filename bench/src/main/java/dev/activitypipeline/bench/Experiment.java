package dev.activitypipeline.bench;

import java.util.List;

/** Measures one or more figures that come out of the same runs. */
interface Experiment {
    /** The figures, such as {@code P1}. */
    List<String> ids();

    /** @throws NotMeasured if a contender failed; the other experiments go on */
    List<Figure> measure(Workbench bench) throws Exception;
}
