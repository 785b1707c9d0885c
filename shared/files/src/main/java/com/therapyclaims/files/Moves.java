package com.therapyclaims.files;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Fees that move far from one version to the next: a few are news, many are a wrong file. A code whose fee moves in many
 * places is one that moves, told of the first of them.
 */
final class Moves {
    /** The part of the earlier fee that is more than a move should be. */
    private static final BigDecimal FAR = new BigDecimal("0.40");

    private static final int FEW = 20;
    private static final int THOUSANDS = 1_000;

    private final List<String> descriptions = new ArrayList<>();
    private final Set<String> compared = new HashSet<>();
    private final Set<String> moved = new HashSet<>();

    /**
     * Compares a fee; one that was nothing before or is nothing now has not moved.
     *
     * @param code the code, or whatever else has the fee
     * @param where behind the code in a message, if more is to say
     */
    void compare(String code, String where, BigDecimal before, BigDecimal now) {
        if (before.signum() == 0 || now.signum() == 0) {
            return;
        }
        compared.add(code);
        BigDecimal change = now.subtract(before);
        if (change.abs().compareTo(before.multiply(FAR)) > 0 && moved.add(code)) {
            if (descriptions.size() < Problems.KEPT) {
                descriptions.add("The fee of " + code + where + " moves by "
                        + change.multiply(BigDecimal.valueOf(100)).divide(before, 0, RoundingMode.HALF_UP)
                        + "%, from " + cents(before) + " to " + cents(now) + ".");
            }
        }
    }

    /** A warning for each; a fault where there are too many to be true. */
    void report(Problems problems) {
        descriptions.forEach(problems::warning);
        problems.alsoWarned(moved.size() - descriptions.size());
        if (moved.size() > THOUSANDS || (moved.size() > FEW && moved.size() * 2 > compared.size())) {
            problems.fault(moved.size() + " of " + compared.size() + " fees move by more than "
                    + FAR.movePointRight(2).setScale(0, RoundingMode.HALF_UP)
                    + "% against the version in force, for example: " + descriptions.getFirst()
                    + " That is a wrong file or a wrong effective date.");
        }
    }

    private static String cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
