package com.therapyclaims.local.runner.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import com.therapyclaims.local.runner.template.Aws;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the events of a REST API's proxy integration and request authorizer, field for field as AWS sends them. */
final class ProxyEvents {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter REQUEST_TIME = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Api api;

    ProxyEvents(Api api) {
        this.api = api;
    }

    /** One request on its way: what both events say alike. */
    record Request(Call call, Routes.Match match, String id, Instant time) {}

    ObjectNode proxy(Request request, ObjectNode authorizer) {
        ObjectNode event = common(request);
        ObjectNode context = (ObjectNode) event.get("requestContext");
        if (!authorizer.isEmpty()) {
            context.set("authorizer", authorizer);
        }
        byte[] body = request.call().body();
        boolean binary = BinaryTypes.matches(api, header(request.call(), "content-type"));
        if (body.length == 0) {
            event.putNull("body");
        } else {
            event.put(
                    "body",
                    binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        }
        event.put("isBase64Encoded", binary && body.length > 0);
        return event;
    }

    ObjectNode authorizer(Request request) {
        ObjectNode event = JSON.objectNode();
        event.put("type", "REQUEST");
        event.put("methodArn", methodArn(request));
        event.setAll(common(request));
        return event;
    }

    /** What a policy's resources are compared with. */
    String methodArn(Request request) {
        return "arn:aws:execute-api:" + Aws.REGION + ":" + Aws.ACCOUNT + ":" + api.id() + "/" + api.stage() + "/"
                + request.call().method() + request.call().path();
    }

    private ObjectNode common(Request request) {
        Call call = request.call();
        ObjectNode event = JSON.objectNode();
        event.put("resource", request.match().route().path());
        event.put("path", call.path());
        event.put("httpMethod", call.method());
        Map<String, List<String>> headers = forwarded(request);
        event.set("headers", last(headers));
        event.set("multiValueHeaders", all(headers));
        Map<String, List<String>> query = query(call.query());
        event.set("queryStringParameters", last(query));
        event.set("multiValueQueryStringParameters", all(query));
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.match().pathParameters().forEach((name, value) -> parameters.put(name, List.of(value)));
        event.set("pathParameters", last(parameters));
        event.putNull("stageVariables");
        event.set("requestContext", context(request));
        return event;
    }

    /** With what AWS's edge adds. */
    private static Map<String, List<String>> forwarded(Request request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.call().headers());
        headers.put("X-Amzn-Trace-Id", List.of("Root=1-" + request.id().replace("-", "")));
        headers.put("X-Forwarded-For", List.of(request.call().client()));
        headers.put("X-Forwarded-Port", List.of("80"));
        headers.put("X-Forwarded-Proto", List.of("http"));
        return headers;
    }

    private ObjectNode context(Request request) {
        Call call = request.call();
        String path = request.match().route().path();
        ObjectNode context = JSON.objectNode();
        context.put("resourceId", Integer.toHexString(path.hashCode()));
        context.put("resourcePath", path);
        context.put("httpMethod", call.method());
        context.put("extendedRequestId", request.id());
        context.put("requestTime", REQUEST_TIME.format(request.time()));
        context.put("path", "/" + api.stage() + call.path());
        context.put("accountId", Aws.ACCOUNT);
        context.put("protocol", "HTTP/1.1");
        context.put("stage", api.stage());
        context.put("domainPrefix", "localhost");
        context.put("requestTimeEpoch", request.time().toEpochMilli());
        // A caller may name the request, as at AWS; only the extended id is the gateway's own.
        context.put(
                "requestId",
                call.headers().containsKey("x-amzn-requestid") ? header(call, "x-amzn-requestid") : request.id());
        context.set("identity", identity(call));
        context.put("domainName", header(call, "host"));
        context.put("deploymentId", "local");
        context.put("apiId", api.id());
        return context;
    }

    private static ObjectNode identity(Call call) {
        ObjectNode identity = JSON.objectNode();
        for (String unknown : List.of(
                "cognitoIdentityPoolId",
                "accountId",
                "cognitoIdentityId",
                "caller",
                "principalOrgId",
                "accessKey",
                "cognitoAuthenticationType",
                "cognitoAuthenticationProvider",
                "userArn",
                "user")) {
            identity.putNull(unknown);
        }
        identity.put("sourceIp", call.client());
        identity.put("userAgent", header(call, "user-agent"));
        return identity;
    }

    static String header(Call call, String name) {
        List<String> values = call.headers().getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getLast();
    }

    /** What the route requires of the query and is not there, or blank. */
    static List<String> missing(Request request) {
        Map<String, List<String>> query = query(request.call().query());
        return request.match().route().requiredQuery().stream()
                .filter(name -> query.getOrDefault(name, List.of()).stream().allMatch(String::isBlank))
                .toList();
    }

    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(parts[0]), _ -> new ArrayList<>())
                        .add(parts.length > 1 ? decoded(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static JsonNode last(Map<String, List<String>> values) {
        if (values.isEmpty()) {
            return JSON.nullNode();
        }
        ObjectNode object = JSON.objectNode();
        values.forEach((name, list) -> object.put(name, list.getLast()));
        return object;
    }

    private static JsonNode all(Map<String, List<String>> values) {
        if (values.isEmpty()) {
            return JSON.nullNode();
        }
        ObjectNode object = JSON.objectNode();
        values.forEach((name, list) -> list.forEach(object.withArray("/" + pointer(name))::add));
        return object;
    }

    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
