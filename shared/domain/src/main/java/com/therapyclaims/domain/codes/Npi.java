package com.therapyclaims.domain.codes;

/** The check of a National Provider Identifier (C-1, 45 CFR 162.406). */
public final class Npi {
    private static final int DIGITS = 10;
    /** What the prefix 80840, which stands before every NPI for the check, adds to the sum. */
    private static final int PREFIX_SUM = 24;

    private Npi() {}

    /** Whether the text is ten digits, the first 1 or 2, whose last is the Luhn check digit over 80840 and the others. */
    public static boolean isValid(String text) {
        if (text.length() != DIGITS || !isOfDigits(text)) {
            return false;
        }
        if (text.charAt(0) != '1' && text.charAt(0) != '2') {
            return false;
        }
        int sum = PREFIX_SUM;
        for (int place = 0; place < DIGITS; place++) {
            int digit = text.charAt(place) - '0';
            // Every second digit counts double, the first one too; a doubled digit above 9 counts as its cross sum.
            int counted = place % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static boolean isOfDigits(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) < '0' || text.charAt(place) > '9') {
                return false;
            }
        }
        return true;
    }
}
