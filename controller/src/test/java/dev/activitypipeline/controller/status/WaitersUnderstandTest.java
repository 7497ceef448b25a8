package dev.activitypipeline.controller.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Whoever waits for any resource by the usual rules waits rightly for this one: kstatus, and Argo CD with the health that the documentation gives. */
class WaitersUnderstandTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final LimbHealth WELL = new LimbHealth.Healthy(Reason.RUNNING, "stores");
    private static final LimbHealth STARTS = new LimbHealth.Progressing(Reason.DRIVER_STARTING, "starts");
    private static final LimbHealth BROKEN = new LimbHealth.Broken(Reason.STORAGE_FULL, "is full");
    private static final LimbHealth OFF = new LimbHealth.Suspended(Reason.STREAM_SUSPENDED, "suspended");
    private static final Pattern HEALTH = Pattern.compile("(?s)_ActivityPipeline: \\|\\n(.*?)```");

    /** A resource, and what each is to make of it. */
    record Waited(String name, JsonNode resource, String kstatus, String argo) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Waited> resources() {
        return Stream.of(
                new Waited("runs", resource(1, 1, WELL), "Current", "Healthy"),
                new Waited("starts", resource(1, 1, STARTS), "InProgress", "Progressing"),
                new Waited("is broken", resource(1, 1, BROKEN), "Failed", "Degraded"),
                new Waited("is suspended", resource(1, 1, OFF), "InProgress", "Suspended"),
                new Waited("is rejected", rejected(), "Failed", "Degraded"),
                new Waited("ran before its newest spec", resource(2, 1, WELL), "InProgress", "Progressing"),
                new Waited("was broken before its newest spec", resource(2, 1, BROKEN), "InProgress", "Progressing"),
                new Waited("is deleted", deleted(), "Terminating", "Healthy"),
                new Waited("was not looked at yet", notLookedAt(), "InProgress", "Progressing"));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void kstatusSaysWhatIsSo(Waited waited) {
        assertThat(Kstatus.of(waited.resource())).isEqualTo(waited.kstatus());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void argoSaysWhatIsSo(Waited waited) throws IOException {
        // Given
        Matcher documented = HEALTH.matcher(Files.readString(Path.of("../docs/reference/conditions.md")));
        assertThat(documented.find()).isTrue();
        Globals lua = JsePlatform.standardGlobals();
        lua.set("obj", lua(waited.resource()));

        // When
        LuaValue health = lua.load(documented.group(1)).call();

        // Then
        assertThat(health.get("status").tojstring()).isEqualTo(waited.argo());
    }

    /** Without a status kstatus takes a resource for current: a waiter that is quicker than the controller would not wait. */
    @Test
    void aResourceWithoutAnyStatusWouldCountAsCurrent() {
        // Given
        ObjectNode bare = (ObjectNode) resource(1, 1, WELL);
        bare.remove("status");

        // Then
        assertThat(Kstatus.of(bare)).isEqualTo("Current");
    }

    private static JsonNode resource(long generation, long observed, LimbHealth stream) {
        ActivityPipeline pipeline = ObservedPipeline.resource(observed);
        LimbHealth others = stream == OFF ? OFF : WELL;
        pipeline.setStatus(StatusReport.of(pipeline, ObservedPipeline.of(others, WELL, others, stream), NOW));
        pipeline.getMetadata().setGeneration(generation);
        return new ObjectMapper().valueToTree(pipeline);
    }

    private static JsonNode rejected() {
        ActivityPipeline pipeline = ObservedPipeline.resource(1);
        List<SpecViolation> violations = List.of(new SpecViolation("spec.kafka", "is required"));
        pipeline.setStatus(StatusReport.rejected(pipeline, Reason.INVALID_SPEC, violations, NOW));
        return new ObjectMapper().valueToTree(pipeline);
    }

    private static JsonNode deleted() {
        ObjectNode resource = (ObjectNode) resource(1, 1, WELL);
        resource.withObject("/metadata").put("deletionTimestamp", NOW.toString());
        return resource;
    }

    /** As the API server stores it: the CRD gives a new resource this status. */
    private static JsonNode notLookedAt() {
        ObjectNode resource = (ObjectNode) resource(1, 1, WELL);
        resource.putObject("status").put("observedGeneration", -1);
        return resource;
    }

    private static LuaValue lua(JsonNode json) {
        if (json.isObject()) {
            LuaTable table = new LuaTable();
            json.properties().forEach(field -> table.set(field.getKey(), lua(field.getValue())));
            return table;
        } else if (json.isArray()) {
            LuaTable table = new LuaTable();
            for (int i = 0; i < json.size(); i++) {
                table.set(i + 1, lua(json.get(i)));
            }
            return table;
        }
        return json.isNumber()
                ? LuaValue.valueOf(json.asDouble())
                : json.isNull() ? LuaValue.NIL : LuaValue.valueOf(json.asText());
    }
}
