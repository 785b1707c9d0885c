package com.therapyclaims.functions.authorizecaller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationRequestTest {
    private static final String METHOD = "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/live/GET/v1/claims/c-1";

    @ParameterizedTest
    @ValueSource(strings = {"x-api-key", "X-API-Key", "X-Api-Key"})
    void theHeadersNameIsReadInAnyCase(String header) {
        assertThat(read("""
                {"type":"REQUEST","methodArn":"%s","headers":{"Accept":"*/*","%s":"demo-key"}}\
                """.formatted(METHOD, header)).key().orElseThrow().secret())
                .isEqualTo("demo-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"x-api-key\":\"\"}", "{\"x-api-key\":\" \"}", "{\"x-api-key\":null}"})
    void withoutTheHeaderThereIsNoKey(String headers) {
        assertThat(read("""
                {"methodArn":"%s","headers":%s}""".formatted(METHOD, headers)).key()).isEmpty();
    }

    @Test
    void theStageBeginsTheMethodsArn() {
        assertThat(read("""
                {"methodArn":"%s"}""".formatted(METHOD)).stage())
                .isEqualTo("arn:aws:execute-api:us-east-1:123456789012:abcdef1234/live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:execute-api", "arn:aws:execute-api:us-east-1:1:api/live"})
    void anArnOfNoMethodIsRefused(String method) {
        var request = read("""
                {"methodArn":"%s"}""".formatted(method));

        assertThatThrownBy(request::stage).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventWithoutMethodIsRefused() {
        assertThatThrownBy(() -> read("{}")).isInstanceOf(IllegalArgumentException.class);
    }

    private static AuthorizationRequest read(String event) {
        return AuthorizationRequest.read(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
    }
}
