package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the values of a template's parameters. */
final class ParameterReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ParameterReader() {}

    /**
     * The parameters' values and AWS's pseudo parameters.
     *
     * @param given the values where they differ from the defaults
     */
    static Map<String, JsonNode> read(JsonNode template, Map<String, String> given, Refusals refusals) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("AWS::Region", JSON.textNode(Aws.REGION));
        values.put("AWS::AccountId", JSON.textNode(Aws.ACCOUNT));
        values.put("AWS::StackName", JSON.textNode(Aws.STACK));
        values.put("AWS::Partition", JSON.textNode("aws"));
        values.put("AWS::URLSuffix", JSON.textNode("amazonaws.com"));
        values.put("AWS::StackId", JSON.textNode("arn:aws:cloudformation:::" + Aws.STACK));
        template.path("Parameters").properties().forEach(entry -> {
            JsonNode definition = entry.getValue();
            JsonNode value = given.containsKey(entry.getKey())
                    ? JSON.textNode(given.get(entry.getKey()))
                    : definition.path("Default");
            JsonNode allowed = definition.path("AllowedValues");
            if (value.isMissingNode()) {
                refusals.add("Parameter " + entry.getKey() + " has no value");
            } else if (!allowed.isMissingNode()
                    && allowed.valueStream().noneMatch(one -> one.asText().equals(value.asText()))) {
                refusals.add("Parameter " + entry.getKey() + " must not be " + value.asText());
            } else {
                values.put(entry.getKey(), value);
            }
        });
        return values;
    }
}
