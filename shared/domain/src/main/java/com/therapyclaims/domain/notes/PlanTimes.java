package com.therapyclaims.domain.notes;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frequency and duration of a plan of care, read from the words therapists write them in. */
final class PlanTimes {
    private static final Map<String, Integer> NUMBERS = Map.of(
            "one", 1, "once", 1, "two", 2, "twice", 2, "three", 3, "four", 4, "five", 5, "six", 6, "eight", 8, "twelve",
            12);
    private static final String NUMBER = "(\\d{1,3}|"
            + String.join(
                    "|",
                    NUMBERS.keySet().stream().sorted(Comparator.reverseOrder()).toList()) + ")";
    private static final Pattern DURATION = Pattern.compile(
            NUMBER + "\\s*-?\\s*(days?|d|weeks?|wks?|w|months?|mos?)(?![a-z])", Pattern.CASE_INSENSITIVE);
    private static final Pattern FREQUENCY = Pattern.compile(
            NUMBER + "\\s*(?:(?:-|to)\\s*" + NUMBER
                    + ")?\\s*(?:x|times?|visits?|sessions?|days?)?\\s*(?:/|per|an?|each|every)?\\s*(week|wk|w)(?:ly)?(?![a-z])",
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

    private static int number(String word) {
        Integer named = NUMBERS.get(word.toLowerCase(Locale.ROOT));
        return named == null ? Integer.parseInt(word) : named;
    }
}
