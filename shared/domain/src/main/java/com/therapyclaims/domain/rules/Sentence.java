package com.therapyclaims.domain.rules;

import java.util.Arrays;

/** A sentence of {@link Text} whose figures are put in when it is read. Two are equal where template and figures are. */
public final class Sentence implements InWords {
    private final String template;
    private final Object[] figures;

    private Sentence(String template, Object[] figures) {
        this.template = template;
        this.figures = figures;
    }

    /**
     * Keeps figures beside their template.
     *
     * @param template as {@link Text#of} takes it; what does not fit is refused when it is read
     * @param figures values that never change
     */
    public static Sentence of(String template, Object... figures) {
        return new Sentence(template, figures);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sentence sentence
                && template.equals(sentence.template)
                && Arrays.equals(figures, sentence.figures);
    }

    @Override
    public int hashCode() {
        return 31 * template.hashCode() + Arrays.hashCode(figures);
    }

    @Override
    public String toString() {
        return Text.of(template, figures);
    }

    @Override
    public void writeTo(StringBuilder text) {
        Text.write(text, template, figures);
    }
}
