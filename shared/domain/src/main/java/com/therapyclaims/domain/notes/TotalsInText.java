package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.MinutesInText.Total;
import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.ArrayList;
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
            + "(?!\\w|:|\\.\\d|%|\\s*+[-–]\\s*+\\d"
            + "|\\s*+(?:units?|u|s|secs?|seconds?|visits?|sessions?|times|codes?|services?|of\\s++\\d|ft|feet|mwt|days?|w(?:ee)?ks?|mo(?:nth)?s?|y(?:ea)?rs?"
            + "|walk\\w*+|step|stand|test)\\b))";

    /** How a name and its number stand together; the units of the minutes may stand between. */
    private static final String SIGN = "(?:\\s*+in\\s++minutes)?(?:\\s*+\\([^()\\d\\r\\n]{0,40}\\))?"
            + "(?:\\s++(?:today|spent(?!\\s++(?:on|in)\\b)(?:\\s++with\\s++(?:the\\s++)?(?:patient|pt|client))?)\\b){0,2}+"
            + "\\s*+(?<sign>[:=–-]|of|was|is)?(?:\\s*+\\d{1,2}\\s*+(?:units?|u)\\s*+[/,;=(–-])?";

    private static final Phrases TIMED = new Phrases(List.of(new Phrase(
            "(?<!\\w)(?<!un[- –])(?<!non[- –])(?<total>total\\s++)?(?:timed|time[- ]based|TCT"
                    + "|(?<=total\\s)(?:1:1|(?:one|1)[- ]on[- ](?:one|1))(?=\\s++(?:treatment|tx|minutes|time)))"
                    + "(?<words>(?:[- ]code)?(?:\\s*+(?:codes?|CPT|treatment|tx|services?|minutes|mins?\\b\\.?|time|total)){0,4})"
                    + SIGN + TIME,
            Opening.of("total\\s|time[d -]|TCT", Symbols.NO_WORD, Symbols.ANY))));
    private static final Phrases TREATMENT = new Phrases(List.of(new Phrase(
            "(?<!\\w)(?:(?<named>(?:total|overall)\\s++(?:treatment|tx|rx|session|visit|therapy)\\s*+(?:time|minutes|mins?)|TTT|TTM)"
                    + "|(?<time>(?:total|overall)\\s++(?:time|minutes|mins?))|(?<bare>(?:treatment|tx|session)\\s++time)"
                    + "|total\\s++(?:(?<treatment>treatment|tx)|(?<visit>session|visit|therapy))|total(?=\\s*+[:=]))"
                    + SIGN + TIME,
            Opening.of("(?:total|overall)[\\s:=]|TTT|TTM|(?:treatment|tx|session)\\s", Symbols.NO_WORD, Symbols.ANY))));

    /** Before what begins an item of the note. */
    private static final Pattern ITEM_BEFORE = Pattern.compile("(?:^|[,;.:|/(&\\r\\n–-])[ \\t]{0,9}$");

    /** Before a total of what was told so far: an item's beginning, a clock time or minutes. */
    private static final Pattern TOLD_BEFORE =
            Pattern.compile("(?:\\d|min(?:ute)?s?|['’′]|\\d\\s?[ap]m?)\\s{0,9}$", Pattern.CASE_INSENSITIVE);

    /** Before a total that does not say what of: minutes, or that the patient was seen for it. */
    private static final Pattern MINUTES_BEFORE = Pattern.compile(
            "\\d\\s?(?:min(?:ute)?s?|m|['’′])\\s{0,9}$|(?:seen|treated)(?:\\stoday)?\\sfor\\s(?:an?\\s)?$",
            Pattern.CASE_INSENSITIVE);

    /** Before what begins a line or a sentence. */
    private static final Pattern SENTENCE_BEFORE = Pattern.compile("(?:^|[;.|\\r\\n])[ \\t]{0,9}$");

    private static final Pattern END = Pattern.compile("\\s{0,9}(?:$|[,;.)|\\r\\n])");

    private TotalsInText() {}

    static Optional<Total> timed(Passage passage) {
        return all(TIMED, passage, TotalsInText::isTimed).stream().findFirst();
    }

    /** A total of the treatment by name before one of what is not told: an exercise has its total time too. */
    static Optional<Total> treatment(Passage passage) {
        return all(TREATMENT, passage, (_, found) -> found.part("named").isPresent()).stream()
                .findFirst()
                .or(() -> all(TREATMENT, passage, TotalsInText::isOfTreatment).stream()
                        .findFirst())
                .or(() -> only(all(TREATMENT, passage, TotalsInText::isTimeOfTreatment)));
    }

    private static List<Total> all(Phrases phrases, Passage passage, BiPredicate<String, Phrases.Search> isTotal) {
        List<Total> all = new ArrayList<>();
        Phrases.Search search = phrases.in(passage.symbols());
        while (search.find()) {
            if (isTotal.test(passage.aloud(), search)) {
                all.add(new Total(WrittenTime.minutes(search), passage.spanOfAloud(search.start(), search.end())));
            }
        }
        return all;
    }

    /** Several are the services' own. */
    private static Optional<Total> only(List<Total> totals) {
        return totals.size() == 1 ? Optional.of(totals.getFirst()) : Optional.empty();
    }

    private static boolean isTimeOfTreatment(String text, Phrases.Search found) {
        return found.part("bare").isPresent()
                && (WrittenTime.isMarked(found) || found.part("sign").isPresent())
                && SENTENCE_BEFORE.matcher(before(text, found)).find();
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
        String before = before(text, found);
        if (found.part("time").isPresent()) {
            return ITEM_BEFORE.matcher(before).find()
                    || MINUTES_BEFORE.matcher(before).find();
        }
        boolean marked = WrittenTime.isMarked(found);
        if (found.part("treatment").isPresent()) {
            return marked || Phrases.standsAt(END, text, found.end());
        }
        return marked
                && found.part("bare").isEmpty()
                && (found.part("visit").isPresent()
                        || ITEM_BEFORE.matcher(before).find()
                        || TOLD_BEFORE.matcher(before).find());
    }

    private static String before(String text, Phrases.Search found) {
        return text.substring(Math.max(0, found.start() - 20), found.start());
    }
}
