package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.schedules.RelativeValue;
import java.util.Optional;

/** The fee schedule's status codes: A, R and T are paid by the formula, and no other, even where it has values. */
final class PaymentStatus {
    private PaymentStatus() {}

    /** Why the row has no fee; empty where it has one. */
    static Optional<MedicareFee.NotPayable> refusal(RelativeValue row) {
        return switch (row.status()) {
            case 'A', 'R', 'T' -> withoutValues(row);
            case 'B', 'P' ->
                refused(row, NotPricedReason.BUNDLED, "is bundled into other services and never paid alone");
            case 'C' -> refused(row, NotPricedReason.CONTRACTOR_PRICED, "is priced by the contractor");
            case 'N', 'X', 'E' -> refused(row, NotPricedReason.NOT_COVERED, "is not covered under the fee schedule");
            default -> refused(row, NotPricedReason.NOT_VALID_FOR_PAYER, "is not valid for Medicare");
        };
    }

    private static Optional<MedicareFee.NotPayable> withoutValues(RelativeValue row) {
        boolean noValue = row.work().signum() == 0
                && row.nonFacilityPracticeExpense().signum() == 0
                && row.facilityPracticeExpense().signum() == 0
                && row.malpractice().signum() == 0;
        return noValue
                ? refused(row, NotPricedReason.CONTRACTOR_PRICED, "has no relative values: the contractor prices it")
                : Optional.empty();
    }

    private static Optional<MedicareFee.NotPayable> refused(RelativeValue row, NotPricedReason reason, String why) {
        return Optional.of(
                new MedicareFee.NotPayable(reason, "%s (status %s) %s".formatted(row.code(), row.status(), why)));
    }
}
