package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Locality;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether a table's localities are exactly those of its year. A file with other ones prices wrongly without anyone
 * noticing: a made-up one for 2026 with 98 localities and wrong contractors is in circulation.
 */
final class KnownLocalities {
    private static final int FIRST_LISTED_YEAR = 2024;
    private static final int BEFORE_2024 = 112;
    private static final String LIST = "localities-2024.txt";
    private static final int LISTED = 10;

    private final int year;
    private final Problems problems;
    private final Map<Locality, String> known;
    private final Set<Locality> found = new HashSet<>();

    KnownLocalities(int year, Problems problems) {
        this.year = year;
        this.problems = problems;
        this.known = year < FIRST_LISTED_YEAR ? Map.of() : known();
    }

    /** Takes a row's locality; one that does not exist in the year is a fault, with those of the row's state. */
    void add(Row row, Locality locality, String state, Column contractor) {
        found.add(locality);
        if (!known.isEmpty() && !known.containsKey(locality)) {
            String right = ofState(state);
            problems.fault(
                    row.number(),
                    contractor.title(),
                    locality + " is no Medicare locality of " + year
                            + (right.isEmpty() ? "." : "; those of its state are " + right + "."));
        }
    }

    /** Ends the table: a locality of the year that it lacks is a fault. */
    void end() {
        if (known.isEmpty()) {
            problems.warning("The localities of " + year + " are not known here one by one, only their number.");
            if (found.size() != BEFORE_2024) {
                problems.fault(year + " has " + BEFORE_2024 + " localities, the file has " + found.size() + ".");
            }
            return;
        }
        List<String> missing = known.keySet().stream()
                .filter(locality -> !found.contains(locality))
                .map(Locality::toString)
                .toList();
        if (!missing.isEmpty()) {
            problems.fault("The file has " + (known.size() - missing.size()) + " of the " + known.size()
                    + " Medicare localities of " + year + "; missing: "
                    + String.join(", ", missing.subList(0, Math.min(LISTED, missing.size())))
                    + (missing.size() > LISTED ? ", ..." : ".") + " It is cut off, altered or made up.");
        }
    }

    private String ofState(String state) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(state))
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.joining(", "));
    }

    private static Map<Locality, String> known() {
        try (InputStream in = KnownLocalities.class.getResourceAsStream(LIST);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<Locality, String> known = new TreeMap<>();
            lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(parts -> known.put(Locality.parse(parts[0]), parts[1]));
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
