package com.therapyclaims.domain.notes;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a phrase of a note is denied: "no longer needs cueing", "denies pain", "without assistance", "manual therapy
 * deferred". After the NegEx algorithm (Chapman 2001): a negating word reaches a few words forward or back inside its
 * sentence, until a word that turns the sentence.
 */
final class Negation {
    /** How many words a negation before the phrase reaches. */
    private static final int REACH = 6;

    private static final Phrases BEFORE = Phrases.ofWords(Stream.of(
            "no need (?:to|for)|no longer|not|no|never|without|w/o|denie[sd](?: (?:any )?need (?:for|of))?|denying|didn'?t|doesn'?t|don'?t|isn'?t"
                    + "|wasn'?t|weren'?t|(?:declined|refused)(?: to)?|deferred|withheld|omitted|absence of|free of|free from"
                    + "|negative(?: for)?|instead of|rather than|nor|neither|discontinued|d/c'?d|zero|nil|none of the"
                    + "|0(?= (?:verbal|tactile|visual|cue|vc|tc|pain|assist))"));

    /** Says nothing is absent although it begins as a negation does. */
    private static final Phrases NO_NEGATION = Phrases.ofWords(Stream.of(
            "not only|no (?:change|increase|decrease) in|without (?:increase|change) in|no more than|not (?:yet )?able"
                    + "|not (?:without|limited to)|if not|whether or not|no later than"));

    private static final Phrases TURN = Phrases.ofWords(Stream.of(
            "but|to|for|in order|however|although|though|except|yet|still|then|until|which|who|because|due to|secondary to|and"
                    + "(?=\\s+(?:\\w+\\s+){0,1}(?:performed|completed|needed|needs|required|requires|given|received|was|is|pt|patient|therapist))"
                    + "|with(?!out)(?=\\s+(?:min|mod|max|verbal|tactile|vc|tc|cue))|therefore|so|performed|completed|now|while|after|before|prior to|when"
                    + "|during|given"));

    private static final Pattern AFTER = Pattern.compile(
            "[\\s,:-]*(?:\\w+\\s+){0,2}?(?:(?:was|were|is|are|been|be|being)\\s+)?(?:(?:not|no longer|never)\\s+(?:\\w+\\s+){0,2}?"
                    + "(?:needed|required|performed|provided|given|indicated|necessary|used|done|completed|tolerated|assessed|addressed|tested|present|appropriate|today)"
                    + "|deferred|declined|refused|withheld|on hold|held (?:today|due|per|2/2|secondary)|discontinued|d/c'?d|omitted|unnecessary|unremarkable|resolved|absent|n/a|not applicable)"
                    + "(?!\\w)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[\\w'/+-]+");

    private static final Pattern NEW_ACTION = Pattern.compile(
            ",[^,]*(?<!\\w)(?:\\w{3,}ed|was|were|is|pt|patient|therapist|\\d+\\s*x\\s*\\d+)(?!\\w)",
            Pattern.CASE_INSENSITIVE);

    private Negation() {}

    /** Whether the phrase from {@code start} to {@code end} is denied by the words around it. */
    static boolean covers(String text, int start, int end) {
        return deniedBefore(text, start) || deniedAfter(text, end);
    }

    private static boolean deniedBefore(String text, int start) {
        // A negation further away than its reach cannot matter: long sentences need not be read whole.
        int from = Math.max(Sentences.startOf(text, start), start - 120);
        String before = text.substring(from, start);
        Phrases.Search negation = BEFORE.in(Symbols.of(before));
        boolean denied = false;
        while (negation.find()) {
            denied |= reaches(before, negation.start(), negation.end());
        }
        return denied;
    }

    private static boolean reaches(String before, int start, int end) {
        if (NO_NEGATION.in(Symbols.of(before)).standsAt(start)) {
            return false;
        }
        String between = before.substring(end);
        return WORD.matcher(between).results().count() <= REACH
                && !TURN.in(Symbols.of(between)).find()
                && !NEW_ACTION.matcher(between).find();
    }

    private static boolean deniedAfter(String text, int end) {
        int to = Math.min(Sentences.endOf(text, end), end + 80);
        return AFTER.matcher(text.substring(end, to)).lookingAt();
    }
}
