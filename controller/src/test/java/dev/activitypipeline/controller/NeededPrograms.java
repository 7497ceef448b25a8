package dev.activitypipeline.controller;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides for {@link Needs}. */
final class NeededPrograms implements ExecutionCondition {
    /** The variable by which a machine promises that it has the programs: a test that was to run and was skipped proves nothing. */
    static final String REQUIRED = "ACTIVITY_PIPELINE_REQUIRE_CLUSTER";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(needs -> Stream.of(needs.value()).map(Program::missing).flatMap(Optional::stream))
                .orElse(Stream.of())
                .toList();
        return decide(missing, Boolean.parseBoolean(System.getenv(REQUIRED)));
    }

    /** @throws IllegalStateException if something is missing that is required */
    static ConditionEvaluationResult decide(List<String> missing, boolean required) {
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("every program is there");
        }
        String reason = String.join("; ", missing);
        if (required) {
            throw new IllegalStateException(REQUIRED + " is true, and " + reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }
}
