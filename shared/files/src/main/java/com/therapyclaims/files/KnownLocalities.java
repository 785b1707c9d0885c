package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ZipSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether a table's localities are exactly those of its year. A file with other ones prices wrongly without anyone
 * noticing: a made-up one for 2026 with 98 localities and wrong contractors is in circulation.
 */
final class KnownLocalities {
    private static final int FIRST_LISTED_YEAR = 2024;
    private static final int FIRST_YEAR_OF_112 = 2017;
    private static final int SINCE_2017 = 112;
    private static final int BEFORE_2017 = 89;
    private static final String LIST = "localities-2024.txt";
    private static final int LISTED = 10;

    private final int year;
    private final Problems problems;
    private final Map<Locality, String> known;
    private final Optional<ZipSnapshot> zipCodes;
    private final Set<Locality> ofZipCodes;
    private final Set<Locality> found = new HashSet<>();

    /** The localities of the upload's year, and those that ZIP codes lie in on its effective date. */
    KnownLocalities(Upload upload, Problems problems) {
        this(upload.year(), upload.inForce().zipCodes(), problems);
    }

    private KnownLocalities(int year, Optional<ZipSnapshot> zipCodes, Problems problems) {
        this.year = year;
        this.problems = problems;
        this.known = year < FIRST_LISTED_YEAR ? Map.of() : known();
        this.zipCodes = zipCodes;
        this.ofZipCodes = zipCodes.stream().flatMap(ZipSnapshot::localities).collect(Collectors.toSet());
    }

    /** The localities of the upload's year alone. */
    static KnownLocalities ofYear(Upload upload, Problems problems) {
        return new KnownLocalities(upload.year(), Optional.empty(), problems);
    }

    /** Takes a row's locality; one that does not exist in the year is a fault, with those of the row's state. */
    void add(Row row, Locality locality, String state, Column contractor) {
        boolean first = found.add(locality);
        if (!known.isEmpty() && !known.containsKey(locality)) {
            String right = ofState(state);
            problems.fault(
                    row.number(),
                    contractor.title(),
                    locality + " is no Medicare locality of " + year
                            + (right.isEmpty() ? "." : "; those of its state are " + right + "."));
        } else if (first && zipCodes.isPresent() && !ofZipCodes.contains(locality)) {
            differs(row.number(), contractor.title(), "No ZIP code lies in " + locality + ", says " + source() + ".");
        }
    }

    /** A difference from the ZIP codes of the same year is a fault; localities may change from one year to the next. */
    private void differs(int row, String column, String message) {
        if (zipCodes.orElseThrow().version().effectiveFrom().getYear() == year) {
            problems.fault(row, column, message);
        } else {
            problems.warning(row, column, message);
        }
    }

    private String source() {
        return zipCodes.orElseThrow().version().source();
    }

    private void endZipCodes() {
        List<Locality> without = ofZipCodes.stream()
                .filter(locality -> !found.contains(locality))
                .sorted()
                .toList();
        if (!without.isEmpty()) {
            differs(
                    0,
                    "",
                    "ZIP codes lie in " + without.size() + " localities that the file lacks, says " + source() + ": "
                            + listed(without) + ".");
        }
    }

    /** Ends the table: a locality of the year that it lacks is a fault. */
    void end() {
        if (known.isEmpty()) {
            problems.warning("The localities of " + year + " are not known here one by one, only their number.");
            int number = year < FIRST_YEAR_OF_112 ? BEFORE_2017 : SINCE_2017;
            if (found.size() != number) {
                problems.fault(year + " has " + number + " localities, the file has " + found.size() + ".");
            }
            endZipCodes();
            return;
        }
        List<Locality> missing = known.keySet().stream()
                .filter(locality -> !found.contains(locality))
                .toList();
        if (!missing.isEmpty()) {
            problems.fault("The file has " + (known.size() - missing.size()) + " of the " + known.size()
                    + " Medicare localities of " + year + "; missing: "
                    + listed(missing) + ". It is cut off, altered or made up.");
        } else {
            endZipCodes();
        }
    }

    private static String listed(List<Locality> localities) {
        return localities.stream().limit(LISTED).map(Locality::toString).collect(Collectors.joining(", "))
                + (localities.size() > LISTED ? ", ..." : "");
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
