package dev.activitypipeline.verify.report.data;

/** Whose store it is; from {@code _identity.json}. Each text is empty where the file does not say. */
public record PipelineIdentity(String pipelineName, String pipelineId, String topic, String contract) {
    public static final PipelineIdentity UNKNOWN = new PipelineIdentity("", "", "", "");
}
