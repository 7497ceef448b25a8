package dev.activitypipeline.controller.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec;
import dev.activitypipeline.controller.manifest.Reading;
import dev.activitypipeline.controller.plan.Planning.Planned;
import dev.activitypipeline.controller.plan.Planning.Rejected;
import dev.activitypipeline.controller.schema.Defaults;
import dev.activitypipeline.controller.schema.ModelSchema;
import dev.activitypipeline.controller.schema.SchemaCheck;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.util.List;
import java.util.Optional;

/** From a resource to a plan, or to everything that is wrong with it. Never throws, and leaves the user's spec as it is. */
public final class PipelinePlanner {
    private static final JsonMapper MAPPER = new JsonMapper();

    private PipelinePlanner() {}

    /** Plans what was read, or tells in one round what its reader and its planner have against it. */
    public static Planning plan(Reading reading) {
        if (reading instanceof Reading.Read read) {
            return plan(read.pipeline());
        }
        Reading.Unreadable unreadable = (Reading.Unreadable) reading;
        Violations violations = new Violations();
        violations.addAll(unreadable.violations());
        unreadable
                .remainder()
                .map(PipelinePlanner::plan)
                .filter(Rejected.class::isInstance)
                .ifPresent(rest -> violations.addElsewhere(((Rejected) rest).violations()));
        return new Rejected(violations.list());
    }

    /** Plans a resource. */
    public static Planning plan(ActivityPipeline pipeline) {
        Violations violations = new Violations();
        NameRules.check(pipeline.getMetadata(), violations);
        if (pipeline.getSpec() == null) {
            violations.add("spec", "is required; it says which topic, producer, stream and store the pipeline has");
            return new Rejected(violations.list());
        }
        ActivityPipelineSpec spec = checked(pipeline.getSpec(), violations);
        violations.addElsewhere(rules(spec));
        return violations.isEmpty()
                ? new Planned(PlanFactory.plan(pipeline.getMetadata(), spec))
                : new Rejected(violations.list());
    }

    /** What turning {@code before} into {@code after} would do to a running pipeline, or why it is refused. */
    public static SpecChange change(ActivityPipeline before, ActivityPipeline after) {
        return SpecChange.between(completed(before.getSpec()), completed(after.getSpec()));
    }

    /** What no single field can tell. */
    private static List<SpecViolation> rules(ActivityPipelineSpec spec) {
        Violations violations = new Violations();
        Optional.ofNullable(spec.kafka()).ifPresent(kafka -> KafkaRules.check(kafka, violations));
        Optional.ofNullable(spec.topic()).ifPresent(topic -> TopicRules.check(topic, violations));
        Optional.ofNullable(spec.producer()).ifPresent(producer -> ProducerRules.check(producer, violations));
        StreamRules.check(spec.stream(), spec.store(), violations);
        StoreRules.check(spec.store(), violations);
        EventRulesPlanner.check(spec.validation(), violations);
        return violations.list();
    }

    /** The spec with its defaults, and without the values that broke a bound: the rules after this see valid values or none. */
    private static ActivityPipelineSpec checked(ActivityPipelineSpec asked, Violations violations) {
        ObjectNode tree = completed(asked);
        violations.addAll(SchemaCheck.prune(ModelSchema.SPEC, tree, "spec", SchemaCheck.Depth.BOUNDS));
        try {
            return MAPPER.treeToValue(Defaults.complete(ModelSchema.SPEC, tree), ActivityPipelineSpec.class);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException("the model cannot hold what its schema accepts", bug);
        }
    }

    private static ObjectNode completed(ActivityPipelineSpec spec) {
        ObjectNode tree = spec == null ? MAPPER.createObjectNode() : MAPPER.valueToTree(spec);
        return Defaults.complete(ModelSchema.SPEC, tree);
    }
}
