package dev.activitypipeline.controller.plan;

/**
 * The images of pipelines that name none themselves.
 *
 * @param producer of the producers
 * @param stream of the driver and its executors
 * @param verify of the proof
 * @param bigQuery of the follower that keeps BigQuery equal to the store
 * @param pull how nodes fetch these, and those that a pipeline names
 */
public record Images(String producer, String stream, String verify, String bigQuery, ImagePull pull) {

    /** Images that need no login. */
    public Images(String producer, String stream, String verify, String bigQuery) {
        this(producer, stream, verify, bigQuery, ImagePull.BY_DEFAULT);
    }

    /** The image of the plan's producers. */
    public PulledImage producerOf(PipelinePlan plan) {
        return new PulledImage(plan.producer().image().orElse(producer), pull);
    }

    /** The image of the plan's driver and executors. */
    public PulledImage streamOf(PipelinePlan plan) {
        return new PulledImage(plan.stream().image().orElse(stream), pull);
    }

    /** The image of that follower. */
    public PulledImage bigQueryOf(BigQueryPlan plan) {
        return new PulledImage(plan.image().orElse(bigQuery), pull);
    }

    /** The image of proofs. */
    public PulledImage ofProofs() {
        return new PulledImage(verify, pull);
    }
}
