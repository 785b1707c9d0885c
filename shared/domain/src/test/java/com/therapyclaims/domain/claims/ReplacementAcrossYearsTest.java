package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.payers.Contract.VisitLimit;
import com.therapyclaims.domain.pricing.Contracts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A visit whose date is corrected by a replacement across the turn of a year: Acme pays one visit of a year (C-2, PY-4). */
class ReplacementAcrossYearsTest extends FiledClaims {
    private static final LocalDate OLD_YEAR = LocalDate.of(2026, 12, 30);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 2);

    ReplacementAcrossYearsTest() {
        super(
                Contracts.acme()
                        .all(Contracts.flat("30.00"))
                        .limitedTo(new VisitLimit(1, List.of(), Optional.empty(), true))
                        .payers(),
                Instant.parse("2027-01-10T12:00:00Z"));
    }

    @Test
    void theVisitOfTheOriginalsYearIsLeftToAnother() {
        submit("a", visit(OLD_YEAR));
        submit("later", visit(OLD_YEAR.plusDays(1)));
        assertThat(latest("later").status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);

        submit("new", visit(NEW_YEAR).replacing("a"));

        assertThat(correct("later", visit(OLD_YEAR.plusDays(1))).status()).isEqualTo(ClaimStatus.READY);
    }

    @Test
    void theReplacementTakesTheVisitOfItsOwnYear() {
        submit("a", visit(OLD_YEAR));
        submit("new", visit(NEW_YEAR).replacing("a"));

        assertThat(submit("later", visit(NEW_YEAR.plusDays(1))).status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void anotherOfTheOriginalsDayIsTheVisitOfTheYearAsBefore() {
        submit("a", visit(OLD_YEAR));
        submit("beside", visit(OLD_YEAR));

        submit("new", visit(NEW_YEAR).replacing("a"));

        assertThat(latest("beside").status()).isEqualTo(ClaimStatus.READY);
        assertThat(submit("later", visit(OLD_YEAR.plusDays(1))).status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
    }

    @Test
    void bothYearsAreAsTheyWereOnceTheReplacementIsVoid() {
        submit("a", visit(OLD_YEAR));
        submit("new", visit(NEW_YEAR).replacing("a"));

        step("new", new ClaimStep.MakeVoid());

        assertThat(submit("old", visit(OLD_YEAR.plusDays(1))).status()).isEqualTo(ClaimStatus.NEEDS_CORRECTION);
        assertThat(submit("later", visit(NEW_YEAR.plusDays(1))).status()).isEqualTo(ClaimStatus.READY);
    }

    private static TestVisit visit(LocalDate date) {
        return TestVisit.of("97110", 1).payer("acme").on(date);
    }
}
