package com.therapyclaims.domain.edits;

import java.util.Set;

/** Codes of other trades that stand beside therapy on a claim, are no therapy themselves and have modifiers of their own. */
final class OtherTrades {
    private static final Set<String> SPINAL_MANIPULATION = Set.of("98940", "98941", "98942");
    private static final String FIRST_EVALUATION_AND_MANAGEMENT = "99202";
    private static final String LAST_EVALUATION_AND_MANAGEMENT = "99499";

    private OtherTrades() {}

    /** Chiropractic manipulation of the spine, which carries AT in active treatment. */
    static boolean isChiropractic(String code) {
        return SPINAL_MANIPULATION.contains(code);
    }

    /** A code of CPT's section of evaluation and management, which carries 25 beside a procedure of the day. */
    static boolean isEvaluationAndManagement(String code) {
        return code.length() == LAST_EVALUATION_AND_MANAGEMENT.length()
                && code.chars().allMatch(Character::isDigit)
                && code.compareTo(FIRST_EVALUATION_AND_MANAGEMENT) >= 0
                && code.compareTo(LAST_EVALUATION_AND_MANAGEMENT) <= 0;
    }

    static boolean includes(String code) {
        return isChiropractic(code) || isEvaluationAndManagement(code);
    }
}
