package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.MinutesInText.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Minutes a note tells twice, as records do: at the treatment and again in a summary before or behind. A summary is a line
 * that calls itself one, or tells several services that all stand elsewhere and nothing more: the minutes of a side or of a
 * session are its own. What a summary repeats is counted once.
 */
final class ToldTwice {
    private static final Pattern HEADING = Pattern.compile(
            "(?<!\\w)(?:summary|billing|billed|charges?|totals?|time(?: log)?|minutes|cpt(?: codes?)?)(?: (?:summary|log|totals?|codes?|today)){0,2}\\s?[:=-]",
            Pattern.CASE_INSENSITIVE);

    /** What may stand beside the services of a line that tells nothing more: numbers, units, the word for a total. */
    private static final Pattern NOTHING_MORE = Pattern.compile(
            "(?:[^a-z]|(?<![a-z])(?:and|total|timed|units?|u|x|min(?:ute)?s?|cpt|codes?)(?![a-z]))*+",
            Pattern.CASE_INSENSITIVE);

    /**
     * The services of a line.
     *
     * @param beside what else stands in it
     */
    private record Line(boolean headed, StringBuilder beside, List<Service> services) {}

    /** The services of all lines but one, by code: a note of many lines is held against itself without a look at each pair. */
    private static final class Told {
        private final Map<String, Map<Integer, Integer>> timesByMinutes = new HashMap<>();
        private final Map<String, Integer> minutes = new HashMap<>();
        private int all;

        void add(List<Service> services, int sign) {
            for (Service service : services) {
                timesByMinutes
                        .computeIfAbsent(service.code(), _ -> new HashMap<>())
                        .merge(service.minutes(), sign, Integer::sum);
                minutes.merge(service.code(), sign * service.minutes(), Integer::sum);
                all += sign * service.minutes();
            }
        }

        /** Whether they have the service with its minutes, at once or in parts. */
        boolean has(Service service) {
            return timesByMinutes.getOrDefault(service.code(), Map.of()).getOrDefault(service.minutes(), 0) > 0
                    || minutes.getOrDefault(service.code(), 0) == service.minutes();
        }
    }

    private ToldTwice() {}

    /**
     * The services without those told before.
     *
     * @param services in the order of the text
     * @param stated the total they should come to
     */
    static List<Service> without(List<Service> services, String text, Optional<Integer> stated) {
        Told told = new Told();
        told.add(services, 1);
        if (!isSomethingToldTwice(services)
                || stated.filter(total -> total == told.all).isPresent()) {
            return services;
        }
        List<Line> lines = lines(services, text);
        for (Line line : lines.reversed()) {
            boolean tooMany = stated.filter(total -> total < told.all).isPresent();
            told.add(line.services(), -1);
            if (tooMany || line.headed() || isSummary(line, told)) {
                line.services().removeIf(told::has);
            }
            told.add(line.services(), 1);
        }
        return lines.stream().flatMap(line -> line.services().stream()).toList();
    }

    private static boolean isSummary(Line line, Told others) {
        return line.services().size() > 1
                && NOTHING_MORE.matcher(line.beside()).matches()
                && line.services().stream().allMatch(others::has);
    }

    private static boolean isSomethingToldTwice(List<Service> services) {
        Set<String> codes = new HashSet<>();
        return !services.stream().allMatch(service -> codes.add(service.code()));
    }

    private static List<Line> lines(List<Service> services, String text) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (Service service : services) {
            String between = text.substring(from, Math.max(from, service.span().start()));
            String before = lastLine(between);
            boolean headed = HEADING.matcher(before).find();
            boolean onNewLine = before.length() < between.length();
            if (onNewLine && !lines.isEmpty()) {
                lines.getLast().beside().append(firstLine(between));
            }
            if (lines.isEmpty() || headed || onNewLine) {
                lines.add(new Line(headed, new StringBuilder(), new ArrayList<>()));
            }
            lines.getLast().beside().append(before);
            lines.getLast().services().add(service);
            from = Math.max(from, service.span().end());
        }
        lines.getLast().beside().append(firstLine(text.substring(from)));
        return lines;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static String lastLine(String text) {
        return text.substring(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    }
}
