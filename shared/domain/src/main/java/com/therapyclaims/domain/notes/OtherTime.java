package com.therapyclaims.domain.notes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Minutes beside a service that are none of this visit: what is planned, a goal, the program at home, what was done last
 * time. A plan reaches to the end of its line, the rest to the end of its sentence.
 */
final class OtherTime {
    /** Looked at before a service for what its line begins with. */
    private static final int LONGEST_LINE = 400;

    private static final String BEGINNING = "(?:^|(?<=\\.\\s))[\\s*•–-]{0,9}";
    private static final String NOT_OF_IT = "(?:as|to|than|from|with|since|after|post) (?:the )?";
    private static final String VISIT = "(?:visit|session|treatment|tx|time|appointment|appt)\\b";

    /** Begins a plan, to the end of its line. */
    private static final Pattern PLAN =
            Pattern.compile(BEGINNING + "(?:p\\s?:|plan\\s?[:–-]|plan (?:is )?to\\b)", Pattern.CASE_INSENSITIVE);

    /** Begins a sentence that speaks of no treatment of today. */
    private static final Pattern HEADING = Pattern.compile(
            BEGINNING
                    + "(?:(?:goals?|[ls]tgs?|hep|home (?:exercise )?program)(?:\\s?#?\\d)?\\s?[:–-]|goal (?:is )?to\\b)",
            Pattern.CASE_INSENSITIVE);

    /** Comes back to this visit. */
    private static final Pattern TODAY = Pattern.compile(
            "(?<!\\w)(?:today|this (?:visit|session|date)|[soa]:|objective:)", Pattern.CASE_INSENSITIVE);

    private static final Pattern AHEAD = Pattern.compile(
            "(?<!\\w)(?:will|plan to|planning to|going to) (?:be able to|do|add|try|need|cont|continue|progress|resume|perform|start|begin|increase|advance|tolerate)\\b",
            Pattern.CASE_INSENSITIVE);

    /** The last visit, of which is told and not only that something changed since. */
    private static final Pattern LAST =
            Pattern.compile("(?<!" + NOT_OF_IT + ")(?<!\\w)(?:last|previous|prior) " + VISIT, Pattern.CASE_INSENSITIVE);

    private static final Pattern BEGINS_WITH_LAST = Pattern.compile(
            BEGINNING + "(?:(?:at|on|during) )?(?:the )?(?:last|previous|prior) " + VISIT, Pattern.CASE_INSENSITIVE);

    /** Behind a service, before anything else is told: another visit, or how often at home. */
    private static final Pattern BEHIND = Pattern.compile(
            "(?:(?!\\s(?:will|plan|progress|advance|increase|add)\\b)[^,;.\\r\\n]){0,60}?(?<!\\w)(?:next|(?<!"
                    + NOT_OF_IT
                    + ")(?:last|previous|prior)) " + VISIT
                    + "|\\s{0,3},?\\s{0,3}(?:daily|bid|tid|at home|(?:per|a|each|every|/)\\s?(?:day|week|wk)\\b"
                    + "|\\d(?:\\s?-\\s?\\d)?\\s?(?:x|times)\\s?(?:/|a|per|each|daily)?\\s?(?:daily|day|d|week|wk)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** Ends a sentence, although the word is abbreviated in the middle of others. */
    private static final Pattern END_OF_MINUTES = Pattern.compile("mins?\\.\\s{1,3}(?=[A-Z])");

    private OtherTime() {}

    /** Whether the service from {@code start} to {@code end} is told of another time than this visit. */
    static boolean isOf(String text, int start, int end) {
        String sentence = sentenceBefore(text, start);
        String item = sentence.substring(Math.max(sentence.lastIndexOf(','), sentence.lastIndexOf(':')) + 1);
        return isUnder(PLAN, lineBefore(text, start))
                || isUnder(PLAN, sentence)
                || isUnder(HEADING, sentence)
                || isUnder(BEGINS_WITH_LAST, sentence)
                || AHEAD.matcher(item).find()
                || LAST.matcher(item).find()
                || Phrases.standsAt(BEHIND, text, end);
    }

    private static boolean isUnder(Pattern words, String before) {
        Matcher found = words.matcher(before);
        return found.find() && !TODAY.matcher(before.substring(found.end())).find();
    }

    private static String sentenceBefore(String text, int start) {
        int from = Sentences.startOf(text, start);
        Matcher end = END_OF_MINUTES.matcher(text).useTransparentBounds(true).region(from, start);
        while (end.find()) {
            from = end.end();
        }
        return text.substring(from, start);
    }

    private static String lineBefore(String text, int start) {
        int from = Math.max(0, start - LONGEST_LINE);
        String before = text.substring(from, start);
        int end = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
        return end < 0 && from > 0 ? "" : before.substring(end + 1);
    }
}
