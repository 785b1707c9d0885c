package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.therapyclaims.http.ApiCaller;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A cursor of any text is the one that was given out or none: nobody makes one that leads elsewhere. */
class CursorsFuzzTest {
    private static final String PLACE = "2026-08-03T12:00:00.000Z#c-1";

    private final CursorSeal.ListCursors cursors;
    private final String given;

    CursorsFuzzTest() throws ProblemException {
        cursors = new CursorSeal("secret")
                .of(new ApiRequest(
                        "r-1",
                        "GET",
                        "/v1/claims",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        Optional.of(new ApiCaller("demo", "biller", "desk")),
                        "",
                        false));
        given = cursors.seal(PLACE);
    }

    @FuzzTest(maxDuration = "5m")
    void opensThePlaceThatWasSealedOrNone(byte[] bytes) {
        assertThat(cursors.open(new String(bytes, StandardCharsets.UTF_8)))
                .satisfiesAnyOf(
                        place -> assertThat(place).isEmpty(),
                        place -> assertThat(place).contains(PLACE));
    }

    @Test
    void cursorsThatWereChangedOpenNothingElse() {
        Mutations.of(List.of(Inputs.text(given), Inputs.text("AAAA")), 20_000, this::opensThePlaceThatWasSealedOrNone);
    }
}
