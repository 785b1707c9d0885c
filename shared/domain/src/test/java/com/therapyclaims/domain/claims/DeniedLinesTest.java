package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.rules.Finding;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A price says what a line is paid if it is paid; what is denied is told beside the totals. */
class DeniedLinesTest {
    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());

    @Test
    void aLineExpectedToBeDeniedLeavesASmallerPayment() {
        ClaimDecision decision = decided(new TestVisit().and("97110", 1, "GZ").and("97530", 1));

        assertThat(decision.status()).isEqualTo(ClaimStatus.READY);
        assertThat(told(decision))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("97110 (line 1)")
                        .contains(decision.pricing().totals().payerPayment().toString())
                        .contains("without what is denied it is 26.13"));
    }

    @Test
    void whatADeniedLineTookOfTheDayIsNotReckonedAsLost() {
        // 97530 takes the day's full unit and is denied for want of KX; without it 97110 is paid in full.
        ClaimDecision decision = decided(
                new TestVisit().and("97530", 1).and("97110", 1, "KX"),
                Optional.of(accrued(new TherapyAccrual(Money.of("2470.00"), Money.ZERO))));

        assertThat(told(decision))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("97530 (line 1)")
                        .endsWith("the other lines, priced without them, are paid otherwise than here."));
    }

    @Test
    void nothingIsToldWhereNothingIsDenied() {
        assertThat(told(decided(TestVisit.of("97110", 2)))).isEmpty();
    }

    private List<Finding> told(ClaimDecision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.code().equals("PRICE.LINE_DENIED"))
                .toList();
    }

    private static PatientHistory accrued(TherapyAccrual before) {
        return new PatientHistory(
                new KnownAccrual(before, Optional.empty()),
                new TherapyYear(Year.of(2026), Optional.empty(), List.of()),
                PatientAuthorizations.NONE);
    }

    private ClaimDecision decided(TestVisit visit) {
        return decided(visit, Optional.empty());
    }

    private ClaimDecision decided(TestVisit visit, Optional<PatientHistory> history) {
        return switch (processor.process(
                visit.visit(), new ClaimContext(SERVICE.plusDays(1), DayNeighbours.NONE, history))) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer unknown -> throw new AssertionError(unknown);
        };
    }
}
