package dev.activitypipeline.controller.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** The CRD as it is to be shipped: fabric8's generator, and what it gets wrong about records put right. */
public final class GeneratedCrd {
    /** kubectl shows columns in the CRD's order; the generator sorts them by path. */
    private static final List<String> COLUMNS =
            List.of("Ready", "Phase", "Topic", "Stored", "Lag", "Format", "Proof", "Message", "Age");

    private GeneratedCrd() {}

    /** The CRD as YAML, the same on every run. */
    public static String yaml(Path scratch) throws IOException {
        new CRDGenerator()
                .inOutputDir(scratch.toFile())
                .forCRDVersions("v1")
                .withPostProcessor(new CRDPostProcessor() {
                    @Override
                    public HasMetadata process(HasMetadata crd, String version) {
                        return shipped(crd);
                    }
                })
                .customResourceClasses(List.of(ActivityPipeline.class))
                .generate();
        return Files.readString(scratch.resolve("activitypipelines.activity.dev-v1.yml"));
    }

    private static HasMetadata shipped(HasMetadata resource) {
        CustomResourceDefinition crd = (CustomResourceDefinition) resource;
        for (CustomResourceDefinitionVersion version : crd.getSpec().getVersions()) {
            List<CustomResourceColumnDefinition> columns = new ArrayList<>(version.getAdditionalPrinterColumns());
            columns.sort(Comparator.comparingInt(column -> COLUMNS.indexOf(column.getName())));
            version.setAdditionalPrinterColumns(columns);
            JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
            root.setDescription("One manifest for a Kafka topic, its producers, a Spark stream job and a store"
                    + " in which every acknowledged event is stored exactly once.");
            root.setRequired(List.of("spec"));
            root.getProperties().get("spec").setDescription("What is asked for.");
            root.getProperties().get("status").setDescription("What the controller found, computed anew on each pass.");
            oneRuleEach(root);
        }
        return crd;
    }

    /** A record's annotations are on the field and on its accessor; the generator takes both, server-side apply refuses twins. */
    private static void oneRuleEach(JSONSchemaProps schema) {
        if (schema.getXKubernetesValidations() != null) {
            LinkedHashMap<String, io.fabric8.kubernetes.api.model.apiextensions.v1.ValidationRule> rules =
                    new LinkedHashMap<>();
            schema.getXKubernetesValidations().forEach(rule -> rules.putIfAbsent(rule.getRule(), rule));
            schema.setXKubernetesValidations(new ArrayList<>(rules.values()));
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(GeneratedCrd::oneRuleEach);
        }
        if (schema.getAdditionalProperties() != null
                && schema.getAdditionalProperties().getSchema() != null) {
            oneRuleEach(schema.getAdditionalProperties().getSchema());
        }
        if (schema.getItems() != null && schema.getItems().getSchema() != null) {
            oneRuleEach(schema.getItems().getSchema());
        }
    }
}
