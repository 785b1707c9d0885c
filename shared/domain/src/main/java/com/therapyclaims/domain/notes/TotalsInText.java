package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.MinutesInText.Total;
import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * The totals a note writes: its timed minutes and all minutes of its treatment. A timed test, what is not timed and a count
 * of visits are no totals.
 */
final class TotalsInText {
    /** A number of minutes with what follows it: nothing that makes it another number. */
    private static final String TIME = "\\s*+(?:" + WrittenTime.HOURS + "|(?<minutes>\\d{1,3}+)(?:\\s*+(?<mark>"
            + WrittenTime.MARK + "))?+"
            + "(?!\\d|:|\\.\\d|%|\\s*+[-–]\\s*+\\d"
            + "|\\s*+(?:units?|u|s|secs?|seconds?|visits?|sessions?|times|codes?|services?|of\\s++\\d|ft|feet|mwt|w(?:ee)?ks?"
            + "|walk\\w*+|step|stand|test)\\b))";

    /** How a name and its number stand together. */
    private static final String SIGN =
            "(?:\\s*+in\\s++minutes)?(?:\\s*+\\([^()\\d\\r\\n]{0,40}\\))?\\s*+(?<sign>[:=–-]|of|was|is)?";

    private static final Phrases TIMED = new Phrases(List.of(new Phrase(
            "(?<!\\w)(?<!un[- –])(?<!non[- –])(?<total>total\\s++)?(?:timed|time[- ]based|TCT)"
                    + "(?<words>(?:[- ]code)?(?:\\s*+(?:codes?|CPT|treatment|tx|services?|minutes|mins?\\b\\.?|time|total)){0,4})"
                    + SIGN + TIME,
            Opening.of("total\\s|time[d -]|TCT", Symbols.NO_WORD, Symbols.ANY))));
    private static final Phrases TREATMENT = new Phrases(List.of(new Phrase(
            "(?<!\\w)(?:(?<time>(?:total|overall)\\s++(?:(?:treatment|tx|rx|session|visit|therapy)\\s*+)?(?:time|minutes|mins?)|TTT|TTM)"
                    + "|total\\s++(?:(?<treatment>treatment|tx)|(?<visit>session|visit|therapy))|total(?=\\s*+[:=]))"
                    + SIGN + TIME,
            Opening.of("(?:total|overall)[\\s:=]|TTT|TTM", Symbols.NO_WORD, Symbols.ANY))));

    /** Before what begins an item of the note. */
    private static final Pattern ITEM_BEFORE = Pattern.compile("(?:^|[,;.:|/(&\\r\\n–-])[ \\t]{0,9}$");

    /** Before a total of what was told so far: an item's beginning, a clock time or minutes. */
    private static final Pattern TOLD_BEFORE =
            Pattern.compile("(?:\\d|min(?:ute)?s?|['’′]|\\d\\s?[ap]m?)\\s{0,9}$", Pattern.CASE_INSENSITIVE);

    private static final Pattern END = Pattern.compile("\\s{0,9}(?:$|[,;.)|\\r\\n])");

    private TotalsInText() {}

    static Optional<Total> timed(Passage passage) {
        return first(TIMED, passage, TotalsInText::isTimed);
    }

    static Optional<Total> treatment(Passage passage) {
        return first(TREATMENT, passage, TotalsInText::isOfTreatment);
    }

    private static Optional<Total> first(
            Phrases phrases, Passage passage, BiPredicate<String, Phrases.Search> isTotal) {
        Phrases.Search search = phrases.in(passage.symbols());
        while (search.find()) {
            if (isTotal.test(passage.aloud(), search)) {
                return Optional.of(
                        new Total(WrittenTime.minutes(search), passage.spanOfAloud(search.start(), search.end())));
            }
        }
        return Optional.empty();
    }

    /** "Timed 38 min" alone is a total where it begins an item: "TUG timed 14 sec" and "6MWT timed 6 min" are tests. */
    private static boolean isTimed(String text, Phrases.Search found) {
        boolean named = found.part("total").isPresent()
                || found.part("words").filter(words -> !words.isBlank()).isPresent();
        boolean marked = WrittenTime.isMarked(found) || found.part("sign").isPresent();
        return named || (marked && ITEM_BEFORE.matcher(before(text, found)).find());
    }

    /** A name without "time" needs a number that is told to be minutes: visits and sessions have totals too. */
    private static boolean isOfTreatment(String text, Phrases.Search found) {
        if (found.part("time").isPresent()) {
            return true;
        }
        boolean marked = WrittenTime.isMarked(found);
        if (found.part("treatment").isPresent()) {
            return marked || Phrases.standsAt(END, text, found.end());
        }
        String before = before(text, found);
        return marked
                && (found.part("visit").isPresent()
                        || ITEM_BEFORE.matcher(before).find()
                        || TOLD_BEFORE.matcher(before).find());
    }

    private static String before(String text, Phrases.Search found) {
        return text.substring(Math.max(0, found.start() - 20), found.start());
    }
}
