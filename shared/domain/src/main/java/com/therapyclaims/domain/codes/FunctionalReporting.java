package com.therapyclaims.domain.codes;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The codes by which therapists reported function beside their services, G8978 to G8999, G9158 to G9176 and G9186. They ended with
 * the therapy caps they served (KX-5).
 */
public final class FunctionalReporting {
    /** What is told of one of them after they ended. */
    public static final String TOLD = "a functional reporting code; they ended with dates of service in 2018";

    /** The first date of service without them. */
    private static final LocalDate ENDED = LocalDate.of(2019, 1, 1);

    private static final Pattern CODES = Pattern.compile("G(?:897[89]|89[89]\\d|915[89]|916\\d|917[0-6]|9186)");

    private FunctionalReporting() {}

    /** Whether the code is one of them. */
    public static boolean includes(String code) {
        // Most codes are no G-codes: they need no expression.
        return code.startsWith("G") && CODES.matcher(code).matches();
    }

    /** Whether the code is one of them and they have ended on the date. */
    public static boolean hasEnded(String code, LocalDate dateOfService) {
        return includes(code) && !dateOfService.isBefore(ENDED);
    }
}
