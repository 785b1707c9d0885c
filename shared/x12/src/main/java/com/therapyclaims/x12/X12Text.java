package com.therapyclaims.x12;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text in the characters that X12 005010 carries (its basic and extended sets, in capital letters), without those that
 * separate: accents fall away, letters with another form in English get it, whatever else is not carried becomes a space.
 * A text that loses letters so is not sent: ask {@link #losesLetters} first.
 */
public final class X12Text {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_CARRIED = Pattern.compile("[^A-Z0-9 !\"&'()+,./;?=%@\\[\\]_{}\\\\|<>#$-]");
    private static final Pattern LETTERS_NOT_CARRIED = Pattern.compile("[\\p{L}\\p{N}&&[^A-Z0-9]]");
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("Ø", "O"),
            Map.entry("Æ", "AE"),
            Map.entry("Œ", "OE"),
            Map.entry("Ł", "L"),
            Map.entry("Đ", "D"),
            Map.entry("Ð", "D"),
            Map.entry("Ħ", "H"),
            Map.entry("Ŧ", "T"),
            Map.entry("Ŋ", "N"),
            Map.entry("Þ", "TH"),
            Map.entry("ʻ", "'"),
            Map.entry("ʼ", "'"),
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("–", "-"),
            Map.entry("—", "-"));

    private X12Text() {}

    /** The text as it is sent; empty if nothing of it is carried. */
    public static String of(String text) {
        return SPACES.matcher(NOT_CARRIED.matcher(plain(text)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** Whether letters or digits of the text would be left out, so that it would be sent as another text. */
    public static boolean losesLetters(String text) {
        return LETTERS_NOT_CARRIED.matcher(plain(text)).find();
    }

    private static String plain(String text) {
        // Decomposed first: what stands for small letters (the a of Mª) is capital afterwards too.
        String plain = ACCENTS.matcher(
                        Normalizer.normalize(text, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT))
                .replaceAll("");
        for (Map.Entry<String, String> letter : OTHERWISE.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return plain;
    }
}
