package com.therapyclaims.functions.readrepricings;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.Causes;
import com.therapyclaims.domain.repricing.ClaimChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesCsvTest {
    @Test
    void theFirstPieceNamesTheColumnsAndTheOthersGoOn() {
        String first = ChangesCsv.write(List.of(change("acme", Optional.of(2))), true);
        String second = ChangesCsv.write(List.of(change("acme", Optional.of(2))), false);

        assertThat((first + second).lines()).hasSize(3);
        assertThat(first)
                .isEqualTo("claimId,payerId,dateOfService,fromRevision,toRevision,before,after,delta,rvu,gpci,"
                        + "conversionFactor,contract,rule\r\n"
                        + "c1,acme,2026-08-03,1,2,70.14,69.23,-0.91,-0.91,0.00,0.00,0.00,0.00\r\n");
    }

    @Test
    void aVarianceHasNoFurtherRevision() {
        assertThat(ChangesCsv.write(List.of(change("acme", Optional.empty())), false))
                .startsWith("c1,acme,2026-08-03,1,,70.14");
    }

    @Test
    void aPayersNameIsNoFormula() {
        assertThat(ChangesCsv.write(List.of(change("=HYPERLINK(\"x\")", Optional.of(2))), false))
                .startsWith("c1,\"'=HYPERLINK(\"\"x\"\")\",2026-08-03");
        for (String start : List.of("+", "-", "@", "\t", "\r")) {
            assertThat(ChangesCsv.write(List.of(change(start + "1", Optional.of(2))), false))
                    .containsPattern("^c1,\"?'");
        }
    }

    @Test
    void aNegativeAmountStaysANumber() {
        assertThat(ChangesCsv.write(List.of(change("acme", Optional.of(2))), false))
                .contains(",-0.91,");
    }

    private static ClaimChange change(String payerId, Optional<Integer> toRevision) {
        Money delta = Money.of("-0.91");
        return new ClaimChange(
                "c1",
                1,
                toRevision,
                payerId,
                LocalDate.of(2026, 8, 3),
                Money.of("70.14"),
                Money.of("69.23"),
                delta,
                new Causes(delta, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
    }
}
