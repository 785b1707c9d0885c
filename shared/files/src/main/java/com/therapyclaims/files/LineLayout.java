package com.therapyclaims.files;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a text without delimiters is divided into columns. A layout gives such a file the titles that the same table has as
 * a csv, so that one format reads both.
 */
sealed interface LineLayout {
    /** The layout of the file, if its first lines are laid out in a known one. */
    static Optional<LineLayout> of(List<String> firstLines) {
        return Stream.<Optional<? extends LineLayout>>of(
                        RelativeValues.of(firstLines), Gpcis.of(firstLines), ZipCodes.of(firstLines))
                .flatMap(Optional::stream)
                .<LineLayout>map(layout -> layout)
                .findFirst();
    }

    /** The titles, one row for each level. */
    List<List<String>> titles();

    /** The line's cells, or none for a line that is no row of the table. */
    List<String> cells(String line);

    /** Characters from {@code first} to {@code last}, counted from 1 as CMS does. */
    private static String slice(String line, int first, int last) {
        return line.length() < first ? "" : line.substring(first - 1, Math.min(last, line.length()));
    }

    /**
     * PPRRVU as text: lines that begin with HDR, then 170 characters. The conversion factor's place moves when CMS inserts
     * an indicator before it, so it is looked for.
     */
    record RelativeValues(int factorStart) implements LineLayout {
        private static final Pattern FACTOR = Pattern.compile("[0-9]{2}\\.[0-9]{4}");
        private static final int FIRST_FACTOR_PLACE = 122;
        private static final int WHOLE_LINE = 140;

        private static Optional<RelativeValues> of(List<String> firstLines) {
            return firstLines.isEmpty() || !firstLines.getFirst().startsWith("HDR")
                    ? Optional.empty()
                    : firstLines.stream()
                            .filter(line -> !line.startsWith("HDR") && line.length() >= WHOLE_LINE)
                            .map(line -> FACTOR.matcher(line)
                                    .results()
                                    .filter(found -> found.start() >= FIRST_FACTOR_PLACE)
                                    .findFirst())
                            .flatMap(Optional::stream)
                            .map(MatchResult::start)
                            .findFirst()
                            .map(start -> new RelativeValues(start + 1));
        }

        @Override
        public List<List<String>> titles() {
            return List.of(
                    List.of(
                            "",
                            "",
                            "STATUS",
                            "WORK",
                            "NON-FAC",
                            "FACILITY",
                            "MP",
                            "NON-FACILITY",
                            "FACILITY",
                            "PCTC",
                            "MULT",
                            "CONV"),
                    List.of(
                            "HCPCS", "MOD", "CODE", "RVU", "PE RVU", "PE RVU", "RVU", "TOTAL", "TOTAL", "IND", "PROC",
                            "FACTOR"));
        }

        @Override
        public List<String> cells(String line) {
            if (line.startsWith("HDR")) {
                return List.of();
            }
            if (line.length() < WHOLE_LINE) {
                return List.of(slice(line, 1, 5));
            }
            return List.of(
                    slice(line, 1, 5),
                    slice(line, 6, 7),
                    slice(line, 58, 58),
                    slice(line, 60, 65),
                    slice(line, 67, 72),
                    slice(line, 76, 81),
                    slice(line, 84, 89),
                    slice(line, 91, 96),
                    slice(line, 97, 102),
                    slice(line, 103, 103),
                    slice(line, 116, 116),
                    slice(line, factorStart, factorStart + 6));
        }
    }

    /** GPCIs as text: columns filled up with blanks, a name of any length in the middle. */
    record Gpcis(String year) implements LineLayout {
        private static final Pattern TITLES = Pattern.compile(".*(20[0-9]{2}) PE GPCI.*");
        private static final Pattern ROW = Pattern.compile(
                "\\s*([0-9]{1,5})\\s+([A-Z]{2})\\s+([0-9]{1,2})\\s+(\\S.*?)\\s+([0-9.]+)\\s+([0-9.]+)\\s+([0-9.]+)\\s*");

        private static Optional<Gpcis> of(List<String> firstLines) {
            return firstLines.stream()
                    .filter(line -> line.indexOf(',') < 0 && line.indexOf('\t') < 0 && line.indexOf(';') < 0)
                    .map(TITLES::matcher)
                    .filter(Matcher::matches)
                    .findFirst()
                    .map(found -> new Gpcis(found.group(1)));
        }

        @Override
        public List<List<String>> titles() {
            return List.of(List.of(
                    "Medicare Administrative Contractor (MAC)",
                    "State",
                    "Locality Number",
                    "Locality Name",
                    year + " PW GPCI",
                    year + " PE GPCI",
                    year + " MP GPCI"));
        }

        @Override
        public List<String> cells(String line) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                return IntStream.rangeClosed(1, row.groupCount())
                        .mapToObj(row::group)
                        .toList();
            }
            boolean damaged = line.matches("\\s*[0-9]{4,5}\\s.*");
            return damaged ? List.of(line.strip().substring(0, 5), "?") : List.of();
        }
    }

    /** ZIP codes as text, 80 characters, with the plus-4 flag in 21 and the quarter in 76 to 80. */
    record ZipCodes() implements LineLayout {
        private static final Pattern ROW = Pattern.compile("[A-Z]{2}[0-9]{12}.{61}20[0-9]{2}[1-4]\\s*");

        private static Optional<ZipCodes> of(List<String> firstLines) {
            return firstLines.isEmpty() || !ROW.matcher(firstLines.getFirst()).matches()
                    ? Optional.empty()
                    : Optional.of(new ZipCodes());
        }

        @Override
        public List<List<String>> titles() {
            return List.of(List.of("STATE", "ZIP CODE", "CARRIER", "LOCALITY", "PLUS 4 FLAG", "YEAR/QTR"));
        }

        @Override
        public List<String> cells(String line) {
            return List.of(
                    slice(line, 1, 2),
                    slice(line, 3, 7),
                    slice(line, 8, 12),
                    slice(line, 13, 14),
                    slice(line, 21, 21),
                    slice(line, 76, 80));
        }
    }
}
