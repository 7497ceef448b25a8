package dev.activitypipeline.verify.report.data;

import java.time.Instant;

/** Everything that the page says. Rendering it is a pure function. */
public record ReportData(
        PipelineIdentity pipeline,
        Instant writtenAt,
        Verdict verdict,
        Timeline timeline,
        EventSummary events,
        RejectedSummary rejected) {}
