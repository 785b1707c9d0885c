package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.Authorizer;
import com.therapyclaims.local.runner.template.SystemTemplate.GatewayResponse;
import com.therapyclaims.local.runner.template.SystemTemplate.Route;
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

/** Reads what API Gateway takes from an OpenAPI description: routes, integrations, authorizers and its own answers. */
final class OpenApiReader {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");
    private static final Set<String> NOT_METHODS = Set.of("parameters", "summary", "description", "servers");
    private static final Pattern FUNCTION_ARN =
            Pattern.compile("functions/(arn:aws:lambda(?::[^:/]+){2}:function:[^:/]+)(?::[\\w-]+)?/invocations$");
    private static final Pattern IDENTITY = Pattern.compile("method\\.request\\.header\\.([A-Za-z0-9-]+)");
    private static final Set<String> EXTENSIONS =
            Set.of("x-amazon-apigateway-gateway-responses", "x-amazon-apigateway-binary-media-types");
    private static final Set<String> OPERATION_EXTENSIONS = Set.of("x-amazon-apigateway-integration");
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(29);
    private static final int DEFAULT_CACHE_SECONDS = 300;

    private final Refusals refusals;

    OpenApiReader(Refusals refusals) {
        this.refusals = refusals;
    }

    Api read(String id, String stage, JsonNode definition) {
        refuseExtensions("openapi", definition, EXTENSIONS);
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
                        .toList());
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
        JsonNode security = operation.has("security") ? operation.path("security") : definition.path("security");
        return Optional.of(new Route(
                method.toUpperCase(Locale.ROOT), path, arn.get(), timeout, authorizer(where, security, authorizers)));
    }

    private Optional<Authorizer> authorizer(String where, JsonNode security, Map<String, Authorizer> authorizers) {
        if (security.isEmpty()) {
            return Optional.empty();
        }
        if (security.size() > 1 || security.path(0).size() != 1) {
            refusals.add(where + ": more than one way to be let in is not understood");
            return Optional.empty();
        }
        String scheme = security.path(0).fieldNames().next();
        Authorizer authorizer = authorizers.get(scheme);
        if (authorizer == null) {
            refusals.add(where + ": security " + scheme + " has no authorizer");
        }
        return Optional.ofNullable(authorizer);
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
