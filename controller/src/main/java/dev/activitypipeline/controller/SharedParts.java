package dev.activitypipeline.controller;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** For a client that keeps many objects which hardly differ, as those of a thousand pipelines do: what they have in common is in memory once. */
final class SharedParts {
    private SharedParts() {}

    static KubernetesSerialization serialization() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModule(new SimpleModule()
                .addDeserializer(FieldsV1.class, new SharedFields())
                .addDeserializer(String.class, new SharedText()));
        return new KubernetesSerialization(mapper, true);
    }
}
