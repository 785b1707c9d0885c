package com.therapyclaims.functions.exportclaim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where others print the items of a paper claim ({@code cms1500-print-positions.csv}, which names them). */
final class PrintPositions {
    /** How far a letter may stand from its column, and from its line, in points: a quarter of a column, a sixth of a line. */
    static final float TOLERANCE = 1.8f;

    static final float COLUMN = 7.2f;
    static final float LINE = 12;

    /** Every item by the id of its box. */
    static final Map<String, Position> ALL = read();

    private static final float LEFT_MARGIN = 24;
    private static final float TOP_MARGIN = 20;
    private static final int LINES_OF_SERVICE = 6;

    /** Items of several lines, and how many; their position is that of the last. */
    private static final Map<String, Integer> SEVERAL_LINES = Map.of("32", 3, "33", 3);

    private PrintPositions() {}

    /**
     * Where an item is printed.
     *
     * @param line from 1, six an inch
     * @param column from 1, ten an inch
     * @param characters how many of them it has room for
     * @param elsewhere where another system prints it: inches from the left and the upper edge of the page
     */
    record Position(String box, int line, int column, int characters, Optional<Inches> elsewhere) {
        /** Points from the left edge of the page. */
        float left() {
            return LEFT_MARGIN + (column - 1) * COLUMN;
        }

        float right() {
            return left() + characters * COLUMN;
        }

        /** Points from the upper edge of the page. */
        float baseline() {
            return TOP_MARGIN + line * LINE;
        }

        /** Whether a letter stands here, beside its line or in one of those above it that belong to the item. */
        boolean holds(PrintedLetters.Letter letter) {
            float highest = baseline() - SEVERAL_LINES.getOrDefault(box, 1) * LINE;
            return left() - TOLERANCE <= letter.left()
                    && letter.right() <= right() + TOLERANCE
                    && highest + TOLERANCE < letter.baseline()
                    && letter.baseline() <= baseline() + TOLERANCE;
        }
    }

    /** From the left and from the upper edge of the page to the upper left of the letters. */
    record Inches(float left, float top) {}

    private static Map<String, Position> read() {
        Map<String, Position> all = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PrintPositions.class.getResourceAsStream("/cms1500-print-positions.csv")),
                StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
            for (String[] row : rows) {
                add(all, row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Collections.unmodifiableMap(all);
    }

    private static void add(Map<String, Position> all, String[] row) {
        int line = Integer.parseInt(row[1]);
        int column = Integer.parseInt(row[2]);
        int characters = Integer.parseInt(row[3]);
        Optional<Inches> elsewhere = row[4].isEmpty() || row[5].isEmpty()
                ? Optional.empty()
                : Optional.of(new Inches(Float.parseFloat(row[4]), Float.parseFloat(row[5])));
        all.put(row[0], new Position(row[0], line, column, characters, elsewhere));
        if (row[0].startsWith("24")) {
            String item = row[0].substring(0, row[0].length() - 1);
            for (int further = 1; further < LINES_OF_SERVICE; further++) {
                String box = item + (further + 1);
                all.put(box, new Position(box, line + 2 * further, column, characters, Optional.empty()));
            }
        }
    }
}
