package com.therapyclaims.functions.authorizecaller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.callers.UsageKeys;
import com.therapyclaims.local.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.crac.Core;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestServers.class)
class AuthorizeCallerHandlerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ApiKey KEY = new ApiKey("tc_secret");
    private static final UsageKeys TOGETHER = new UsageKeys("claims-production", false);
    private static final UsageKeys BY_PRACTICE = new UsageKeys("claims-production", true);

    private CallerDirectory directory;
    private AuthorizeCallerHandler handler;

    @BeforeEach
    void freshTable(TestServers servers) {
        directory = new DynamoDbCallerDirectory(new Table(servers.dynamoDb(), servers.newCallersTable()));
        handler = new AuthorizeCallerHandler(directory, TOGETHER, InstantSource.fixed(NOON));
    }

    @Test
    void aKnownKeyMayCallTheWholeStageAsItsPractice() throws IOException {
        register(Role.BILLER, Optional.empty(), false);

        assertThat(call("tc_secret")).isEqualTo("""
                {"principalId":"demo",\
                "policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"Allow",\
                "Resource":["arn:aws:execute-api:us-east-1:123456789012:abcdef1234/live/*"]}]},\
                "usageIdentifierKey":"claims-production-all-practices-together",\
                "context":{"practiceId":"demo","role":"biller","keyName":"front desk"}}""");
    }

    @Test
    void isPrimedForASnapshotWithoutAKeyInTheTable() {
        assertThatCode(() -> handler.beforeCheckpoint(Core.getGlobalContext())).doesNotThrowAnyException();
    }

    @Test
    void aReadingKeyMayReadAndComputeAndNothingElse() throws IOException {
        register(Role.READ_ONLY, Optional.empty(), false);

        assertThat(call("tc_secret"))
                .contains("/live/GET/*", "/live/POST/v1/units", "\"role\":\"read-only\"")
                .doesNotContain("/live/*", "/live/POST/*", "/v1/claims", "PUT");
    }

    @Test
    void eachPracticesCallsAreCountedByAKeyOfItsOwnThatIsNoneOfItsSecrets() throws IOException {
        register(Role.BILLER, Optional.empty(), false);
        handler = new AuthorizeCallerHandler(directory, BY_PRACTICE, InstantSource.fixed(NOON));

        assertThat(call("tc_secret"))
                // SHA-256 of "demo".
                .contains("\"usageIdentifierKey\":\"claims-production-practice-"
                        + "2a97516c354b68848cdbd8f54a226a0a55b21ed138e207ad6c5cbb9c00aa5aea\"")
                .doesNotContain("tc_secret", KEY.hash());
    }

    @Test
    void anUnknownKeyIsUnauthorized() {
        register(Role.BILLER, Optional.empty(), false);

        assertUnauthorized("tc_another");
    }

    @Test
    void anExpiredKeyIsUnauthorized() {
        register(Role.BILLER, Optional.of(NOON), false);

        assertUnauthorized("tc_secret");
    }

    @Test
    void aRevokedKeyIsUnauthorized() {
        register(Role.BILLER, Optional.empty(), true);

        assertUnauthorized("tc_secret");
    }

    @Test
    void theKeyOfThePracticeThatFunctionsArePrimedAsIsUnauthorizedHoweverItCameThere() {
        directory.register(
                KEY, new Caller("snapshot-priming", Role.BILLER, "x", NOON.minusSeconds(60), Optional.empty(), false));

        assertUnauthorized("tc_secret");
    }

    @Test
    void anEmptyKeyIsUnauthorized() {
        assertUnauthorized("");
    }

    /** The events kept for trying the function by hand: only the one with the registered key is let in. */
    @ParameterizedTest
    @CsvSource({
        "authorize-caller-good, true",
        "authorize-caller-missing-key, false",
        "authorize-caller-unknown-key, false"
    })
    void theKeptEventsAreAnsweredAsTheirNamesSay(String name, boolean allowed) throws IOException {
        directory.register(
                new ApiKey("demo-key"), new Caller("demo", Role.BILLER, "demo", NOON, Optional.empty(), false));
        byte[] event = Files.readAllBytes(Path.of("../../events/" + name + ".json"));
        var answer = new ByteArrayOutputStream();

        if (allowed) {
            handler.handleRequest(new ByteArrayInputStream(event), answer, null);
            assertThat(answer.toString(StandardCharsets.UTF_8)).contains("a1b2c3d4e5/live/*");
        } else {
            assertThatThrownBy(() -> handler.handleRequest(new ByteArrayInputStream(event), answer, null))
                    .hasMessage("Unauthorized");
        }
    }

    private void register(Role role, Optional<Instant> expiresAt, boolean revoked) {
        directory.register(KEY, new Caller("demo", role, "front desk", NOON.minusSeconds(60), expiresAt, revoked));
    }

    /** API Gateway answers 401 for exactly this message, and 500 for any other. */
    private void assertUnauthorized(String key) {
        assertThatThrownBy(() -> call(key)).isInstanceOf(RuntimeException.class).hasMessage("Unauthorized");
    }

    private String call(String key) throws IOException {
        String event = """
                {"type":"REQUEST","methodArn":"arn:aws:execute-api:us-east-1:123456789012:abcdef1234/live/GET/v1/claims",\
                "headers":{"x-api-key":"%s"}}""".formatted(key);
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return answer.toString(StandardCharsets.UTF_8);
    }
}
