package dev.activitypipeline.controller.api.v1alpha1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.activitypipeline.controller.crd.ShippedCrd;
import dev.activitypipeline.controller.schema.AdmissionRules;
import dev.activitypipeline.controller.schema.ModelSchema;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionSpec;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            root.getProperties().get("status").setDefault(notLookedAt());
            AdmissionRules.add(ModelSchema.SPEC, root.getProperties().get("spec"));
            oneRuleEach(root);
        }
        crd.getMetadata().setAnnotations(Map.of(ShippedCrd.HASH, hash(crd.getSpec())));
        return crd;
    }

    /** Of the spec as JSON with sorted keys: the same for the same spec, and another one for any other. */
    private static String hash(CustomResourceDefinitionSpec spec) {
        try {
            ObjectMapper sorted = JsonMapper.builder()
                    .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                    .build();
            sorted.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
            byte[] json = sorted.writeValueAsBytes(sorted.treeToValue(sorted.valueToTree(spec), Map.class));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A resource that the controller has not seen yet says so: by kstatus' rules one without a status would count as ready. */
    private static JsonNode notLookedAt() {
        return new ObjectMapper().createObjectNode().put("observedGeneration", -1);
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
