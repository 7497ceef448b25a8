package dev.activitypipeline.controller.plan;

/**
 * The images of pipelines that name none themselves.
 *
 * @param producer of the producers
 * @param stream of the driver and its executors
 * @param verify of the proof
 */
public record Images(String producer, String stream, String verify) {

    /** The image of the plan's producers. */
    public String producerOf(PipelinePlan plan) {
        return plan.producer().image().orElse(producer);
    }

    /** The image of the plan's driver and executors. */
    public String streamOf(PipelinePlan plan) {
        return plan.stream().image().orElse(stream);
    }
}
