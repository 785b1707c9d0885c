package com.therapyclaims.functions.issuecallerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.Configuration.Environment;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.aws.callers.UsageKeys;
import com.therapyclaims.aws.events.EventFields;
import com.therapyclaims.local.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestServers.class)
class IssueCallerKeyHandlerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String DEMO = """
            {"practiceId":"demo","role":"biller","name":"demo","key":"demo-key"}""";

    private static final UsageKeys USAGE = new UsageKeys("claims", false);

    private CallerDirectory directory;

    @BeforeEach
    void freshTable(TestServers servers) {
        directory = new DynamoDbCallerDirectory(new Table(servers.dynamoDb(), servers.newCallersTable()));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void aRandomKeyIsAnsweredOnceAndOpensThePractice(Environment environment) throws IOException {
        var answer = issue(environment, """
                {"practiceId":"acme","role":"read-only","name":"auditor","expiresAt":"2027-01-31T00:00:00Z"}""");

        assertThat(answer)
                .containsEntry("practiceId", "acme")
                .containsEntry("role", "read-only")
                .containsEntry("name", "auditor")
                .containsEntry("usageKey", USAGE.ofPractice("acme"))
                .containsEntry("expiresAt", "2027-01-31T00:00:00Z");
        assertThat(directory.find(new ApiKey(answer.get("key"))))
                .contains(new Caller(
                        "acme",
                        Role.READ_ONLY,
                        "auditor",
                        NOON,
                        Optional.of(Instant.parse("2027-01-31T00:00:00Z")),
                        false));
    }

    @Test
    void twoRequestsGetTwoKeys() throws IOException {
        String request = """
                {"practiceId":"acme","role":"biller","name":"desk"}""";

        assertThat(issue(Environment.PRODUCTION, request).get("key"))
                .isNotEqualTo(issue(Environment.PRODUCTION, request).get("key"));
    }

    @Test
    void aKeyOfOnesOwnIsTakenOnOneMachineAlone() throws IOException {
        assertThat(issue(Environment.LOCAL, DEMO)).containsEntry("key", "demo-key");

        assertThat(directory.find(new ApiKey("demo-key"))).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"DEVELOPMENT", "PRODUCTION"})
    void aKeyOfOnesOwnIsRefusedElsewhere(Environment environment) {
        assertThatThrownBy(() -> issue(environment, DEMO))
                .isInstanceOf(RefusedKeyRequestException.class)
                .hasMessageNotContaining("demo-key");
        assertThat(directory.find(new ApiKey("demo-key"))).isEmpty();
    }

    @Test
    void theSameDemoKeyMayBeAskedForAgain() throws IOException {
        issue(Environment.LOCAL, DEMO);

        assertThat(issue(Environment.LOCAL, DEMO)).containsEntry("key", "demo-key");
    }

    @Test
    void aTakenKeyIsNotGivenToAnotherPractice() throws IOException {
        issue(Environment.LOCAL, DEMO);

        assertThatThrownBy(() -> issue(Environment.LOCAL, DEMO.replace("\"demo\",\"role\"", "\"other\",\"role\"")))
                .isInstanceOf(RefusedKeyRequestException.class);
        assertThat(directory.find(new ApiKey("demo-key")).orElseThrow().practiceId())
                .isEqualTo("demo");
    }

    @Test
    void aRevokedKeyIsNotRevived() {
        directory.register(
                new ApiKey("demo-key"), new Caller("demo", Role.BILLER, "demo", NOON, Optional.empty(), true));

        assertThatThrownBy(() -> issue(Environment.LOCAL, DEMO)).isInstanceOf(RefusedKeyRequestException.class);
    }

    /** The events kept for trying the function by hand. */
    @ParameterizedTest
    @CsvSource({
        "issue-caller-key-good, true",
        "issue-caller-key-demo, true",
        "issue-caller-key-invalid, false",
        "issue-caller-key-malformed, false"
    })
    void theKeptEventsAreAnsweredAsTheirNamesSay(String name, boolean issued) throws IOException {
        String event = Files.readString(Path.of("../../events/" + name + ".json"));

        if (issued) {
            assertThat(issue(Environment.LOCAL, event)).containsKey("key");
        } else {
            assertThatThrownBy(() -> issue(Environment.LOCAL, event)).isInstanceOf(RefusedKeyRequestException.class);
        }
    }

    private Map<String, String> issue(Environment environment, String request) throws IOException {
        var answer = new ByteArrayOutputStream();
        new IssueCallerKeyHandler(directory, environment, USAGE, InstantSource.fixed(NOON))
                .handleRequest(new ByteArrayInputStream(request.getBytes(StandardCharsets.UTF_8)), answer, null);
        return EventFields.read(new ByteArrayInputStream(answer.toByteArray()));
    }
}
