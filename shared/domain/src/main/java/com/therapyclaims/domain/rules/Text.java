package com.therapyclaims.domain.rules;

/**
 * A sentence with its figures put in. It is what {@link String#format} makes of the same template, for the little that the
 * engine's sentences need, in a fraction of the time: a decision is a few dozen sentences, and formatting them was most of
 * its cost.
 */
public final class Text {
    /** Room for a figure: most are shorter. */
    private static final int FIGURE = 16;

    private Text() {}

    /**
     * Puts figures into a template.
     *
     * @param template {@code %s} for any figure, {@code %d} for a whole number, {@code %%} for a percent sign
     * @throws IllegalArgumentException if the template asks for anything else, or for more or fewer figures than there are
     */
    public static String of(String template, Object... figures) {
        StringBuilder text = new StringBuilder(template.length() + FIGURE * figures.length);
        write(text, template, figures);
        return text.toString();
    }

    /** The same behind what was written before. */
    public static void write(StringBuilder text, String template, Object... figures) {
        int from = 0;
        int used = 0;
        for (int sign = template.indexOf('%'); sign >= 0; sign = template.indexOf('%', from)) {
            text.append(template, from, sign);
            char kind = sign + 1 < template.length() ? template.charAt(sign + 1) : ' ';
            if (kind == '%') {
                text.append('%');
            } else if (used < figures.length && fits(kind, figures[used])) {
                writeFigure(text, figures[used]);
                used++;
            } else {
                throw new IllegalArgumentException("figures that do not fit: " + template);
            }
            from = sign + 2;
        }
        if (used < figures.length) {
            throw new IllegalArgumentException("more figures than places: " + template);
        }
        text.append(template, from, template.length());
    }

    private static void writeFigure(StringBuilder text, Object figure) {
        if (figure instanceof InWords words) {
            words.writeTo(text);
        } else {
            text.append(figure);
        }
    }

    private static boolean fits(char kind, Object figure) {
        return kind == 's' || (kind == 'd' && (figure instanceof Integer || figure instanceof Long));
    }
}
