package com.therapyclaims.functions.managecallerkeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.CallerDirectory;
import com.therapyclaims.aws.callers.DynamoDbCallerDirectory;
import com.therapyclaims.aws.callers.Role;
import com.therapyclaims.local.testing.TestServers;
import com.therapyclaims.testing.ApiDescription;
import com.therapyclaims.testing.Json;
import com.therapyclaims.testing.Project;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestServers.class)
class ManageCallerKeysHandlerTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final ApiKey DESK = new ApiKey("tc_desk");

    private CallerDirectory directory;

    @BeforeEach
    void freshTable(TestServers servers) {
        directory = new DynamoDbCallerDirectory(new Table(servers.dynamoDb(), servers.newCallersTable()));
        directory.register(DESK, caller("demo", "front desk", NOON.minusSeconds(60)));
        directory.register(new ApiKey("tc_audit"), caller("demo", "auditor", NOON.minusSeconds(30)));
        directory.register(new ApiKey("tc_other"), caller("other", "front desk", NOON));
    }

    @Test
    void aPracticesKeysAreListedByNameAndNeverThemselves() throws IOException {
        JsonNode keys = does("{\"action\":\"list\",\"practiceId\":\"demo\"}").get("keys");

        assertThat(keys.findValuesAsText("name")).containsExactly("front desk", "auditor");
        assertThat(keys.at("/0/keyId").asText()).isEqualTo(DESK.hash());
        assertThat(keys.at("/0/active").asBoolean()).isTrue();
        assertThat(keys.toString()).doesNotContain("tc_");
    }

    @Test
    void aRevokedKeyOpensNothingAndStaysListed() throws IOException {
        JsonNode answer = does("{\"action\":\"revoke\",\"keyId\":\"" + DESK.hash() + "\"}");

        assertThat(directory.find(DESK).orElseThrow().isActive(NOON)).isFalse();
        assertThat(answer.at("/name").asText()).isEqualTo("front desk");
        JsonNode listed = does("{\"action\":\"list\",\"practiceId\":\"demo\"}").at("/keys/0");
        assertThat(listed.at("/revoked").asBoolean()).isTrue();
        assertThat(listed.at("/active").asBoolean()).isFalse();
    }

    @Test
    void howSoonARevokedKeyOpensNothingIsWhatTheGatewayRemembers() throws IOException {
        JsonNode answer = does("{\"action\":\"revoke\",\"keyId\":\"" + DESK.hash() + "\"}");

        assertThat(answer.at("/opensNothingWithinSeconds").asInt())
                .isEqualTo(ApiDescription.OURS
                        .root()
                        .at(
                                "/components/securitySchemes/ApiKey/x-amazon-apigateway-authorizer/authorizerResultTtlInSeconds")
                        .asInt());
    }

    @Test
    void aRotatedKeyAndTheOneBeforeAreBothGoodForAWhile() throws IOException {
        JsonNode answer = does("{\"action\":\"rotate\",\"keyId\":\"" + DESK.hash() + "\",\"overlapHours\":48}");

        Caller next = directory.find(new ApiKey(answer.at("/key").asText())).orElseThrow();
        assertThat(next).isEqualTo(caller("demo", "front desk", NOON));
        Caller before = directory.find(DESK).orElseThrow();
        assertThat(before.isActive(NOON.plus(Duration.ofDays(2)).minusSeconds(1)))
                .isTrue();
        assertThat(before.isActive(NOON.plus(Duration.ofDays(2)))).isFalse();
        assertThat(answer.at("/replaced/keyId").asText()).isEqualTo(DESK.hash());
    }

    @Test
    void aKeyThatEndsSoonerIsNotProlongedByARotation() throws IOException {
        directory.endBy(DESK.hash(), NOON.plusSeconds(10));

        does("{\"action\":\"rotate\",\"keyId\":\"" + DESK.hash() + "\"}");

        assertThat(directory.find(DESK).orElseThrow().expiresAt()).contains(NOON.plusSeconds(10));
    }

    @Test
    void whatOpensNothingIsNotRotated() throws IOException {
        does("{\"action\":\"revoke\",\"keyId\":\"" + DESK.hash() + "\"}");

        assertThatThrownBy(() -> does("{\"action\":\"rotate\",\"keyId\":\"" + DESK.hash() + "\"}"))
                .isInstanceOf(RefusedKeyRequestException.class);
    }

    @Test
    void theKeptEventsAreAnsweredAsTheirNamesSay() throws IOException {
        assertThat(does(event("manage-caller-keys-list")).get("keys")).hasSize(2);
        assertThatThrownBy(() -> does(event("manage-caller-keys-revoke")))
                .isInstanceOf(RefusedKeyRequestException.class);
        assertThatThrownBy(() -> does(event("manage-caller-keys-rotate")))
                .isInstanceOf(RefusedKeyRequestException.class);
    }

    @Test
    void anIdOfNoKeyIsRefused() {
        assertThatThrownBy(() -> does("{\"action\":\"revoke\",\"keyId\":\"" + "0".repeat(64) + "\"}"))
                .isInstanceOf(RefusedKeyRequestException.class);
    }

    @Test
    void everyFaultIsNamedAndNothingRepeated() {
        assertThatThrownBy(() -> does("{\"action\":\"rotate\",\"keyId\":\"tc_secret\",\"overlapHours\":9999}"))
                .isInstanceOf(RefusedKeyRequestException.class)
                .hasMessageContaining("/keyId")
                .hasMessageContaining("/overlapHours")
                .hasMessageNotContaining("tc_secret");
        assertThatThrownBy(() -> does("{\"action\":\"delete\"}")).isInstanceOf(RefusedKeyRequestException.class);
    }

    private static Caller caller(String practice, String name, Instant createdAt) {
        return new Caller(practice, Role.BILLER, name, createdAt, Optional.empty(), false);
    }

    private JsonNode does(String event) throws IOException {
        var answer = new ByteArrayOutputStream();
        new ManageCallerKeysHandler(directory, InstantSource.fixed(NOON))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, null);
        return Json.read(answer.toString(StandardCharsets.UTF_8));
    }

    /** An event kept for trying the function by hand, with the id of no key. */
    private static String event(String name) throws IOException {
        return Files.readString(Project.ROOT.resolve("events/" + name + ".json"));
    }
}
