package com.therapyclaims.domain.claims;

import static com.therapyclaims.domain.claims.TestVisit.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;
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
    void nothingIsToldWhereNothingIsDenied() {
        assertThat(told(decided(TestVisit.of("97110", 2)))).isEmpty();
    }

    private List<Finding> told(ClaimDecision decision) {
        return decision.findings().stream()
                .filter(finding -> finding.code().equals("PRICE.LINE_DENIED"))
                .toList();
    }

    private ClaimDecision decided(TestVisit visit) {
        return switch (processor.process(visit.visit(), ClaimContext.alone(SERVICE.plusDays(1)))) {
            case ProcessedVisit.Decided(ClaimDecision decision) -> decision;
            case ProcessedVisit.UnknownPayer unknown -> throw new AssertionError(unknown);
        };
    }
}
