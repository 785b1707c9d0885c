package com.therapyclaims.http.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.ProblemException;
import org.junit.jupiter.api.Test;

class ClaimAnswersTest {
    @Test
    void whoComesWhileOthersAreAtTheDayIsToldWhenToComeAgain() {
        ApiResponse answer = answer(new ClaimDesk.Busy());

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
        assertThat(answer.body()).contains("urn:therapy-claims:problem:busy");
    }

    @Test
    void waitingDoesNotHelpWhereTheClaimHasMovedOn() {
        ApiResponse answer = answer(new ClaimDesk.Outrun(3));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).doesNotContainKey("Retry-After");
    }

    private static ApiResponse answer(ClaimDesk.Outcome outcome) {
        return ApiResponse.of(
                catchThrowableOfType(ProblemException.class, () -> ClaimAnswers.of(outcome))
                        .problem(),
                "r-1");
    }
}
