package com.therapyclaims.domain.rules;

/**
 * One step of the reasoning behind a unit or a cent. Two steps are equal where they say the same.
 *
 * @param rule the rule's number, for example {@code U-3}
 * @param words the step with its figures, formed each time it is read
 * @param citation where the rule is written
 */
public record Explanation(String rule, InWords words, String citation) {

    /** A step as it was written down. */
    public static Explanation of(String rule, String text, String citation) {
        return new Explanation(rule, Sentence.of("%s", text), citation);
    }

    /** A step that applies {@code rule}. */
    public static Explanation of(Rule rule, String text) {
        return of(rule.number(), text, rule.citation());
    }

    /** A step that applies {@code rule}. */
    public static Explanation of(Rule rule, InWords words) {
        return new Explanation(rule.number(), words, rule.citation());
    }

    /** The step in words. */
    public String text() {
        return words.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Explanation step
                && rule.equals(step.rule)
                && citation.equals(step.citation)
                && (words.equals(step.words) || text().equals(step.text()));
    }

    /** Of the rule alone: what is equal has one rule, and its words need not be formed. */
    @Override
    public int hashCode() {
        return rule.hashCode();
    }
}
