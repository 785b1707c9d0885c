package com.therapyclaims.domain.notes;

import static java.util.Map.entry;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frequency and duration of a plan of care, read from the words therapists write them in. */
final class PlanTimes {
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final Map<String, Integer> ONES =
            Map.of("one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6, "seven", 7, "eight", 8, "nine", 9);
    private static final Map<String, Integer> OTHERS = Map.ofEntries(
            entry("once", 1),
            entry("twice", 2),
            entry("ten", 10),
            entry("eleven", 11),
            entry("twelve", 12),
            entry("thirteen", 13),
            entry("fourteen", 14),
            entry("fifteen", 15),
            entry("sixteen", 16),
            entry("seventeen", 17),
            entry("eighteen", 18),
            entry("nineteen", 19));

    /** Digits, or a number in words: {@code forty-five}, {@code twenty four}. */
    private static final String NUMBER = "(?:\\d{1,3}|" + anyOf(TENS) + "[ -]" + anyOf(ONES) + "|" + anyOf(TENS) + "|"
            + anyOf(OTHERS) + "|" + anyOf(ONES) + ")";

    /**
     * Where a number begins: not within a longer one, a fraction ({@code 1.5}, {@code 2 1/2}) or a longer word, of which only
     * the end would be read.
     */
    private static final String BEGIN = "(?:(?<!\\d|\\d[./])(?=\\d)|(?<![a-z]|[a-z]-)(?=[a-z]))";

    /** Of a range the longest: {@code 4 to 6 weeks}. The same number may stand in digits beside it: {@code six (6) weeks}. */
    private static final Pattern DURATION = Pattern.compile(
            BEGIN + "(?:" + NUMBER + "\\s*(?:-|to)\\s*)??(" + NUMBER
                    + ")(?:\\s*\\(\\s*\\d{1,3}\\s*\\))?\\s*-?\\s*(days?|d|weeks?|wks?|w|months?|mos?)(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FREQUENCY = Pattern.compile(
            BEGIN + "(" + NUMBER + ")\\s*(?:(?:-|to)\\s*(" + NUMBER
                    + "))?\\s*(?:x|times?|visits?|sessions?|days?)?\\s*(?:/|per|an?|each|every)?\\s*(week|wk|w)(?:ly)?(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    private PlanTimes() {}

    /** The last day of the plan, its first day being day 1. Empty where the duration is missing or cannot be read. */
    static Optional<LocalDate> lastDay(PlanOfCare plan, LocalDate first) {
        if (plan.durationDays().isPresent()) {
            return plan.durationDays().filter(days -> days > 0).map(days -> first.plusDays(days - 1L));
        }
        return Said.by(plan.duration()).flatMap(words -> lastDay(words, first));
    }

    private static Optional<LocalDate> lastDay(String words, LocalDate first) {
        Matcher duration = DURATION.matcher(words);
        if (!duration.find()) {
            return Optional.empty();
        }
        int number = number(duration.group(1));
        if (number == 0) {
            return Optional.empty();
        }
        LocalDate after = switch (duration.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
            case 'd' -> first.plusDays(number);
            case 'w' -> first.plusWeeks(number);
            default -> first.plusMonths(number);
        };
        return Optional.of(after.minusDays(1));
    }

    /** How many visits a week the plan allows at most. Empty where the frequency is missing or cannot be read. */
    static Optional<Integer> visitsAWeek(PlanOfCare plan) {
        return Said.by(plan.frequency()).flatMap(PlanTimes::visitsAWeek);
    }

    private static Optional<Integer> visitsAWeek(String words) {
        if (words.strip().equalsIgnoreCase("daily")) {
            return Optional.of(7);
        }
        Matcher frequency = FREQUENCY.matcher(words);
        if (!frequency.find()) {
            return Optional.empty();
        }
        int least = number(frequency.group(1));
        int most = frequency.group(2) == null ? least : Math.max(least, number(frequency.group(2)));
        return Optional.of(most).filter(visits -> visits > 0 && visits <= 21);
    }

    private static String anyOf(Map<String, Integer> words) {
        return words.keySet().stream().sorted(Comparator.reverseOrder()).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** A number of two words is their sum: tens, then ones. */
    private static int number(String written) {
        if (Character.isDigit(written.charAt(0))) {
            return Integer.parseInt(written);
        }
        return Stream.of(written.toLowerCase(Locale.ROOT).split("[ -]"))
                .mapToInt(word -> TENS.getOrDefault(word, OTHERS.getOrDefault(word, ONES.getOrDefault(word, 0))))
                .sum();
    }
}
