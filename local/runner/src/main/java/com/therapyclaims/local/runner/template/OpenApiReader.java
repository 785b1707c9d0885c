package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.Authorizer;
import com.therapyclaims.local.runner.template.SystemTemplate.GatewayResponse;
import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what API Gateway takes from an OpenAPI description: routes, integrations, authorizers and its own answers. */
final class OpenApiReader {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Set<String> NOT_METHODS = Set.of("parameters", "summary", "description", "servers");
    private static final Pattern FUNCTION_ARN =
            Pattern.compile("functions/(arn:aws:lambda(?::[^:/]+){2}:function:[^:/]+)(?::[\\w-]+)?/invocations$");
    private static final Pattern IDENTITY = Pattern.compile("method\\.request\\.header\\.([A-Za-z0-9-]+)");
    private static final String KEY_SOURCE = "x-amazon-apigateway-api-key-source";
    private static final String VALIDATORS = "x-amazon-apigateway-request-validators";
    private static final String VALIDATOR = "x-amazon-apigateway-request-validator";
    private static final Set<String> EXTENSIONS = Set.of(
            "x-amazon-apigateway-gateway-responses", "x-amazon-apigateway-binary-media-types", KEY_SOURCE, VALIDATORS);
    /** The header that API Gateway's own API keys are said in. */
    private static final String KEY_HEADER = "x-api-key";

    private static final Set<String> OPERATION_EXTENSIONS = Set.of("x-amazon-apigateway-integration", VALIDATOR);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(29);
    private static final int DEFAULT_CACHE_SECONDS = 300;

    private final Refusals refusals;

    OpenApiReader(Refusals refusals) {
        this.refusals = refusals;
    }

    Api read(String id, String stage, JsonNode definition, UsagePlans usagePlans) {
        refuseExtensions("openapi", definition, EXTENSIONS);
        if (definition.has("security")) {
            refusals.add(
                    "openapi: API Gateway takes no notice of a security of the whole API; say it in each operation");
        }
        if (!definition.path(KEY_SOURCE).asText("AUTHORIZER").equals("AUTHORIZER")) {
            refusals.add("openapi: an API key that does not come from the authorizer is not understood");
        }
        refuseValidationOfBodies(definition.path(VALIDATORS));
        Map<String, Authorizer> authorizers = authorizers(definition);
        List<Route> routes = new ArrayList<>();
        definition
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String where = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    if (METHODS.contains(operation.getKey())) {
                        route(where, path.getKey(), operation.getKey(), operation.getValue(), definition, authorizers)
                                .ifPresent(routes::add);
                    } else if (!NOT_METHODS.contains(operation.getKey())) {
                        refusals.add(where + " is not understood");
                    }
                }));
        return new Api(
                id,
                stage,
                List.copyOf(routes),
                gatewayResponses(definition.path("x-amazon-apigateway-gateway-responses")),
                definition
                        .path("x-amazon-apigateway-binary-media-types")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList(),
                usagePlans);
    }

    private Optional<Route> route(
            String where,
            String path,
            String method,
            JsonNode operation,
            JsonNode definition,
            Map<String, Authorizer> authorizers) {
        refuseExtensions(where, operation, OPERATION_EXTENSIONS);
        JsonNode integration = operation.path("x-amazon-apigateway-integration");
        String type = integration.path("type").asText();
        if (!type.equalsIgnoreCase("aws_proxy")) {
            refusals.add(where + ": integration " + (type.isEmpty() ? "missing" : type) + " is not understood");
            return Optional.empty();
        }
        Optional<String> arn = functionArn(integration.path("uri").asText());
        if (arn.isEmpty()) {
            refusals.add(where + ": the integration's uri names no function");
            return Optional.empty();
        }
        Duration timeout = integration.has("timeoutInMillis")
                ? Duration.ofMillis(integration.path("timeoutInMillis").asLong())
                : DEFAULT_TIMEOUT;
        Security security = security(where, operation.path("security"), definition, authorizers);
        return Optional.of(new Route(
                method.toUpperCase(Locale.ROOT),
                path,
                arn.get(),
                timeout,
                security.authorizer(),
                security.counted(),
                requiredQuery(where, path, operation, definition)));
    }

    private void refuseValidationOfBodies(JsonNode validators) {
        validators.properties().forEach(validator -> {
            if (validator.getValue().path("validateRequestBody").asBoolean()) {
                refusals.add("request validator " + validator.getKey() + ": validation of bodies is not understood");
            }
        });
    }

    /** What the gateway asks of a query: that required parameters are there and not blank, whatever their schema. */
    private List<String> requiredQuery(String where, String path, JsonNode operation, JsonNode definition) {
        if (!operation.has(VALIDATOR)) {
            return List.of();
        }
        String name = operation.get(VALIDATOR).asText();
        JsonNode validator = definition.path(VALIDATORS).path(name);
        if (validator.isMissingNode()) {
            refusals.add(where + ": request validator " + name + " is not described");
        }
        if (!validator.path("validateRequestParameters").asBoolean()) {
            return List.of();
        }
        List<String> required = new ArrayList<>();
        Stream.of(operation, definition.path("paths").path(path))
                .flatMap(owner -> owner.path("parameters").valueStream())
                .map(parameter -> parameter.has("$ref")
                        ? definition.at(parameter.get("$ref").asText().substring(1))
                        : parameter)
                .filter(parameter -> parameter.path("required").asBoolean())
                .forEach(parameter -> {
                    switch (parameter.path("in").asText()) {
                        case "query" -> required.add(parameter.path("name").asText());
                        // There is no route without it.
                        case "path" -> {}
                        default ->
                            refusals.add(where + ": validation of parameter "
                                    + parameter.path("name").asText() + " is not understood");
                    }
                });
        return List.copyOf(required);
    }

    private record Security(Optional<Authorizer> authorizer, boolean counted) {}

    /** API Gateway takes a list of schemes for all of them: an authorizer, and an API key to count by. */
    private Security security(
            String where, JsonNode security, JsonNode definition, Map<String, Authorizer> authorizers) {
        Optional<Authorizer> authorizer = Optional.empty();
        boolean counted = false;
        for (JsonNode one : security) {
            String scheme = one.size() == 1 ? one.fieldNames().next() : "";
            if (authorizers.containsKey(scheme) && authorizer.isEmpty()) {
                authorizer = Optional.of(authorizers.get(scheme));
            } else if (isUsageKey(definition
                            .path("components")
                            .path("securitySchemes")
                            .path(scheme))
                    && !counted) {
                counted = true;
            } else if (scheme.isEmpty() || authorizers.containsKey(scheme)) {
                refusals.add(where + ": more than one way to be let in is not understood");
            } else {
                refusals.add(where + ": security " + scheme + " has no authorizer");
            }
        }
        if (counted && authorizer.isEmpty()) {
            refusals.add(where + ": an API key without an authorizer that names it is not understood");
        }
        return new Security(authorizer, counted);
    }

    private static boolean isUsageKey(JsonNode scheme) {
        return scheme.path("type").asText().equals("apiKey")
                && scheme.path("in").asText().equals("header")
                && scheme.path("name").asText().equalsIgnoreCase(KEY_HEADER)
                && !scheme.has("x-amazon-apigateway-authorizer");
    }

    private Map<String, Authorizer> authorizers(JsonNode definition) {
        Map<String, Authorizer> authorizers = new LinkedHashMap<>();
        definition.path("components").path("securitySchemes").properties().forEach(entry -> {
            JsonNode authorizer = entry.getValue().path("x-amazon-apigateway-authorizer");
            if (authorizer.isMissingNode()) {
                return;
            }
            String where = "authorizer " + entry.getKey();
            Matcher identity =
                    IDENTITY.matcher(authorizer.path("identitySource").asText());
            Optional<String> arn = functionArn(authorizer.path("authorizerUri").asText());
            if (!authorizer.path("type").asText().equals("request") || !identity.matches() || arn.isEmpty()) {
                refusals.add(where + ": only a request authorizer that is a function and looks at one header is"
                        + " understood");
                return;
            }
            int seconds = authorizer.path("authorizerResultTtlInSeconds").asInt(DEFAULT_CACHE_SECONDS);
            authorizers.put(
                    entry.getKey(),
                    new Authorizer(entry.getKey(), arn.get(), identity.group(1), Duration.ofSeconds(seconds)));
        });
        return authorizers;
    }

    private Map<String, GatewayResponse> gatewayResponses(JsonNode responses) {
        Map<String, GatewayResponse> all = new LinkedHashMap<>();
        responses.properties().forEach(entry -> {
            JsonNode response = entry.getValue();
            Map<String, String> headers = new LinkedHashMap<>();
            response.path("responseParameters").properties().forEach(parameter -> {
                String name = parameter.getKey();
                String value = parameter.getValue().asText();
                boolean fixed = value.startsWith("'") && value.endsWith("'") && value.length() > 1;
                if (!name.startsWith("gatewayresponse.header.") || !fixed) {
                    refusals.add("gateway response " + entry.getKey() + ": " + name + " is not understood");
                } else {
                    headers.put(
                            name.substring("gatewayresponse.header.".length()), value.substring(1, value.length() - 1));
                }
            });
            Optional<String> template = response.path("responseTemplates").properties().stream()
                    .findFirst()
                    .map(body -> body.getValue().asText());
            JsonNode status = response.path("statusCode");
            all.put(
                    entry.getKey(),
                    new GatewayResponse(
                            status.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(status.asInt()),
                            headers,
                            template));
        });
        return all;
    }

    private static Optional<String> functionArn(String uri) {
        Matcher matcher = FUNCTION_ARN.matcher(uri);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private void refuseExtensions(String where, JsonNode node, Set<String> understood) {
        node.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("x-amazon-apigateway-") && !understood.contains(name)) {
                refusals.add(where + ": " + name + " is not understood");
            }
        });
    }
}
