package com.therapyclaims.local.runner.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.template.SystemTemplate.Route;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RoutesTest {

    private final Routes routes = new Routes(List.of(
            route("GET", "/docs/{file+}"),
            route("GET", "/v1/claims/{id}"),
            route("GET", "/v1/claims/{id}/revisions/{number}"),
            route("GET", "/v1/claims/new"),
            route("POST", "/v1/claims"),
            route("GET", "/")));

    @Test
    void aParameterIsOneSegmentAsItWasSent() {
        assertThat(found("GET", "/v1/claims/a%2Fb+c")).contains("/v1/claims/{id}");
        assertThat(routes.find("GET", "/v1/claims/a%2Fb+c").orElseThrow().pathParameters())
                .isEqualTo(Map.of("id", "a%2Fb+c"));
    }

    @Test
    void aFixedSegmentWinsOverAParameter() {
        assertThat(found("GET", "/v1/claims/new")).contains("/v1/claims/new");
    }

    @Test
    void aRestTakesEverySegmentLeft() {
        assertThat(routes.find("GET", "/docs/a/b.css").orElseThrow().pathParameters())
                .isEqualTo(Map.of("file", "a/b.css"));
    }

    @Test
    void severalParametersAreAllFilled() {
        assertThat(routes.find("GET", "/v1/claims/7/revisions/2").orElseThrow().pathParameters())
                .isEqualTo(Map.of("id", "7", "number", "2"));
    }

    @Test
    void theRootIsARoute() {
        assertThat(found("GET", "/")).contains("/");
    }

    @Test
    void anotherMethodOrDepthIsNoMatch() {
        assertThat(found("DELETE", "/v1/claims")).isEmpty();
        assertThat(found("GET", "/v1/claims")).isEmpty();
        assertThat(found("GET", "/v1/claims/")).isEmpty();
        assertThat(found("GET", "/v1/claims/7/revisions")).isEmpty();
    }

    @Test
    void theOrderOfTheDescriptionDoesNotMatter() {
        List<Route> reversed = Stream.of(route("GET", "/a/b"), route("GET", "/a/{x}"), route("GET", "/{rest+}"))
                .toList()
                .reversed();

        assertThat(new Routes(reversed)
                        .find("GET", "/a/b")
                        .orElseThrow()
                        .route()
                        .path())
                .isEqualTo("/a/b");
    }

    private Optional<String> found(String method, String path) {
        return routes.find(method, path).map(match -> match.route().path());
    }

    private static Route route(String method, String path) {
        return new Route(method, path, "arn", Duration.ofSeconds(29), Optional.empty(), false, List.of());
    }
}
