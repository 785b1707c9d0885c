package com.therapyclaims.domain.notes;

import java.util.Locale;
import java.util.Set;

/**
 * Where sentences and clauses of a clinical note begin and end. Notes are telegraphic: a semicolon or a line break ends
 * a sentence as a full stop does, and a full stop after an abbreviation or inside a number ends none.
 */
final class Sentences {
    /** Looked at on either side of a place, at most: a text without any full stop must not cost its length squared. */
    private static final int LONGEST = 400;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "pt", "pts", "min", "mins", "mod", "max", "ext", "flex", "approx", "lb", "lbs", "rep", "reps", "sec", "vs",
            "dr", "tx", "ex", "wt", "bil", "bilat", "incl", "inc", "dec", "hx", "ft", "deg", "abd", "add", "e.g", "i.e",
            "w", "lt", "rt");

    private Sentences() {}

    /** First character of the sentence around {@code at}. */
    static int startOf(String text, int at) {
        int start = at;
        while (start > Math.max(0, at - LONGEST) && !endsSentence(text, start - 1)) {
            start--;
        }
        return start;
    }

    /** The character after the last one of the sentence around {@code at}. */
    static int endOf(String text, int at) {
        int end = at;
        while (end < Math.min(text.length(), at + LONGEST) && !endsSentence(text, end)) {
            end++;
        }
        return end;
    }

    /** The sentence around {@code at}, without the mark that ends it. */
    static String around(String text, int at) {
        return text.substring(startOf(text, at), endOf(text, at));
    }

    private static boolean endsSentence(String text, int at) {
        return switch (text.charAt(at)) {
            case ';', '\n', '\r', '!', '?' -> true;
            case '.' -> isFullStop(text, at);
            default -> false;
        };
    }

    private static boolean isFullStop(String text, int at) {
        boolean lastOrSpaced = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        if (!lastOrSpaced) {
            return false;
        }
        int word = at;
        while (word > 0 && (Character.isLetter(text.charAt(word - 1)) || text.charAt(word - 1) == '.')) {
            word--;
        }
        return !ABBREVIATIONS.contains(text.substring(word, at).toLowerCase(Locale.ROOT));
    }
}
