package com.therapyclaims.local.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.EventFiles;
import com.therapyclaims.local.runner.http.HttpServer.Call;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ProxyEventsTest {

    private final ProxyEvents events = new ProxyEvents(
            new Api("Api", "live", List.of(), Map.of(), List.of(), new UsagePlans(Map.of(), Optional.empty())));

    @Test
    void theProxyEventHasTheShapeOfOneFromAws() {
        JsonNode fromAws = EventFiles.read("calculate-units-good.json");
        ObjectNode authorizer = JsonNodeFactory.instance
                .objectNode()
                .put("principalId", "demo")
                .put("practiceId", "demo")
                .put("role", "biller")
                .put("keyName", "demo")
                .put("integrationLatency", 0);

        assertThat(EventFiles.shape(events.proxy(like(fromAws), authorizer))).isEqualTo(EventFiles.shape(fromAws));
    }

    @Test
    void theAuthorizersEventHasTheShapeOfOneFromAws() {
        JsonNode fromAws = EventFiles.read("authorize-caller-good.json");

        assertThat(EventFiles.shape(events.authorizer(like(fromAws)))).isEqualTo(EventFiles.shape(fromAws));
    }

    /** The request that must have led to that event. */
    private static ProxyEvents.Request like(JsonNode event) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        event.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        Route route = new Route(
                event.path("httpMethod").asText(),
                event.path("resource").asText(),
                "arn",
                Duration.ofSeconds(29),
                Optional.empty(),
                false,
                List.of());
        Call call = new Call(
                route.method(),
                event.path("path").asText(),
                "",
                headers,
                event.path("body").asText("").getBytes(StandardCharsets.UTF_8),
                false,
                "127.0.0.1");
        return new ProxyEvents.Request(
                call, new Routes.Match(route, Map.of()), "id-1", Instant.parse("2026-11-23T10:00:00Z"));
    }
}
