package dev.activitypipeline.controller;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Reads the managed fields of objects so that equal parts are one in memory. Those of the objects of a thousand pipelines hardly differ, and are, as trees of
 * maps, larger than the objects. What is read must not be changed; nobody does.
 */
final class SharedFields extends JsonDeserializer<FieldsV1> {

    private final Map<Map<String, Object>, WeakReference<Map<String, Object>>> known = new WeakHashMap<>();

    /** For a client that keeps many objects. */
    static KubernetesSerialization serialization() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModule(new SimpleModule().addDeserializer(FieldsV1.class, new SharedFields()));
        return new KubernetesSerialization(mapper, true);
    }

    @Override
    public FieldsV1 deserialize(JsonParser json, DeserializationContext context) throws IOException {
        FieldsV1 fields = new FieldsV1();
        fields.setAdditionalProperties(shared(json.readValueAs(new TypeReference<Map<String, Object>>() {})));
        return fields;
    }

    private Map<String, Object> shared(Map<String, Object> tree) {
        tree.replaceAll((name, part) -> part instanceof Map<?, ?> map ? shared(asTree(map)) : part);
        synchronized (known) {
            WeakReference<Map<String, Object>> first = known.get(tree);
            Map<String, Object> same = first == null ? null : first.get();
            if (same == null) {
                known.put(tree, new WeakReference<>(tree));
                return tree;
            }
            return same;
        }
    }

    @SuppressWarnings("unchecked") // the names of JSON are texts
    private static Map<String, Object> asTree(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
