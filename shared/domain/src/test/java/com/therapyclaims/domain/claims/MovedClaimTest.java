package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A correction of the date of service: what the claim accrued and took on the day it leaves is not counted against it on
 * the day it comes to, and counts for those it leaves (KX-1, PY-4). One unit of 97110 is 27.87, reduced 21.62.
 */
class MovedClaimTest extends FiledClaims {
    private static final LocalDate LATER = SERVICE.plusDays(7);
    private static final LocalDate EARLIER = SERVICE.minusDays(7);

    MovedClaimTest() {
        super(new StandardPayers(), Instant.parse("2026-08-20T12:00:00Z"));
    }

    @Test
    void aClaimMovedToALaterDateDoesNotAccrueBeforeItself() {
        elsewhere("2440.00");
        submit("a", TestVisit.of("97110", 1));

        ClaimRevision moved = correct("a", TestVisit.of("97110", 1).on(LATER));

        assertThat(accruedBefore(moved)).isEqualTo(Money.of("2440.00"));
        assertThat(codes(moved)).doesNotContain("KX.MISSING_ABOVE_THRESHOLD");
        assertThat(moved.status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void aClaimMovedToALaterDateLeavesItsFullUnitToTheOthersBeforeIt() {
        submit("moving", TestVisit.of("97110", 1));
        submit("left", TestVisit.of("97110", 1));

        ClaimRevision moved = correct("moving", TestVisit.of("97110", 1).on(LATER));

        assertThat(latest("left").allowed()).isEqualTo(Money.of("27.87"));
        assertThat(accruedBefore(moved)).as("with the full unit").isEqualTo(Money.of("27.87"));
    }

    @Test
    void aClaimMovedToAnEarlierDateAccruesBeforeThoseItLeaves() {
        elsewhere("2440.00");
        submit("moving", TestVisit.of("97110", 1));
        submit("left", TestVisit.of("97110", 1));
        assertThat(codes(latest("left"))).contains("KX.MISSING_ABOVE_THRESHOLD");

        correct("moving", TestVisit.of("97110", 1).on(EARLIER));

        assertThat(latest("left").allowed()).isEqualTo(Money.of("27.87"));
        assertThat(accruedBefore(latest("left"))).isEqualTo(Money.of("2467.87"));
        assertThat(codes(latest("left"))).contains("KX.MISSING_ABOVE_THRESHOLD");
        assertThat(latest("left").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void aMovedClaimDoesNotTakeItsAuthorizedVisitTwice() {
        archive.isAuthorized(Optional.of(1), Optional.empty());
        submit("a", commercial());

        ClaimRevision moved = correct("a", commercial().on(LATER));

        assertThat(codes(moved)).contains("AUTH.NEARLY_EXHAUSTED").doesNotContain("AUTH.EXHAUSTED");
        assertThat(moved.status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void aMovedClaimTakesItsAuthorizedUnitsBesideThoseItLeaves() {
        archive.isAuthorized(2);
        submit("moving", commercial());
        submit("left", TestVisit.of("97110", 2).payer("commercial").under("A-1"));
        assertThat(codes(latest("left"))).contains("AUTH.EXHAUSTED");

        correct("moving", commercial().on(EARLIER));

        assertThat(codes(latest("left"))).contains("AUTH.EXHAUSTED");
    }

    private static TestVisit commercial() {
        return TestVisit.of("97110", 1).payer("commercial").under("A-1");
    }

    private void elsewhere(String ptSlp) {
        archive.recordElsewhere(
                "demo",
                "p-1",
                Year.of(2026),
                new TherapyYear.Elsewhere(new TherapyAccrual(Money.of(ptSlp), Money.ZERO), LocalDate.of(2026, 7, 1)));
    }

    private static Money accruedBefore(ClaimRevision claim) {
        return claim.decision().edits().threshold().stream()
                .map(ThresholdResult::before)
                .findFirst()
                .orElseThrow();
    }
}
