package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.ClaimStatus.NEEDS_CORRECTION;
import static com.therapyclaims.domain.claims.ClaimStatus.PAID;
import static com.therapyclaims.domain.claims.ClaimStatus.READY;
import static com.therapyclaims.domain.claims.ClaimStatus.SUBMITTED;
import static com.therapyclaims.domain.claims.ClaimStatus.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ClaimLifecycle.AlreadyThere;
import com.therapyclaims.domain.claims.ClaimLifecycle.Move;
import com.therapyclaims.domain.claims.ClaimLifecycle.NotAllowed;
import com.therapyclaims.domain.claims.ClaimLifecycle.To;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimLifecycleTest {
    private static final List<String> STEPS =
            List.of("correct", "submit", "pay", "hold", "release", "void", "legal-hold", "lift-legal-hold");

    /**
     * Every step from every standing without a legal hold: where it leads, {@code =} where it changes nothing,
     * {@code -} where it is not taken. A correction is one that is decided READY. {@code +h} is held, {@code +l} under
     * legal hold.
     */
    private static final Map<String, String> TABLE = Map.of(
            "READY", "READY SUBMITTED - READY+h = VOID READY+l =",
            "READY+h", "READY+h - - = READY VOID READY+h+l =",
            "NEEDS_CORRECTION", "READY - - NEEDS_CORRECTION+h = VOID NEEDS_CORRECTION+l =",
            "NEEDS_CORRECTION+h", "READY+h - - = NEEDS_CORRECTION VOID NEEDS_CORRECTION+h+l =",
            "SUBMITTED", "READY = PAID - - VOID SUBMITTED+l =",
            "PAID", "- - = - - VOID PAID+l =",
            "VOID", "- - - - - = VOID+l =");

    static Stream<Arguments> everyStepFromEverywhere() {
        return TABLE.entrySet().stream().flatMap(row -> {
            String[] leads = row.getValue().split(" ");
            assertThat(leads).hasSameSizeAs(STEPS);
            return Stream.of(false, true)
                    .flatMap(legalHold -> Stream.iterate(0, i -> i < leads.length, i -> i + 1)
                            .map(i -> Arguments.of(standing(row.getKey(), legalHold), STEPS.get(i), leads[i])));
        });
    }

    @ParameterizedTest
    @MethodSource
    void everyStepFromEverywhere(ClaimStanding from, String step, String leads) {
        Move move = ClaimLifecycle.take(step(step), from);

        if (step.equals("legal-hold") || step.equals("lift-legal-hold")) {
            boolean wanted = step.equals("legal-hold");
            assertThat(move)
                    .isEqualTo(
                            from.legalHold() == wanted
                                    ? new AlreadyThere()
                                    : new To(new ClaimStanding(from.status(), from.held(), wanted)));
            return;
        }
        switch (leads) {
            case "=" -> assertThat(move).isEqualTo(new AlreadyThere());
            case "-" -> assertThat(move).isInstanceOf(NotAllowed.class);
            default -> assertThat(move).isEqualTo(new To(standing(leads, from.legalHold())));
        }
    }

    @Test
    void theTableHasEveryStandingThatCanBe() {
        assertThat(TABLE.keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(ClaimStatus.values()).map(Enum::name),
                                Stream.of("READY+h", "NEEDS_CORRECTION+h"))
                        .toList());
    }

    @Test
    void aPaidClaimIsWithItsPayerAgainWhenAllIsTakenBackAndCanThenBeCorrected() {
        Move move = ClaimLifecycle.take(new ClaimStep.TakeBack(), ClaimStanding.of(PAID));

        assertThat(move).isEqualTo(new To(ClaimStanding.of(SUBMITTED)));
        assertThat(ClaimLifecycle.take(new ClaimStep.Correct(READY), ClaimStanding.of(SUBMITTED)))
                .isEqualTo(new To(ClaimStanding.of(READY)));
        assertThat(ClaimLifecycle.take(new ClaimStep.TakeBack(), ClaimStanding.of(SUBMITTED)))
                .isEqualTo(new AlreadyThere());
        for (ClaimStatus status : List.of(READY, NEEDS_CORRECTION, VOID)) {
            assertThat(ClaimLifecycle.take(new ClaimStep.TakeBack(), ClaimStanding.of(status)))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    @Test
    void noCallerTakesAPaymentBack() {
        assertThat(ClaimStep.named()).doesNotContain(new ClaimStep.TakeBack());
    }

    @Test
    void theCauseOfAPaymentTakenBackIsReadBackFromItsWord() {
        RevisionCause cause = new RevisionCause.Stepped(new ClaimStep.TakeBack());

        assertThat(RevisionCause.of(cause.word(), SUBMITTED, Optional.empty(), Optional.empty()))
                .isEqualTo(cause);
    }

    @Test
    void aRefusalNamesWhatIsAllowed() {
        assertThat(allowedInsteadOf("pay", ClaimStanding.of(READY)))
                .containsExactly("correct", "submit", "hold", "void", "legal-hold");
        assertThat(allowedInsteadOf("submit", new ClaimStanding(READY, true, true)))
                .containsExactly("correct", "release", "void", "lift-legal-hold");
        assertThat(allowedInsteadOf("submit", ClaimStanding.of(NEEDS_CORRECTION)))
                .containsExactly("correct", "hold", "void", "legal-hold");
        assertThat(allowedInsteadOf("hold", ClaimStanding.of(SUBMITTED)))
                .containsExactly("correct", "pay", "void", "legal-hold");
        assertThat(allowedInsteadOf("submit", ClaimStanding.of(PAID))).containsExactly("void", "legal-hold");
        assertThat(allowedInsteadOf("submit", ClaimStanding.of(VOID))).containsExactly("legal-hold");
    }

    private static List<String> allowedInsteadOf(String step, ClaimStanding from) {
        return ((NotAllowed) ClaimLifecycle.take(step(step), from)).allowed();
    }

    private static ClaimStep step(String word) {
        return Stream.concat(Stream.of(new ClaimStep.Correct(READY)), ClaimStep.named().stream())
                .filter(step -> step.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static ClaimStanding standing(String text, boolean legalHold) {
        return new ClaimStanding(ClaimStatus.valueOf(text.replaceFirst("\\+.*", "")), text.contains("+h"), legalHold);
    }
}
