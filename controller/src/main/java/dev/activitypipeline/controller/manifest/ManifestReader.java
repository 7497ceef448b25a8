package dev.activitypipeline.controller.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipeline;
import dev.activitypipeline.controller.manifest.Reading.Read;
import dev.activitypipeline.controller.manifest.Reading.Unreadable;
import dev.activitypipeline.controller.schema.SchemaCheck;
import dev.activitypipeline.controller.schema.Shown;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Reads one manifest from YAML or JSON. Bad input is an {@link Unreadable}, never an exception. */
public final class ManifestReader {
    private static final int LARGEST_BYTES = 1 << 20;

    /** What came through the shape check cannot fail to bind; metadata may hold what later versions of Kubernetes add. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ManifestReader() {}

    /** Reads a file. */
    public static Reading read(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return unreadable(file.toString(), "is larger than 1 MiB; no manifest is");
            }
            return read(Files.readString(file));
        } catch (NoSuchFileException missing) {
            return unreadable(file.toString(), "does not exist");
        } catch (CharacterCodingException notText) {
            return unreadable(file.toString(), "is not UTF-8 text");
        } catch (IOException unreadable) {
            return unreadable(file.toString(), "cannot be read: " + unreadable);
        }
    }

    /** Reads a text. */
    public static Reading read(String yaml) {
        Node document;
        try {
            Iterator<Node> documents =
                    parser().composeAll(new StringReader(yaml)).iterator();
            document = documents.hasNext() ? documents.next() : null;
            while (documents.hasNext()) {
                Node further = documents.next();
                if (!further.getTag().equals(Tag.NULL)) {
                    return unreadable(
                            "manifest",
                            "must be one document, but a second one begins at line "
                                    + (further.getStartMark().getLine() + 1) + "; keep one ActivityPipeline a file");
                }
            }
        } catch (YAMLException notYaml) {
            return unreadable("manifest", "is not YAML: " + where(notYaml));
        }
        if (document == null || document.getTag().equals(Tag.NULL)) {
            return unreadable("manifest", "is empty; it must be an ActivityPipeline");
        }
        YamlTree tree = new YamlTree();
        return tree.of(document)
                .map(json -> read(json, tree.violations()))
                .orElseGet(() -> new Unreadable(tree.violations()));
    }

    private static Reading read(JsonNode tree, List<SpecViolation> unlikeJson) {
        if (!(tree instanceof ObjectNode manifest)) {
            return new Unreadable(
                    List.of(new SpecViolation("manifest", Shown.kind(tree), "must be an ActivityPipeline")));
        }
        List<SpecViolation> foreign = ManifestSchema.foreign(manifest);
        if (!foreign.isEmpty()) {
            return new Unreadable(foreign);
        }
        manifest.remove("status");
        List<SpecViolation> violations = new ArrayList<>(unlikeJson);
        violations.addAll(SchemaCheck.prune(ManifestSchema.MANIFEST, manifest, "", SchemaCheck.Depth.SHAPE));
        try {
            ActivityPipeline pipeline = MAPPER.treeToValue(manifest, ActivityPipeline.class);
            return violations.isEmpty() ? new Read(pipeline) : new Unreadable(violations, Optional.of(pipeline));
        } catch (JsonProcessingException | IllegalArgumentException metadata) {
            violations.add(new SpecViolation(
                    "metadata", "does not have the shape of Kubernetes' metadata: " + firstLine(metadata)));
            return new Unreadable(violations);
        }
    }

    private static Yaml parser() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(40);
        options.setCodePointLimit(LARGEST_BYTES);
        return new Yaml(
                new SafeConstructor(options),
                new Representer(new DumperOptions()),
                new DumperOptions(),
                options,
                new KubernetesScalars());
    }

    private static String where(YAMLException notYaml) {
        if (notYaml instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return "line " + (marked.getProblemMark().getLine() + 1) + ", column "
                    + (marked.getProblemMark().getColumn() + 1) + ": " + marked.getProblem();
        }
        return firstLine(notYaml);
    }

    private static String firstLine(Exception problem) {
        return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
    }

    private static Unreadable unreadable(String field, String rule) {
        return new Unreadable(List.of(new SpecViolation(field, rule)));
    }
}
