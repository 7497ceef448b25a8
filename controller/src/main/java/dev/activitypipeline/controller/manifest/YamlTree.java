package dev.activitypipeline.controller.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.activitypipeline.controller.schema.SpecViolation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns a parsed YAML document into a JSON tree and tells what JSON has no place for. Jackson's own YAML reader stops at the first
 * duplicate key and takes an alias for a text with the anchor's name; hence this walk over the parser's nodes.
 */
final class YamlTree {
    /** More than any real manifest has; an alias that multiplies itself ends here. */
    private static final int MOST_NODES = 20_000;

    private final List<SpecViolation> violations = new ArrayList<>();
    private final Set<Node> above = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    /** What is wrong with the document as YAML for Kubernetes; complete after {@link #of}. */
    List<SpecViolation> violations() {
        return violations;
    }

    /** The tree without what is at fault; nothing if the document itself is. */
    Optional<JsonNode> of(Node document) {
        return node(document, "");
    }

    private Optional<JsonNode> node(Node node, String path) {
        if (++nodes > MOST_NODES) {
            if (nodes == MOST_NODES + 1) {
                refuse(path, "more than " + MOST_NODES + " values; a manifest is not a place for data");
            }
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, path);
        }
        if (!above.add(node)) {
            refuse(path, "refers to itself" + line(node));
            return Optional.empty();
        }
        JsonNode tree = node instanceof MappingNode mapping ? mapping(mapping, path) : list((SequenceNode) node, path);
        above.remove(node);
        return Optional.of(tree);
    }

    private ObjectNode mapping(MappingNode mapping, String path) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        Map<String, Node> keys = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode scalar) || key.getTag().equals(Tag.MERGE)) {
                refuse(
                        path,
                        "has a key that is not a plain name" + line(key)
                                + "; merge keys and composed keys are not taken");
                continue;
            }
            String name = scalar.getValue();
            String below = path.isEmpty() ? name : path + "." + name;
            Node earlier = keys.putIfAbsent(name, key);
            if (earlier == null) {
                node(tuple.getValueNode(), below).ifPresent(value -> tree.set(name, value));
            } else {
                violations.add(new SpecViolation(
                        below,
                        "duplicate field \"" + below + "\": lines " + number(earlier) + " and " + number(key)
                                + " both give it; keep one"));
            }
        }
        return tree;
    }

    private ArrayNode list(SequenceNode sequence, String path) {
        ArrayNode tree = JsonNodeFactory.instance.arrayNode();
        for (Node item : sequence.getValue()) {
            node(item, path + "[" + tree.size() + "]").ifPresent(tree::add);
        }
        return tree;
    }

    private Optional<JsonNode> scalar(ScalarNode scalar, String path) {
        Tag tag = scalar.getTag();
        String text = scalar.getValue();
        try {
            if (tag.equals(Tag.INT)) {
                return Optional.of(whole(new BigInteger(text.startsWith("+") ? text.substring(1) : text)));
            } else if (tag.equals(Tag.FLOAT)) {
                return Optional.of(DoubleNode.valueOf(decimal(text.toLowerCase(Locale.ROOT))));
            } else if (tag.equals(Tag.BOOL)) {
                return Optional.of(
                        BooleanNode.valueOf(Set.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT))));
            } else if (tag.equals(Tag.NULL)) {
                return Optional.of(NullNode.instance);
            } else if (tag.equals(Tag.STR)) {
                return Optional.of(TextNode.valueOf(text));
            }
        } catch (NumberFormatException taggedByHand) {
            // an explicit !!int before something else: told below like every other tag
        }
        refuse(path, "has the YAML tag " + tag + line(scalar) + "; write the plain value");
        return Optional.empty();
    }

    private static JsonNode whole(BigInteger number) {
        if (number.bitLength() < 32) {
            return IntNode.valueOf(number.intValue());
        }
        return number.bitLength() < 64 ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static double decimal(String text) {
        return switch (text) {
            case ".nan" -> Double.NaN;
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private void refuse(String path, String rule) {
        violations.add(new SpecViolation(path.isEmpty() ? "manifest" : path, rule));
    }

    private static String line(Node node) {
        return " (line " + number(node) + ")";
    }

    private static int number(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
