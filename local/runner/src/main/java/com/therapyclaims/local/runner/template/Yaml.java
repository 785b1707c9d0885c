package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML as CloudFormation reads it: its short forms ({@code !Ref}, {@code !Sub} ...) become their long forms. */
public final class Yaml {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Yaml() {}

    /**
     * Reads a file.
     *
     * @throws TemplateRefusedException when it is not YAML
     */
    public static JsonNode read(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    static JsonNode parse(String label, String text) {
        try {
            return new Compose(LoadSettings.builder().setLabel(label).build())
                    .composeString(text)
                    .map(Yaml::convert)
                    .orElse(JSON.objectNode());
        } catch (YamlEngineException e) {
            throw new TemplateRefusedException(List.of(label + " is not YAML: " + e.getMessage()));
        }
    }

    private static JsonNode convert(Node node) {
        JsonNode value = switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> array(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default -> throw refused(node, "aliases and anchors are not understood");
        };
        String tag = node.getTag().getValue();
        return tag.startsWith("!") && tag.length() > 1 ? longForm(tag.substring(1), value) : value;
    }

    private static ObjectNode longForm(String name, JsonNode value) {
        ObjectNode function = JSON.objectNode();
        if (name.equals("Ref") || name.equals("Condition")) {
            return function.set(name, value);
        }
        return function.set("Fn::" + name, name.equals("GetAtt") ? attributePath(value) : value);
    }

    private static JsonNode attributePath(JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        String[] parts = value.asText().split("\\.", 2);
        ArrayNode path = JSON.arrayNode();
        List.of(parts).forEach(path::add);
        return path;
    }

    private static ObjectNode object(MappingNode mapping) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            if (object.has(key)) {
                throw refused(entry.getKeyNode(), key + " stands there twice");
            }
            object.set(key, convert(entry.getValueNode()));
        }
        return object;
    }

    private static ArrayNode array(SequenceNode sequence) {
        ArrayNode array = JSON.arrayNode();
        sequence.getValue().forEach(item -> array.add(convert(item)));
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return JSON.numberNode(new BigInteger(text));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.FLOAT)) {
            return JSON.numberNode(new BigDecimal(text));
        }
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        return JSON.textNode(text);
    }

    private static TemplateRefusedException refused(Node node, String reason) {
        String line = node.getStartMark()
                .map(mark -> mark.getName() + " line " + (mark.getLine() + 1) + ": ")
                .orElse("");
        return new TemplateRefusedException(List.of(line + reason));
    }
}
