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

    private static final String DENIED =
            "(?:(?:was|were|is|are|been|be|being)\\s+)?(?:(?:not|no longer|never)\\s+(?:\\w+\\s+){0,2}?"
                    + "(?:needed|required|performed|provided|given|indicated|necessary|used|done|completed|tolerated|assessed|addressed|tested|present|appropriate|today)"
                    + "|deferred|declined|refused|withheld|on hold|held (?:today|due|per|2/2|secondary)|discontinued|d/c'?d|omitted|unnecessary|unremarkable|resolved|absent|n/a|not applicable)"
                    + "(?!\\w)";

    private static final Pattern AFTER =
            Pattern.compile("[\\s,:-]*(?:\\w+\\s+){0,2}?" + DENIED, Pattern.CASE_INSENSITIVE);

    /** Words that it reads up to the one that denies: two of any kind, "was", "not". */
    private static final int WORDS_OF_A_DENIAL = 4;

    /** The letters that what denies begins with: "not", "deferred", "refused", "withheld", "on hold", "held", "unnecessary", "absent". */
    private static final String BEGIN_DENIAL = "nNdDrRwWoOhHuUaA";

    /** Of an item of a list: right behind it, and behind a comma only where nothing else is denied there. */
    private static final Pattern AFTER_ITEM = Pattern.compile(
            "\\s{0,3}(?:[(:–-]\\s{0,3})?" + DENIED + "|\\s{0,3},\\s{0,3}" + DENIED
                    + "(?=\\s{0,3}(?:$|[.,;)\\r\\n]|(?:due|today|per|by|secondary|because|this|as|until)\\b))",
            Pattern.CASE_INSENSITIVE);

    /** Leaves an item out, as what is held or skipped is. */
    private static final Phrases BEFORE_ITEM =
            Phrases.ofWords(Stream.of("held|hold|holding|skipped|cancelled|canceled"));

    /** Ends the reach of a negation to an item: another item, or what the negation itself speaks of. */
    private static final Phrases TURN_OF_ITEMS = Phrases.ofWords(Stream.of(
            "with|pain|complaints?|c/o|concerns?|issues?|problems?|changes?|sob|dizziness|lob|falls?|swelling|symptoms?|sx|fatigue"
                    + "|cues?|cueing|assist\\w*|difficulty|adverse|reactions?|rest|device"));

    /** Says of the patient what was found, where it follows the comma of a denial: "no swelling, weak quad 3+/5". */
    private static final Pattern FINDING_ANEW = Pattern.compile(
            "\\s{0,3}(?:(?:still|now|mild|moderate|severe|very|has|have|continues|mildly|moderately)\\s){0,2}"
                    + "(?:weak|stiff|tight|tender|swollen|antalgic|unsteady|unstable|limited|impaired|poor|fair|decreased|reduced|increased|slow"
                    + "|guarded|unable|cannot|can'?t|needs?|requires?|demonstrates?|presents?|exhibits?|ambulates?|walks|reports?)(?!\\w)"
                    + "|[^,;.\\r\\n]{0,40}(?<!\\w)(?:[0-5][+-]?/5|\\d{1,3}\\s?(?:deg\\w{0,4}|°|%|cm|sec|ft|/\\s?\\d))",
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

    /** Whether an item of a list, a service with its minutes, is denied: a denial of another item does not reach it. */
    static boolean coversItem(String text, int start, int end) {
        return deniedBeforeItem(text, start) || Phrases.standsAt(AFTER_ITEM, text, end);
    }

    private static boolean deniedBefore(String text, int start) {
        String before = before(text, start);
        Phrases.Search negation = BEFORE.in(Symbols.of(before));
        boolean denied = false;
        while (!denied && negation.find()) {
            denied = reaches(before, negation.start(), negation.end())
                    && !isFoundAnew(text, start, before.substring(negation.end()));
        }
        return denied;
    }

    private static boolean deniedBeforeItem(String text, int start) {
        String before = before(text, start);
        String item = before.substring(before.lastIndexOf(',') + 1);
        return isDeniedBefore(item, BEFORE) || isDeniedBefore(item, BEFORE_ITEM);
    }

    private static boolean isDeniedBefore(String item, Phrases negations) {
        Phrases.Search negation = negations.in(Symbols.of(item));
        boolean denied = false;
        while (!denied && negation.find()) {
            denied = reaches(item, negation.start(), negation.end())
                    && !TURN_OF_ITEMS
                            .in(Symbols.of(item.substring(negation.end())))
                            .find();
        }
        return denied;
    }

    /** What stands in the sentence before a place. */
    private static String before(String text, int start) {
        // A negation further away than its reach cannot matter: long sentences need not be read whole.
        return text.substring(Math.max(Sentences.startOf(text, start), start - 120), start);
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

    /** Whether a comma between a denial and the phrase opens a finding of its own and goes on with no list. */
    private static boolean isFoundAnew(String text, int start, String between) {
        boolean anew = false;
        for (int comma = between.indexOf(','); comma >= 0; comma = between.indexOf(',', comma + 1)) {
            anew |= Phrases.standsAt(FINDING_ANEW, text, start - between.length() + comma + 1);
        }
        return anew;
    }

    private static boolean deniedAfter(String text, int end) {
        int to = Math.min(Sentences.endOf(text, end), end + 80);
        return mayBeDenied(text, end, to) && AFTER.matcher(text).region(end, to).lookingAt();
    }

    /** Whether one of the words that {@link #AFTER} reads begins as a denial does: for most texts it need not be asked. */
    private static boolean mayBeDenied(String text, int from, int to) {
        int at = from;
        while (at < to && (isBlank(text.charAt(at)) || ",:-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        for (int word = 0; word < WORDS_OF_A_DENIAL && at < to; word++) {
            if (BEGIN_DENIAL.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
            int behind = at;
            while (behind < to && isOfAWord(text.charAt(behind))) {
                behind++;
            }
            int next = behind;
            while (next < to && isBlank(text.charAt(next))) {
                next++;
            }
            if (behind == at || next == behind) {
                return false;
            }
            at = next;
        }
        return false;
    }

    private static boolean isBlank(char character) {
        return (Symbols.setOf(character) & Symbols.BLANK) != 0;
    }

    private static boolean isOfAWord(char character) {
        return (Symbols.setOf(character) & Symbols.WORD) != 0;
    }
}
