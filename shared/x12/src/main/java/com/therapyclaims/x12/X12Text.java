package com.therapyclaims.x12;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text in the characters that X12 005010 carries (its basic and extended sets, in capital letters), without those that
 * separate: accents fall away, letters with another form in English get it, whatever else is not carried becomes a space.
 */
public final class X12Text {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_CARRIED = Pattern.compile("[^A-Z0-9 !\"&'()+,./;?=%@\\[\\]_{}\\\\|<>#$-]");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("Ø", "O"),
            Map.entry("Æ", "AE"),
            Map.entry("Œ", "OE"),
            Map.entry("Ł", "L"),
            Map.entry("Đ", "D"),
            Map.entry("Ð", "D"),
            Map.entry("Þ", "TH"),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("–", "-"),
            Map.entry("—", "-"));

    private X12Text() {}

    /** The text as it is sent; empty if nothing of it is carried. */
    public static String of(String text) {
        // Upper case first: ß becomes SS, which no decomposition gives.
        String plain = ACCENTS.matcher(Normalizer.normalize(text.toUpperCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
        for (Map.Entry<String, String> letter : OTHERWISE.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return SPACES.matcher(NOT_CARRIED.matcher(plain).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }
}
