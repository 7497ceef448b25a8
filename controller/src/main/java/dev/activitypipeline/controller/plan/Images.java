package dev.activitypipeline.controller.plan;

/**
 * The images of pipelines that name none themselves.
 *
 * @param producer of the producers
 * @param stream of the driver and its executors
 * @param verify of the proof
 * @param pull how nodes fetch these, and those that a pipeline names
 */
public record Images(String producer, String stream, String verify, ImagePull pull) {

    /** Images that need no login. */
    public Images(String producer, String stream, String verify) {
        this(producer, stream, verify, ImagePull.BY_DEFAULT);
    }

    /** The image of the plan's producers. */
    public PulledImage producerOf(PipelinePlan plan) {
        return new PulledImage(plan.producer().image().orElse(producer), pull);
    }

    /** The image of the plan's driver and executors. */
    public PulledImage streamOf(PipelinePlan plan) {
        return new PulledImage(plan.stream().image().orElse(stream), pull);
    }

    /** The image of proofs. */
    public PulledImage ofProofs() {
        return new PulledImage(verify, pull);
    }
}
