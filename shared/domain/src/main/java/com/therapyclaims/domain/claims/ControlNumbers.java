package com.therapyclaims.domain.claims;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numbers that bring a payer's answer back to its claim. Payers return at most 20 characters of a claim's number: the
 * first four groups of its id, which are 20 hexadecimal digits, 74 of whose bits are random.
 */
public final class ControlNumbers {
    private static final Pattern CLAIM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9A-F]{20}");

    private ControlNumbers() {}

    /**
     * The number of a claim.
     *
     * @throws IllegalArgumentException if the id is none of ours
     */
    public static String ofClaim(String claimId) {
        if (!CLAIM.matcher(claimId).matches()) {
            throw new IllegalArgumentException("a claim's id is a UUID in lower case");
        }
        return claimId.substring(0, 23).replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** The number of a claim's line, counted from 1. */
    public static String ofLine(String claimNumber, int line) {
        return claimNumber + "-" + line;
    }

    /** What the id of the claim with this number begins with; empty if it is no number of ours. */
    public static Optional<String> claimIdPrefix(String number) {
        String text = number.strip().toUpperCase(Locale.ROOT);
        if (!NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        String digits = text.toLowerCase(Locale.ROOT);
        return Optional.of(String.join(
                "-", digits.substring(0, 8), digits.substring(8, 12), digits.substring(12, 16), digits.substring(16)));
    }
}
