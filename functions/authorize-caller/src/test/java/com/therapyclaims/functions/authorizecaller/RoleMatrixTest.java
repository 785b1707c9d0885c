package com.therapyclaims.functions.authorizecaller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.testing.ApiDescription;
import com.therapyclaims.testing.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of openapi.yaml and every role: who may call what. */
class RoleMatrixTest {
    private static final String STAGE = "arn:aws:execute-api:us-east-1:123456789012:abcdef1234/live";
    private static final Set<String> STEERING = Set.of("/v1/repricings/{id}/pause", "/v1/repricings/{id}/resume");
    private static final Set<String> COMPUTE_ONLY =
            Set.of("/v1/units", "/v1/notes/validate", "/v1/edits", "/v1/prices", "/v1/repricings/preview");

    static Stream<Arguments> everyOperation() {
        return ApiDescription.OURS
                .operations()
                .filter(operation -> !operation.isOpen())
                .map(operation -> Arguments.of(operation.method(), operation.path(), operation.description()));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyOperation")
    void everyRoleMayDoWhatItIsForAndNothingElse(String method, String path, JsonNode operation) throws IOException {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (allows(role, method, path)) {
                allowed.add(role);
            }
        }

        assertThat(allowed).isEqualTo(expected(method, path, operation));
    }

    private static Set<Role> expected(String method, String path, JsonNode operation) {
        boolean reads = method.equals("GET");
        boolean schedules = path.startsWith("/v1/fee-schedules");
        if (COMPUTE_ONLY.contains(path)
                || (reads && (schedules || operation.at("/tags/0").asText().equals("repricings")))) {
            return EnumSet.allOf(Role.class);
        }
        if (reads) {
            return EnumSet.of(Role.BILLER, Role.READ_ONLY);
        }
        return schedules || STEERING.contains(path)
                ? EnumSet.of(Role.BILLER, Role.PLATFORM_OPERATOR)
                : EnumSet.of(Role.BILLER);
    }

    private static boolean allows(Role role, String method, String path) throws IOException {
        var policy = new ByteArrayOutputStream();
        AllowPolicy.write(
                policy, new Caller("demo", role, "desk", Instant.EPOCH, Optional.empty(), false), "usage", STAGE);
        String resource = STAGE + "/" + method + path.replaceAll("\\{[^}]+}", "x");
        return Json.read(policy.toString(StandardCharsets.UTF_8))
                .at("/policyDocument/Statement/0/Resource")
                .valueStream()
                .map(JsonNode::asText)
                .anyMatch(pattern -> resource.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }
}
