package com.therapyclaims.functions.issuecallerkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.therapyclaims.aws.callers.ApiKey;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.Role;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRequestTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void aWholeRequestBecomesACaller() {
        var request = read("""
                {"practiceId":"demo","role":"read-only","name":"auditor","expiresAt":"2026-03-03T00:00:00Z"}""");

        assertThat(request.key()).isEmpty();
        assertThat(request.caller(NOW))
                .isEqualTo(new Caller(
                        "demo",
                        Role.READ_ONLY,
                        "auditor",
                        NOW,
                        Optional.of(Instant.parse("2026-03-03T00:00:00Z")),
                        false));
    }

    @Test
    void aKeyOfOnesOwnIsRead() {
        assertThat(read("""
                {"practiceId":"demo","role":"biller","name":"demo","key":"demo-key"}""").key()).contains(new ApiKey("demo-key"));
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThatThrownBy(() -> read("""
                {"practiceId":"Demo/1","role":"admin","expiresAt":"tomorrow","colour":"red"}"""))
                .isInstanceOf(RefusedKeyRequestException.class)
                .hasMessageContainingAll(
                        "/practiceId must", "/role must", "/name is", "/expiresAt must", "/colour is not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-demo", "Demo", "a/b", "a#b", "a b", "üb", "../x"})
    void aPracticeIdHoldsNoSeparators(String id) {
        assertThatThrownBy(() -> read("""
                {"practiceId":"%s","role":"biller","name":"x"}""".formatted(id))).hasMessageContaining("practiceId");
    }

    @Test
    void nobodyIsThePracticeThatFunctionsArePrimedAs() {
        assertThatThrownBy(() -> read("""
                {"practiceId":"snapshot-priming","role":"biller","name":"x"}"""))
                .isInstanceOf(RefusedKeyRequestException.class)
                .hasMessage("/practiceId is reserved: functions are primed in its name");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T12:00:00Z", "2020-01-01T00:00:00Z"})
    void anExpiryLiesAhead(String expiry) {
        assertThatThrownBy(() -> read("""
                {"practiceId":"demo","role":"biller","name":"x","expiresAt":"%s"}""".formatted(expiry))).hasMessage("/expiresAt must lie ahead");
    }

    @Test
    void aMalformedRequestIsRefusedWithoutQuotingIt() {
        assertThatThrownBy(() -> read("{\"key\":secret-key}"))
                .isInstanceOf(RefusedKeyRequestException.class)
                .hasMessageContaining("no JSON")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    private static KeyRequest read(String event) {
        return KeyRequest.read(event, NOW);
    }
}
