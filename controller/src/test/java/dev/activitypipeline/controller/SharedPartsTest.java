package dev.activitypipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
    private static final String OBJECT = """
            {"apiVersion":"v1","kind":"ConfigMap","metadata":{"labels":{"app":"fitness"},"managedFields":[{"apiVersion":"v1","fieldsType":"FieldsV1","fieldsV1":{\
            "f:data":{"f:settings":{}},\
            "f:metadata":{"f:labels":{"f:app":{}},"f:ownerReferences":{"k:{\\"uid\\":\\"%s\\"}":{}}}},\
            "manager":"controller","operation":"Apply"}],"name":"a"}}""";

    private final KubernetesSerialization serialization = SharedParts.serialization();

    @Test
    void whatIsEqualIsOneInMemoryAndTheRestIsNot() {
        // When
        Map<String, Object> one = fields(read("1"));
        Map<String, Object> other = fields(read("2"));
        Map<String, Object> again = fields(read("1"));

        // Then
        assertThat(again).isSameAs(one);
        assertThat(other).isNotEqualTo(one);
        assertThat(other.get("f:data")).isSameAs(one.get("f:data"));
        assertThat(metadata(other).get("f:labels")).isSameAs(metadata(one).get("f:labels"));
        assertThat(metadata(other).get("f:ownerReferences"))
                .isNotEqualTo(metadata(one).get("f:ownerReferences"));
    }

    @Test
    void equalTextsAreOneInMemory() {
        // When
        ConfigMap one = read("1");
        ConfigMap other = read("2");

        // Then
        assertThat(other.getMetadata().getName()).isSameAs(one.getMetadata().getName());
        assertThat(labels(other).get("app")).isSameAs(labels(one).get("app"));
        assertThat(specOf("a").get("topicName")).isSameAs(specOf("a").get("topicName"));
    }

    @Test
    void whatIsReadIsWrittenAsItWas() {
        assertThat(serialization.asJson(read("1"))).isEqualTo(OBJECT.formatted("1"));
    }

    private ConfigMap read(String owner) {
        return serialization.unmarshal(OBJECT.formatted(owner), ConfigMap.class);
    }

    private Map<String, Object> specOf(String topic) {
        return serialization
                .unmarshal("""
                        {"apiVersion":"kafka.strimzi.io/v1","kind":"KafkaTopic","spec":{"topicName":"%s"}}""".formatted(topic), GenericKubernetesResource.class)
                .get("spec");
    }

    private static Map<String, String> labels(ConfigMap object) {
        return object.getMetadata().getLabels();
    }

    private static Map<String, Object> fields(ConfigMap object) {
        return object.getMetadata().getManagedFields().get(0).getFieldsV1().getAdditionalProperties();
    }

    private static Map<?, ?> metadata(Map<String, Object> fields) {
        return (Map<?, ?>) fields.get("f:metadata");
    }
}
