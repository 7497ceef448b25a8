package dev.activitypipeline.controller.schema;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.activitypipeline.controller.api.v1alpha1.ActivityPipelineSpec;
import dev.activitypipeline.controller.api.v1alpha1.DurationBetween;
import dev.activitypipeline.controller.api.v1alpha1.Effect;
import dev.activitypipeline.controller.api.v1alpha1.Expects;
import dev.activitypipeline.controller.api.v1alpha1.QuantityBetween;
import dev.activitypipeline.controller.schema.Schema.Field;
import dev.activitypipeline.controller.schema.Schema.ListSchema;
import dev.activitypipeline.controller.schema.Schema.MapSchema;
import dev.activitypipeline.controller.schema.Schema.ObjectSchema;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the schema from the records and their annotations: the same annotations that the CRD is generated from. */
public final class ModelSchema {
    /** What {@code spec} may hold. */
    public static final ObjectSchema SPEC = ofRecord(ActivityPipelineSpec.class);

    private ModelSchema() {}

    /** Any text. */
    public static Schema text() {
        return Scalars.Text.ANY;
    }

    /** The schema of one record of the model. */
    public static ObjectSchema ofRecord(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(component.getName(), field(type, component));
        }
        return new ObjectSchema(Collections.unmodifiableMap(fields));
    }

    private static Field field(Class<?> type, RecordComponent component) {
        AnnotatedElement annotations = declared(type, component.getName());
        Schema schema = schema(component.getGenericType(), annotations);
        return new Field(
                schema,
                annotations.isAnnotationPresent(Required.class),
                value(annotations, Default.class, Default::value).map(text -> literal(schema, text)),
                value(annotations, Effect.class, Effect::value).map(Set::of).orElse(Set.of()));
    }

    private static Schema schema(Type type, AnnotatedElement annotations) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? new MapSchema(schema(arguments[1], String.class))
                    : new ListSchema(schema(arguments[0], String.class));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isRecord()) {
            return ofRecord(raw);
        }
        if (raw.isEnum()) {
            return new Scalars.Choice(words(raw));
        }
        return scalar(raw, annotations);
    }

    private static Schema scalar(Class<?> raw, AnnotatedElement annotations) {
        Optional<Double> min = value(annotations, Min.class, Min::value);
        Optional<Double> max = value(annotations, Max.class, Max::value);
        if (raw == Integer.class) {
            return new Scalars.Whole(
                    32,
                    min.map(Double::longValue).orElse((long) Integer.MIN_VALUE),
                    max.map(Double::longValue).orElse((long) Integer.MAX_VALUE));
        } else if (raw == Long.class) {
            return new Scalars.Whole(
                    64,
                    min.map(Double::longValue).orElse(Long.MIN_VALUE),
                    max.map(Double::longValue).orElse(Long.MAX_VALUE));
        } else if (raw == Double.class) {
            return new Scalars.Decimal(min.orElse(Double.NEGATIVE_INFINITY), max.orElse(Double.POSITIVE_INFINITY));
        } else if (raw == Boolean.class) {
            return new Scalars.Flag();
        } else if (raw == IntOrString.class) {
            QuantityBetween bounds = annotations.getAnnotation(QuantityBetween.class);
            return new Scalars.Amount(bounds.min(), bounds.max());
        } else if (raw == JsonNode.class) {
            return new Scalars.Property();
        } else if (raw == String.class) {
            return text(annotations);
        }
        throw new IllegalStateException("the model has a type that the schema does not know: " + raw);
    }

    private static Schema text(AnnotatedElement annotations) {
        DurationBetween span = annotations.getAnnotation(DurationBetween.class);
        if (span != null) {
            return new Scalars.Span(span.min(), span.max());
        }
        Pattern pattern = annotations.getAnnotation(Pattern.class);
        return pattern == null
                ? Scalars.Text.ANY
                : new Scalars.Text(
                        annotations.getAnnotation(Expects.class).value(),
                        java.util.regex.Pattern.compile(pattern.value()));
    }

    /** An enum's words on the wire, in their order. */
    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> declared(type, ((Enum<?>) constant).name()))
                .map(constant -> constant.getAnnotation(JsonProperty.class).value())
                .toList();
    }

    private static JsonNode literal(Schema schema, String text) {
        if (schema instanceof Scalars.Text
                || schema instanceof Scalars.Span
                || schema instanceof Scalars.Choice
                || schema instanceof Scalars.Amount) {
            return TextNode.valueOf(text);
        }
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("the model has a default that is no JSON: " + text, notJson);
        }
    }

    private static <A extends Annotation, T> Optional<T> value(
            AnnotatedElement annotations, Class<A> type, Function<A, T> read) {
        return Optional.ofNullable(annotations.getAnnotation(type)).map(read);
    }

    private static AnnotatedElement declared(Class<?> type, String field) {
        try {
            return type.getDeclaredField(field);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
