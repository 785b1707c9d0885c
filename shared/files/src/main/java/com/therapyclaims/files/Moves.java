package com.therapyclaims.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Fees that move far from one version to the next: a few are news, many are a wrong file. */
final class Moves {
    private static final int FEW = 20;
    private static final int THOUSANDS = 1_000;

    private final BigDecimal far;
    private final List<String> descriptions = new ArrayList<>();
    private int compared;
    private int moved;

    /**
     * Compares.
     *
     * @param far the part of the earlier fee that is more than a move should be, as 0.40
     */
    Moves(BigDecimal far) {
        this.far = far;
    }

    /** Compares one code's fees; a code without a fee before or after has not moved. */
    void compare(String code, BigDecimal before, BigDecimal now) {
        if (before.signum() == 0 || now.signum() == 0) {
            return;
        }
        compared++;
        BigDecimal change = now.subtract(before);
        if (change.abs().compareTo(before.multiply(far)) > 0) {
            moved++;
            if (descriptions.size() < Problems.KEPT) {
                descriptions.add("The fee of " + code + " moves by "
                        + change.multiply(BigDecimal.valueOf(100)).divide(before, 0, RoundingMode.HALF_UP)
                        + "%, from " + cents(before) + " to " + cents(now) + ".");
            }
        }
    }

    /** A warning for each; a fault where there are too many to be true. */
    void report(Problems problems) {
        descriptions.forEach(problems::warning);
        if (moved > THOUSANDS || (moved > FEW && moved * 2 > compared)) {
            problems.fault(moved + " of " + compared + " fees move by more than "
                    + far.movePointRight(2).setScale(0, RoundingMode.HALF_UP)
                    + "% against the version in force, for example: " + descriptions.getFirst()
                    + " That is a wrong file or a wrong effective date.");
        }
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
