package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import com.therapyclaims.domain.rules.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** The services by their usual names, the longer name first. */
    private static final Map<String, String> NAMES = names();

    /** Below this a bare number beside a code is more likely its units. */
    private static final int LEAST_BARE_MINUTES = 5;

    private static final String ANY_NAME = String.join("|", NAMES.keySet());
    private static final String MINUTE_MARK = "(?:min(?:ute)?s?\\b|m\\b|['’′](?!\\d))";

    /** What may follow a number that has no mark of minutes: the end of its item. */
    private static final String END_OF_ITEM =
            "(?=\\s*(?:$|[,;)&+|\\r\\n]|\\.(?!\\d)|/(?!\\s*\\d)|and\\b|9[0-9]{4}|(?:" + ANY_NAME + ")(?![\\w-])))";

    /** What may follow the name of a service up to its minutes. */
    private static final String MINUTES_AFTER_NAME = "(?![\\w-])"
            // The code and the name often stand together: "97110 (TE): 15 min".
            + "(?:\\s*[(/,-]?\\s*(?:9[0-9]{4}|" + ANY_NAME + ")\\)?)?"
            // Who furnished it may stand between.
            + "(?:\\s*(?:with|by)\\s+(?:pta?|ota?|cota|slp|therapist|assistant))?"
            + "\\s*(?:[:=@(–-]|x|for|was|time)?\\s*(?:[x:]\\s*|for\\s+)?"
            + "(?<minutes>\\d{1,3})(?:\\s*(?<mark>" + MINUTE_MARK + ")|" + END_OF_ITEM + ")";

    private static final Phrases NAMED_MINUTES =
            new Phrases(Stream.concat(Stream.of("9[0-9]{4}|G0283"), NAMES.keySet().stream())
                    .map(name -> beginningWith(
                            name, "(?<![\\w-])(?<service>" + name + ")" + MINUTES_AFTER_NAME, Symbols.NO_WORD))
                    .toList());
    private static final Phrases MINUTES_FIRST = new Phrases(List.of(beginningWith(
            "\\d",
            "(?<![\\w.:/-])(?<minutes>\\d{1,3})\\s*(?<mark>" + MINUTE_MARK
                    + ")\\s*(?:of|on|for|-|:)?\\s*(?<service>9[0-9]{4}|" + ANY_NAME + ")(?![\\w-])",
            Symbols.NO_WORD)));
    private static final Phrases TIMED_TOTAL = new Phrases(List.of(beginningWith(
            "total\\s|time[d -]|TCT",
            "(?<!un)(?:total\\s+)?(?:timed|time[- ]based|TCT)(?:[- ]code)?\\s*(?:codes?|treatment|tx|services?)?\\s*(?:minutes|mins?|time|total)?\\s*(?:[:=-]|of|was|is)?\\s*"
                    + "(?<minutes>\\d{1,3})(?!\\s*(?:units?|u)\\b|\\d|:)",
            Symbols.ANY)));
    private static final Phrases TREATMENT_TOTAL = new Phrases(List.of(beginningWith(
            "(?:total|overall)\\s|TTT|TTM",
            "(?<!\\w)(?:(?:total|overall)\\s+(?:(?:treatment|tx|rx|session|visit|therapy)\\s*)?(?:time|minutes|mins?)|total\\s+(?:treatment|tx|session|visit|therapy)|TTT|TTM)"
                    + "\\s*(?:in\\s+minutes)?\\s*(?:[:=-]|of|was|is)?\\s*(?<minutes>\\d{1,3})(?!\\s*(?:units?|u)\\b|\\d|:)",
            Symbols.NO_WORD)));

    private static final Map<Pattern, String> CODES = NAMES.entrySet().stream()
            .collect(Collectors.toMap(
                    name -> Pattern.compile(name.getKey(), Pattern.CASE_INSENSITIVE),
                    Map.Entry::getValue,
                    (one, _) -> one,
                    LinkedHashMap::new));

    private final List<Service> services;
    private final Optional<Total> timedTotal;
    private final Optional<Total> treatmentTotal;

    private MinutesInText(List<Service> services, Optional<Total> timedTotal, Optional<Total> treatmentTotal) {
        this.services = services;
        this.timedTotal = timedTotal;
        this.treatmentTotal = treatmentTotal;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("therapeutic exercises?", "97110");
        names.put("ther\\.?[- ]?ex(?:ercises?)?", "97110");
        names.put("TE", "97110");
        names.put("therapeutic activit(?:y|ies)", "97530");
        names.put("ther\\.?[- ]?act(?:ivit(?:y|ies))?", "97530");
        names.put("TA", "97530");
        names.put("neuro(?:muscular)?[- ]?re-?ed(?:ucation)?", "97112");
        names.put("NMRE?|NRE", "97112");
        names.put("gait train(?:ing)?", "97116");
        names.put("GT", "97116");
        names.put("manual (?:therapy|techniques?|tx)", "97140");
        names.put("MT", "97140");
        names.put("manual(?!\\s+(?:resist|cue|muscle|assist|wheelchair|w/c|feedback|facil|perturb))", "97140");
        names.put("aquatic therapy", "97113");
        names.put("self[- ]care(?: training)?|ADL training", "97535");
        names.put("ultrasound", "97035");
        return names;
    }

    private static Phrase beginningWith(String beginning, String expression, long before) {
        return new Phrase(expression, Opening.of(beginning, before, Symbols.ANY));
    }

    static MinutesInText in(Passage passage) {
        List<Service> found = new ArrayList<>();
        collect(NAMED_MINUTES, passage, found);
        collect(MINUTES_FIRST, passage, found);
        List<Service> apart = new ArrayList<>();
        for (Service service : found) {
            if (apart.stream().noneMatch(other -> overlap(other.span(), service.span()))) {
                apart.add(service);
            }
        }
        apart.sort(Comparator.comparingInt(service -> service.span().start()));
        return new MinutesInText(List.copyOf(apart), total(TIMED_TOTAL, passage), total(TREATMENT_TOTAL, passage));
    }

    private static boolean overlap(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }

    private static void collect(Phrases phrases, Passage passage, List<Service> found) {
        Phrases.Search search = phrases.in(passage.symbols());
        while (search.find()) {
            int minutes = minutes(search);
            boolean marked = search.part("mark").isPresent();
            if (minutes > 0
                    && (marked || minutes >= LEAST_BARE_MINUTES)
                    && !Negation.covers(passage.aloud(), search.start(), search.end())) {
                String code = codeOf(search.part("service").orElseThrow());
                found.add(new Service(code, minutes, passage.spanOfAloud(search.start(), search.end())));
            }
        }
    }

    private static int minutes(Phrases.Search found) {
        return Integer.parseInt(found.part("minutes").orElseThrow());
    }

    /** The code of a name; what is no name is the code itself. */
    private static String codeOf(String service) {
        return CODES.entrySet().stream()
                .filter(name -> name.getKey().matcher(service).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> service.toUpperCase(Locale.ROOT));
    }

    private static Optional<Total> total(Phrases phrases, Passage passage) {
        Phrases.Search search = phrases.in(passage.symbols());
        return search.find()
                ? Optional.of(new Total(minutes(search), passage.spanOfAloud(search.start(), search.end())))
                : Optional.empty();
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

    boolean isEmpty() {
        return services.isEmpty() && timedTotal.isEmpty() && treatmentTotal.isEmpty();
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
