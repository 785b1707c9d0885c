package com.therapyclaims.domain.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.RemittedClaim.Decision;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a claim of a payment is one that was booked before. */
class BookedClaimTest {
    /** A file of before was booked without them. */
    @Test
    void aClaimIsTheSameWithAndWithoutTheRemarksOfTheWhole() {
        assertThat(identity("10.00", List.of("MA01"))).isEqualTo(identity("10.00", List.of()));
        assertThat(identity("10.00", List.of())).isNotEqualTo(identity("9.00", List.of()));
    }

    private static String identity(String paid, List<String> remarks) {
        RemittedClaim claim = new RemittedClaim(
                1,
                "A",
                Optional.empty(),
                Decision.PROCESSED,
                Optional.empty(),
                Money.of("10.00"),
                Money.of(paid),
                Money.ZERO,
                List.of(),
                List.of(),
                remarks,
                List.of());
        Payment payment = new Payment(
                "EFT0001", "15202", "PAYER", LocalDate.of(2026, 9, 1), Money.of(paid), List.of(claim), List.of());
        return BookedClaim.of(List.of(payment)).getFirst().identity();
    }
}
