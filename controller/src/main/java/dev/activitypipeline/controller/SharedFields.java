package dev.activitypipeline.controller;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.fabric8.kubernetes.api.model.FieldsV1;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** Reads managed fields so that equal parts are one in memory: as trees of maps they are larger than the objects. What is read must not be changed; nobody does. */
final class SharedFields extends JsonDeserializer<FieldsV1> {

    private final Map<Map<String, Object>, WeakReference<Map<String, Object>>> known = new WeakHashMap<>();

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
