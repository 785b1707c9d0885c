package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of what a payment differs by from what is expected.
 *
 * @param amount what the payer pays less than expected because of it; negative where it pays more
 * @param codes the payer's reasons that stand behind it ({@code PR-1}), as far as it gives any
 * @param text what was found, in a sentence
 */
public record Difference(Cause cause, Money amount, boolean explained, List<String> codes, String text) {
    /** As many of the payer's reasons as are told of several differences together. */
    private static final int MOST_CODES_TOGETHER = 20;

    public Difference {
        codes = List.copyOf(codes);
    }

    /**
     * What differences that can be added up share.
     *
     * @param cause why
     * @param explained whether it is explained
     */
    record Kind(Cause cause, boolean explained) {}

    Kind kind() {
        return new Kind(cause, explained);
    }

    /** This one and another of the same kind, together. */
    Difference with(Difference other) {
        return new Difference(
                cause,
                amount.plus(other.amount),
                explained,
                Stream.concat(codes.stream(), other.codes.stream())
                        .distinct()
                        .limit(MOST_CODES_TOGETHER)
                        .toList(),
                "Several lines together.");
    }

    /** Why a payment differs. */
    public enum Cause {
        /** The patient's deductible stands otherwise with the payer than it was known here (P-9). */
        DEDUCTIBLE,
        /** The patient owes another coinsurance or a copayment. */
        COINSURANCE,
        /** Payers before this one decided, and their payments and reductions lower what it pays. */
        OTHER_PAYER,
        /** A cent that payers' systems round otherwise. */
        ROUNDING,
        /** Sequestration takes another part of the payment than its percentage of the date (P-8). */
        SEQUESTRATION,
        /** The payer refuses the line, or units of it. */
        DENIAL,
        /** The payer allows another amount. */
        ALLOWED,
        /** The payer says nothing of the line. */
        NOT_REMITTED,
        /** The payer has taken back what it paid, and decided nothing in its place. */
        TAKEN_BACK,
        /** The payer pays a line that the claim does not have. */
        UNKNOWN_LINE
    }
}
