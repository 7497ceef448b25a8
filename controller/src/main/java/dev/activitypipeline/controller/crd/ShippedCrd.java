package dev.activitypipeline.controller.crd;

import dev.activitypipeline.controller.crd.CrdState.Current;
import dev.activitypipeline.controller.crd.CrdState.Newer;
import dev.activitypipeline.controller.crd.CrdState.Outdated;
import dev.activitypipeline.controller.crd.CrdState.Unseen;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The CRD that this controller was built with: the chart's, which the build puts on the class path. */
public final class ShippedCrd {
    /** The CRD's name. */
    public static final String NAME = "activitypipelines.activity.dev";
    /** Holds the hash of the CRD's spec, written by its generator. */
    public static final String HASH = "activity.dev/spec-sha256";

    private static final String VERSION = "v1alpha1";

    private final CustomResourceDefinition own;

    ShippedCrd(CustomResourceDefinition own) {
        this.own = own;
    }

    /** From the class path. */
    public static ShippedCrd load() {
        try (InputStream yaml = ShippedCrd.class.getResourceAsStream("/crds/" + NAME + ".yaml")) {
            return new ShippedCrd(Serialization.unmarshal(yaml, CustomResourceDefinition.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param served as the cluster has it; null if it has none */
    CrdState compare(CustomResourceDefinition served) {
        if (served == null) {
            return new Unseen("it is not installed; run: " + CrdState.REMEDY);
        }
        if (hash(own).equals(hash(served))) {
            return new Current();
        }
        Set<String> ours = fields(own);
        Set<String> theirs = fields(served);
        List<String> lacking =
                ours.stream().filter(field -> !theirs.contains(field)).toList();
        if (lacking.isEmpty() && theirs.size() > ours.size()) {
            return new Newer();
        }
        return new Outdated(
                lacking.stream().filter(field -> field.startsWith("status.")).toList());
    }

    private static Optional<String> hash(CustomResourceDefinition crd) {
        return Optional.ofNullable(crd.getMetadata().getAnnotations()).map(annotations -> annotations.get(HASH));
    }

    private static Set<String> fields(CustomResourceDefinition crd) {
        Set<String> fields = new TreeSet<>();
        crd.getSpec().getVersions().stream()
                .filter(version -> version.getName().equals(VERSION))
                .map(CustomResourceDefinitionVersion::getSchema)
                .forEach(schema -> collect(schema.getOpenAPIV3Schema(), "", fields));
        return fields;
    }

    private static void collect(JSONSchemaProps schema, String path, Set<String> fields) {
        Optional.ofNullable(schema.getProperties()).orElse(Map.of()).forEach((name, property) -> {
            fields.add(path + name);
            collect(property, path + name + ".", fields);
        });
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            collect(schema.getItems().getSchema(), path.replaceFirst("\\.$", "[]."), fields);
        }
    }
}
