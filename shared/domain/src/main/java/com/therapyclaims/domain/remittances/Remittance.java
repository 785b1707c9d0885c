package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A remittance file a practice has sent, and what became of it.
 *
 * @param remittanceId names its content: the same file has the same id
 * @param receivedAt when it came first
 * @param amounts of the matched claims, each as it stands after the file
 */
public record Remittance(
        String remittanceId,
        State state,
        Instant receivedAt,
        List<Paid> payments,
        Claims claims,
        RemittedAmounts amounts) {
    public Remittance {
        payments = List.copyOf(payments);
    }

    /** A file of which nothing is worked off yet. */
    public static Remittance received(String id, Instant now, List<Payment> payments) {
        int claims =
                payments.stream().mapToInt(payment -> payment.claims().size()).sum();
        return new Remittance(
                id,
                State.PROCESSING,
                now,
                payments.stream().map(Paid::of).toList(),
                new Claims(claims, 0, 0, 0, 0),
                RemittedAmounts.NONE);
    }

    /** The same further on. */
    public Remittance with(Claims now, RemittedAmounts sum) {
        State then = now.done() == now.total() ? State.DONE : State.PROCESSING;
        return new Remittance(remittanceId, then, receivedAt, payments, now, sum);
    }

    /** How far a remittance is worked off. */
    public enum State {
        /** Not every claim yet: the same file, sent again, goes on. */
        PROCESSING,
        /** Every claim. */
        DONE
    }

    /**
     * How many claims it has.
     *
     * @param bookedBefore those of the matched that the same payment brought before: they are not added again
     */
    public record Claims(int total, int done, int matched, int unmatched, int bookedBefore) {}

    /**
     * One of its payments.
     *
     * @param paid its amount; the claims' payments less the provider's adjustments
     */
    public record Paid(
            String traceNumber,
            String payerName,
            LocalDate paidOn,
            Money paid,
            int claims,
            List<ProviderAdjustment> providerAdjustments) {
        public Paid {
            providerAdjustments = List.copyOf(providerAdjustments);
        }

        private static Paid of(Payment payment) {
            return new Paid(
                    payment.traceNumber(),
                    payment.payerName(),
                    payment.paidOn(),
                    payment.paid(),
                    payment.claims().size(),
                    payment.providerAdjustments());
        }
    }
}
