package com.therapyclaims.domain.rules;

/**
 * One step of the reasoning behind a unit or a cent.
 *
 * @param rule the rule's number, for example {@code U-3}
 * @param text the step in words, with its figures
 * @param citation where the rule is written
 */
public record Explanation(String rule, String text, String citation) {

    /** A step that applies {@code rule}. */
    public static Explanation of(Rule rule, String text) {
        return new Explanation(rule.number(), text, rule.citation());
    }
}
