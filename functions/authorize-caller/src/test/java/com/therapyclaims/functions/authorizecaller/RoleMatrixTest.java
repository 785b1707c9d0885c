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
import java.util.List;
import java.util.Locale;
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
    private static final List<String> VERBS = List.of("get", "put", "post", "delete", "patch");
    private static final Set<String> STEERING = Set.of("/v1/repricings/{id}/pause", "/v1/repricings/{id}/resume");
    private static final Set<String> COMPUTE_ONLY =
            Set.of("/v1/units", "/v1/notes/validate", "/v1/edits", "/v1/prices", "/v1/repricings/preview");

    static Stream<Arguments> everyOperation() {
        return ApiDescription.OURS
                .root()
                .get("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(operation -> VERBS.contains(operation.getKey()))
                        .filter(operation -> !withoutKey(operation.getValue()))
                        .map(operation -> Arguments.of(operation.getKey(), path.getKey(), operation.getValue())));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyOperation")
    void everyRoleMayDoWhatItIsForAndNothingElse(String verb, String path, JsonNode operation) throws IOException {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (allows(role, verb, path)) {
                allowed.add(role);
            }
        }

        assertThat(allowed).isEqualTo(expected(verb, path, operation));
    }

    private static Set<Role> expected(String verb, String path, JsonNode operation) {
        boolean reads = verb.equals("get");
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

    private static boolean withoutKey(JsonNode operation) {
        JsonNode security = operation.path("security");
        return security.isArray() && security.isEmpty();
    }

    private static boolean allows(Role role, String verb, String path) throws IOException {
        var policy = new ByteArrayOutputStream();
        AllowPolicy.write(policy, new Caller("demo", role, "desk", Instant.EPOCH, Optional.empty(), false), STAGE);
        String method = STAGE + "/" + verb.toUpperCase(Locale.ROOT) + path.replaceAll("\\{[^}]+}", "x");
        return Json.read(policy.toString(StandardCharsets.UTF_8))
                .at("/policyDocument/Statement/0/Resource")
                .valueStream()
                .map(JsonNode::asText)
                .anyMatch(pattern -> method.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q")));
    }
}
