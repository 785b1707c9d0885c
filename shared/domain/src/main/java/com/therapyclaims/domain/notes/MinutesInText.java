package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Minutes a clinician wrote into a text: {@code TE 15'}, {@code MT x 10}, {@code 97112: 12 min}, {@code total timed 40}.
 * A number of sets, repetitions, units or feet is not taken for minutes.
 */
final class MinutesInText {
    /**
     * Minutes of one service.
     *
     * @param span the words they were read from
     */
    record Service(String code, int minutes, Span span) {}

    /** A total and the words it was read from. */
    record Total(int minutes, Span span) {}

    /** Below this a bare number beside a code is more likely its units. */
    private static final int LEAST_BARE_MINUTES = 5;

    private static final int MINUTES_OF_A_UNIT = 15;

    /** Before minutes that are told before their service: without it they are of what stands before them. */
    private static final Pattern ITEM_BEFORE = Pattern.compile(
            "(?:(?:^|[\\r\\n])[\\s*•–-]{0,9}|[,;/(|+&.][ \\t]{0,9}"
                    + "|(?<!\\w)(?:\\d{1,3}\\s?min(?:ute)?s?|time|tx|rx|treatment|today|minutes|billing|charges|interventions?|procedures?|session|visit|o)\\s?[:–-]\\s{0,3}"
                    + "|(?<!\\w)(?:and|then|plus|with|performed|completed|received|provided|did|tolerated|included|including)\\s{1,3})$",
            Pattern.CASE_INSENSITIVE);

    /** Before a code that shares its minutes with another: nobody can tell how. */
    private static final Pattern SHARED_BEFORE = Pattern.compile(
            "(?<![\\w-])(?:" + ServiceNames.CODE + "|" + ServiceNames.ANY + ")\\s?/\\s?$", Pattern.CASE_INSENSITIVE);

    private final List<Service> services;
    private final Optional<Total> timedTotal;
    private final Optional<Total> treatmentTotal;

    private MinutesInText(List<Service> services, Optional<Total> timedTotal, Optional<Total> treatmentTotal) {
        this.services = services;
        this.timedTotal = timedTotal;
        this.treatmentTotal = treatmentTotal;
    }

    static MinutesInText in(Passage passage) {
        List<Service> found = new ArrayList<>();
        collect(ServicePhrases.NAME_FIRST, passage, found);
        collect(ServicePhrases.MINUTES_FIRST, passage, found);
        List<Service> apart = new ArrayList<>();
        for (Service service : found) {
            if (apart.stream().noneMatch(other -> overlap(other.span(), service.span()))) {
                apart.add(service);
            }
        }
        apart.sort(Comparator.comparingInt(service -> service.span().start()));
        Optional<Total> timed = TotalsInText.timed(passage);
        Optional<Total> treatment = TotalsInText.treatment(passage);
        Optional<Integer> stated = timed.or(() -> treatment).map(Total::minutes);
        return new MinutesInText(List.copyOf(ToldTwice.without(apart, passage.text(), stated)), timed, treatment);
    }

    private static boolean overlap(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static void collect(Phrases phrases, Passage passage, List<Service> found) {
        Phrases.Search search = phrases.in(passage.symbols());
        while (search.find()) {
            int minutes = WrittenTime.minutes(search);
            String code = ServiceNames.codeOf(search.part("service").orElseThrow());
            if (phrases == ServicePhrases.NAME_FIRST && isOfAnother(search, code)) {
                if (!search.part("sign").equals(Optional.of("/"))) {
                    search.lookFrom(search.startOf("alias"));
                }
                continue;
            }
            if (minutes > 0
                    && (phrases == ServicePhrases.NAME_FIRST
                            ? !isShared(passage.aloud(), search) && isOfItsUnits(search, minutes)
                            : isOfItsOwn(passage.aloud(), search))
                    && (WrittenTime.isMarked(search) || minutes >= LEAST_BARE_MINUTES)
                    && !NoMinutes.isIn(passage.aloud(), search, code, phrases == ServicePhrases.MINUTES_FIRST)
                    && !Negation.coversItem(passage.aloud(), search.start(), search.end())
                    && !OtherTime.isOf(passage.aloud(), search.start(), search.end())) {
                found.add(new Service(code, minutes, passage.spanOfAloud(search.start(), search.end())));
            }
        }
    }

    /**
     * Whether a second name is no other word for the service: after a comma it begins an item, after a slash it shares the
     * minutes. A code with a name in brackets or behind it is the code, whatever the name.
     */
    private static boolean isOfAnother(Phrases.Search found, String code) {
        boolean byCode = found.phrase() == 0;
        boolean apart = found.part("sign").filter(",/"::contains).isPresent();
        return (!byCode || apart)
                && found.part("alias")
                        .filter(alias -> !ServiceNames.codeOf(alias).equals(code))
                        .isPresent();
    }

    /**
     * Whether minutes can come to the units in the column beside them, alone or with others of the day (U-2, U-3): numbers
     * that cannot are repetitions or money.
     */
    private static boolean isOfItsUnits(Phrases.Search found, int minutes) {
        return found.part("units")
                .or(() -> found.part("behind"))
                .map(Integer::parseInt)
                .filter(units ->
                        minutes <= (units - 1) * MINUTES_OF_A_UNIT || minutes >= (units + 1) * MINUTES_OF_A_UNIT)
                .isEmpty();
    }

    private static boolean isShared(String text, Phrases.Search found) {
        return SHARED_BEFORE.matcher(before(text, found)).find();
    }

    private static boolean isOfItsOwn(String text, Phrases.Search found) {
        return found.part("spent").isPresent()
                || found.part("of").isPresent()
                || ITEM_BEFORE.matcher(before(text, found)).find();
    }

    private static String before(String text, Phrases.Search found) {
        return text.substring(Math.max(0, found.start() - 40), found.start());
    }

    /** Minutes by service, in the order of the text. */
    List<Service> services() {
        return services;
    }

    Optional<Total> timedTotal() {
        return timedTotal;
    }

    Optional<Total> treatmentTotal() {
        return treatmentTotal;
    }

    /** The words of the first minutes found. */
    Optional<Span> firstSpan() {
        return services.stream()
                .map(Service::span)
                .findFirst()
                .or(() -> timedTotal.map(Total::span))
                .or(() -> treatmentTotal.map(Total::span));
    }
}
