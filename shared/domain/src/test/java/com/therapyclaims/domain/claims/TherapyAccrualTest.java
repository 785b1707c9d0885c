package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.edits.EditResult.Bucket;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A year's allowed amounts add up claim by claim against the therapy threshold, 2,480.00 in 2026 (KX-1 to KX-4). */
class TherapyAccrualTest extends FiledClaims {
    TherapyAccrualTest() {
        super(new StandardPayers(), Instant.parse("2026-08-14T12:00:00Z"));
    }

    @Test
    void aClaimThatPassesTheThresholdNeedsKxAndIsNeverGivenIt() {
        elsewhere("2460.00", "0.00");

        ClaimRevision without = submit("a", TestVisit.of("97110", 1));
        ClaimRevision with = submit("b", new TestVisit().and("97110", 1, "KX").on(SERVICE.plusDays(1)));

        assertThat(editCodes(without)).contains("KX.MISSING_ABOVE_THRESHOLD");
        assertThat(without.status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(without.decision().edits().lines())
                .extracting(CheckedLine::modifiers, CheckedLine::kxRequired)
                .containsExactly(tuple(List.of("GP"), true));
        assertThat(editCodes(with)).doesNotContain("KX.MISSING_ABOVE_THRESHOLD", "KX.BELOW_THRESHOLD");
        assertThat(threshold(with).before())
                .as("a line that lacks nothing but KX accrues")
                .isEqualTo(Money.of("2487.87"));
    }

    @Test
    void claimsAccrueInTheOrderOfTheirDatesOfServiceNotOfTheirArrival() {
        elsewhere("2430.00", "0.00");

        ClaimRevision later = submit("later", TestVisit.of("97110", 1).on(SERVICE.plusDays(7)));
        ClaimRevision earlier = submit("earlier", TestVisit.of("97110", 1));
        ClaimRevision last = submit("last", TestVisit.of("97110", 1).on(SERVICE.plusDays(8)));

        assertThat(threshold(later).before()).isEqualTo(Money.of("2430.00"));
        assertThat(threshold(earlier).before()).isEqualTo(Money.of("2430.00"));
        assertThat(threshold(last).before()).isEqualTo(Money.of("2485.74"));
        assertThat(editCodes(last)).contains("KX.MISSING_ABOVE_THRESHOLD");
    }

    @Test
    void earlierClaimsOfTheDayAccrueFirst() {
        submit("a", TestVisit.of("97530", 1));

        assertThat(threshold(submit("b", TestVisit.of("97110", 1))).before()).isEqualTo(Money.of("33.33"));
    }

    @Test
    void aVoidClaimAccruesNothing() {
        submit("a", TestVisit.of("97110", 1));
        step("a", new ClaimStep.MakeVoid());

        ClaimRevision next = submit("b", TestVisit.of("97110", 1).on(SERVICE.plusDays(1)));

        assertThat(threshold(next).before()).isEqualTo(Money.ZERO);
    }

    @Test
    void occupationalTherapyHasABucketOfItsOwn() {
        elsewhere("2600.00", "100.00");

        ClaimRevision claim = submit("a", TestVisit.of("97530", 1).renderedBy("1234567893", "OTR"));

        assertThat(editCodes(claim)).doesNotContain("KX.MISSING_ABOVE_THRESHOLD");
        assertThat(threshold(claim).bucket()).isEqualTo(Bucket.OT);
        assertThat(threshold(claim).after()).isEqualTo(Money.of("133.33"));
    }

    @Test
    void aboveThreeThousandTheYearMayBeReviewed() {
        elsewhere("2990.00", "0.00");

        ClaimRevision claim = submit("a", new TestVisit().and("97110", 1, "KX"));

        assertThat(claim.decision().edits().findings())
                .extracting(Finding::code, Finding::pointer)
                .contains(tuple("KX.TARGETED_REVIEW", "/claim/services"));
    }

    @Test
    void kxFarBelowTheThresholdIsFound() {
        assertThat(editCodes(submit("a", new TestVisit().and("97110", 1, "KX"))))
                .contains("KX.BELOW_THRESHOLD");
    }

    @Test
    void whatOthersBilledIsSaidToBeUnknownUntilItIsRecorded() {
        assertThat(elsewhereIsKnown(submit("a", TestVisit.of("97110", 1)))).isFalse();

        elsewhere("0.00", "0.00");

        assertThat(elsewhereIsKnown(submit("b", TestVisit.of("97110", 1).on(SERVICE.plusDays(1)))))
                .isTrue();
    }

    @Test
    void anotherPayersClaimsAccrueNothing() {
        submit("a", TestVisit.of("97110", 1).payer("commercial"));

        ClaimRevision next = submit("b", TestVisit.of("97110", 1).on(SERVICE.plusDays(1)));

        assertThat(threshold(next).before()).isEqualTo(Money.ZERO);
    }

    @Test
    void theStandingShowsWhatMakesTheYearAndWhenItWillPass() {
        elsewhere("2300.00", "0.00");
        submit("a", TestVisit.of("97110", 1));
        submit("b", TestVisit.of("97530", 1).on(SERVICE.plusDays(2)));

        TherapyStanding.BucketStanding ptSlp = standing().buckets().getFirst();

        assertThat(ptSlp.accrued()).isEqualTo(Money.of("2361.20"));
        assertThat(ptSlp.remaining()).contains(Money.of("118.80"));
        assertThat(ptSlp.aboveThreshold()).isFalse();
        assertThat(ptSlp.claims())
                .extracting(
                        TherapyStanding.Entry::claimId, TherapyStanding.Entry::accrued, TherapyStanding.Entry::standing)
                .containsExactly(
                        tuple("a", Money.of("27.87"), Money.of("2327.87")),
                        tuple("b", Money.of("33.33"), Money.of("2361.20")));
        assertThat(ptSlp.projection())
                .as("30.60 a visit: three fit into 118.80, the fourth passes")
                .contains(new TherapyStanding.Projection(Money.of("30.60"), 4));
        assertThat(ptSlp.crossedBy()).isEmpty();
        assertThat(standing().buckets().getLast().projection()).isEmpty();
    }

    @Test
    void theStandingNamesTheClaimThatPassedTheThreshold() {
        elsewhere("2440.00", "0.00");
        submit("a", TestVisit.of("97110", 1));
        submit("b", new TestVisit().and("97110", 1, "KX").on(SERVICE.plusDays(2)));

        TherapyStanding.BucketStanding ptSlp = standing().buckets().getFirst();

        assertThat(ptSlp.crossedBy()).map(TherapyStanding.Entry::claimId).contains("b");
        assertThat(ptSlp.remaining()).contains(Money.ZERO);
        assertThat(ptSlp.projection()).isEmpty();
    }

    @Test
    void aYearWithoutAKnownThresholdStillAddsUp() {
        TherapyStanding standing = TherapyStanding.of(new TherapyYear(Year.of(2040), Optional.empty(), List.of()));

        assertThat(standing.buckets()).allMatch(bucket -> bucket.threshold().isEmpty() && !bucket.aboveThreshold());
        assertThat(standing.coverage()).extracting(Coverage::checked).containsExactly(false, false);
    }

    private void elsewhere(String ptSlp, String ot) {
        archive.recordElsewhere(
                PRACTICE,
                "p-1",
                Year.of(2026),
                new TherapyYear.Elsewhere(new TherapyAccrual(Money.of(ptSlp), Money.of(ot)), LocalDate.of(2026, 8, 1)));
    }

    private TherapyStanding standing() {
        return TherapyStanding.of(archive.therapyYear(PRACTICE, "p-1", Year.of(2026)));
    }

    private static ThresholdResult threshold(ClaimRevision claim) {
        return claim.decision().edits().threshold().getFirst();
    }

    private static List<String> editCodes(ClaimRevision claim) {
        return claim.decision().edits().findings().stream().map(Finding::code).toList();
    }

    private static boolean elsewhereIsKnown(ClaimRevision claim) {
        return claim.decision().coverage().stream()
                .filter(coverage -> coverage.check().equals("THERAPY_ACCRUAL_ELSEWHERE"))
                .findFirst()
                .orElseThrow()
                .checked();
    }
}
