package com.therapyclaims.http.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimIntake.Correction;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimIntake.Trial;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @Test
    void moreClaimsThanAreDecidedTogetherAreRefusedWithTheirLimit() {
        Problem newVisit = problem(() -> ClaimAnswers.of(new Submission.FullDay()));
        Problem correction = problem(() -> ClaimAnswers.of(new Correction.FullDay()));
        Problem trial = problem(() -> ClaimAnswers.of(new Trial.FullDay()));

        assertThat(List.of(newVisit, correction, trial)).allSatisfy(problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.type()).endsWith("full-day");
            assertThat(problem.detail()).contains("at most 40", "another day");
        });
    }

    private static ApiResponse answer(ClaimDesk.Outcome outcome) {
        return ApiResponse.of(problem(() -> ClaimAnswers.of(outcome)), "r-1");
    }

    private static Problem problem(ThrowingCallable answer) {
        return catchThrowableOfType(ProblemException.class, answer).problem();
    }
}
