package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.RelativeValue;
import java.util.Optional;

/** The fee schedule's status codes: A, R and T are paid by the formula, and no other, even where it has values. */
final class PaymentStatus {
    private PaymentStatus() {}

    /** Why the row has no fee; empty where it has one. */
    static Optional<MedicareFee.NotPayable> refusal(RelativeValue row) {
        boolean noValue = row.work().signum() == 0
                && row.nonFacilityPracticeExpense().signum() == 0
                && row.facilityPracticeExpense().signum() == 0
                && row.malpractice().signum() == 0;
        return refusal(row.code(), row.status(), noValue, "has no relative values: the contractor prices it");
    }

    /** Why the published row has no amount; empty where it has one. */
    static Optional<MedicareFee.NotPayable> refusal(PaymentAmount row) {
        return refusal(
                row.code(),
                row.status(),
                row.nonFacility().isZero() && row.facility().isZero(),
                "has no published amount: the contractor prices it");
    }

    private static Optional<MedicareFee.NotPayable> refusal(
            String code, char status, boolean noValue, String whyNoValue) {
        return switch (status) {
            case 'A', 'R', 'T' ->
                noValue
                        ? refused(code, status, NotPricedReason.CONTRACTOR_PRICED, whyNoValue)
                        : Optional.<MedicareFee.NotPayable>empty();
            case 'B', 'P' ->
                refused(code, status, NotPricedReason.BUNDLED, "is bundled into other services and never paid alone");
            case 'C' -> refused(code, status, NotPricedReason.CONTRACTOR_PRICED, "is priced by the contractor");
            case 'N', 'X', 'E' ->
                refused(code, status, NotPricedReason.NOT_COVERED, "is not covered under the fee schedule");
            default -> refused(code, status, NotPricedReason.NOT_VALID_FOR_PAYER, "is not valid for Medicare");
        };
    }

    private static Optional<MedicareFee.NotPayable> refused(
            String code, char status, NotPricedReason reason, String why) {
        return Optional.of(new MedicareFee.NotPayable(reason, Text.of("%s (status %s) %s", code, status, why)));
    }
}
