package com.therapyclaims.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CursorSealTest {
    private static final CursorSeal SEAL = new CursorSeal("secret");
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void aCursorOpensForItsList() throws ProblemException {
        String cursor = SEAL.of(list("demo", "/v1/claims", NOTHING)).seal("2026-08-03#c-1");

        assertThat(SEAL.of(list("demo", "/v1/claims", NOTHING)).open(cursor)).contains("2026-08-03#c-1");
        assertThat(SEAL.of(list("demo", "/v1/claims", Map.of("limit", "7", "cursor", cursor)))
                        .open(cursor))
                .isPresent();
    }

    @Test
    void itOpensForNoOtherPracticePathOrFilter() throws ProblemException {
        String cursor =
                SEAL.of(list("demo", "/v1/claims", Map.of("status", "READY"))).seal("place");

        assertThat(SEAL.of(list("other", "/v1/claims", Map.of("status", "READY")))
                        .open(cursor))
                .isEmpty();
        assertThat(SEAL.of(list("demo", "/v1/repricings", Map.of("status", "READY")))
                        .open(cursor))
                .isEmpty();
        assertThat(SEAL.of(list("demo", "/v1/claims", Map.of("status", "VOID"))).open(cursor))
                .isEmpty();
        assertThat(SEAL.of(list("demo", "/v1/claims", NOTHING)).open(cursor)).isEmpty();
    }

    @Test
    void itShowsNothingOfItsPlaceAndIsTheSameForTheSamePlace() throws ProblemException {
        CursorSeal.ListCursors cursors = SEAL.of(list("demo", "/v1/claims", NOTHING));
        String cursor = cursors.seal("2026-08-03");

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("2026");
        assertThat(cursor).isEqualTo(cursors.seal("2026-08-03")).isNotEqualTo(cursors.seal("2026-08-04"));
    }

    @Test
    void anotherInstallationsOrAMadeUpOneOpensNothing() throws ProblemException {
        CursorSeal.ListCursors cursors = SEAL.of(list("demo", "/v1/claims", NOTHING));

        assertThat(cursors.open(new CursorSeal("other")
                        .of(list("demo", "/v1/claims", NOTHING))
                        .seal("place")))
                .isEmpty();
        for (String madeUp : new String[] {"", "x", "%%%", "AAAA", "A".repeat(64)}) {
            assertThat(cursors.open(madeUp)).as(madeUp).isEmpty();
        }
    }

    private static ApiRequest list(String practice, String resource, Map<String, String> query) {
        return new ApiRequest(
                "r-1",
                "GET",
                resource,
                Map.of(),
                query,
                Map.of(),
                Optional.of(new ApiCaller(practice, "biller", "desk")),
                "",
                false);
    }
}
