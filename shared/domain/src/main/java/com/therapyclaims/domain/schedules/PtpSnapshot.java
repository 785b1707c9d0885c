package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A published quarter of procedure-to-procedure edits, read in place.
 *
 * <p>CMS's whole table has about 2.5 million pairs. Each is one number of 62 bits: column 1 and column 2 as places in the
 * list of codes, the first and last date as days since 1980, and the indicator, so that the numbers' order is that of
 * the columns and then of time, and a look-up is a binary search for the first pair with both columns.
 */
public final class PtpSnapshot implements PtpEdits {
    private static final int CODE_WIDTH = 5;
    private static final int CODES_START = Integer.BYTES;

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedCodes codes;
    private final int pairsStart;
    private final int pairs;

    private PtpSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.codes = new SortedCodes(body.getInt(0));
        this.pairsStart = CODES_START + codes.count * CODE_WIDTH;
        int length = body.limit() - pairsStart;
        if (length < 0 || length % Long.BYTES != 0) {
            throw new SnapshotException("a snapshot whose rows do not fill it");
        }
        this.pairs = length / Long.BYTES;
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static PtpSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new PtpSnapshot(version, SnapshotFormat.open(Kind.PTP_EDITS, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public List<PtpEdit> find(String column1, String column2) {
        int first = codes.find(column1);
        int second = codes.find(column2);
        if (first < 0 || second < 0) {
            return List.of();
        }
        long from = Pair.columns(first, second);
        int at = firstAtOrAfter(from);
        if (at == pairs || !Pair.sameColumns(pair(at), from)) {
            return List.of();
        }
        List<PtpEdit> found = new ArrayList<>(2);
        for (int i = at; i < pairs && Pair.sameColumns(pair(i), from); i++) {
            found.add(Pair.edit(pair(i), column1, column2));
        }
        return List.copyOf(found);
    }

    /** Number of pairs. */
    public int size() {
        return pairs;
    }

    private long pair(int index) {
        return body.getLong(pairsStart + index * Long.BYTES);
    }

    private int firstAtOrAfter(long wanted) {
        int low = 0;
        int high = pairs;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pair(middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The list of codes at the body's start. */
    private final class SortedCodes {
        private final int count;
        private final SortedRows rows;

        private SortedCodes(int count) {
            this.count = count;
            int end = CODES_START + count * CODE_WIDTH;
            if (count < 0 || end > body.limit()) {
                throw new SnapshotException("a snapshot whose rows do not fill it");
            }
            this.rows = new SortedRows(body.slice(0, end), CODES_START, CODE_WIDTH, CODE_WIDTH);
        }

        private int find(String code) {
            int offset = rows.find(code);
            return offset < 0 || code.length() != CODE_WIDTH ? -1 : (offset - CODES_START) / CODE_WIDTH;
        }
    }

    /** A pair as one number: 15 bits each for the columns and the two dates, 2 for the indicator. */
    private static final class Pair {
        private static final int CODE_BITS = 15;
        private static final int DATE_BITS = 15;
        private static final int INDICATOR_BITS = 2;
        private static final int COLUMNS_SHIFT = 2 * DATE_BITS + INDICATOR_BITS;
        private static final long CODE_MASK = (1 << CODE_BITS) - 1;
        private static final long DATE_MASK = (1 << DATE_BITS) - 1;
        private static final long REST_MASK = (1L << COLUMNS_SHIFT) - 1;
        private static final long INDICATOR_MASK = (1 << INDICATOR_BITS) - 1;
        private static final long NO_BEGIN = 0;
        private static final long NO_END = DATE_MASK;
        private static final LocalDate DAY_ZERO = LocalDate.of(1980, 1, 1);
        private static final String INDICATORS = "019";

        private static long columns(int first, int second) {
            return (((long) first << CODE_BITS) | second) << COLUMNS_SHIFT;
        }

        private static boolean sameColumns(long pair, long other) {
            return pair >>> COLUMNS_SHIFT == other >>> COLUMNS_SHIFT;
        }

        private static long pack(int first, int second, PtpEdit edit) {
            long begin = edit.effectiveFrom().map(Pair::day).orElse(NO_BEGIN);
            long end = edit.deletedOn().map(Pair::day).orElse(NO_END);
            int indicator = INDICATORS.indexOf(edit.modifierIndicator());
            if (indicator < 0) {
                throw new IllegalArgumentException("a modifier indicator is 0, 1 or 9");
            }
            return columns(first, second) | (((begin << DATE_BITS) | end) << INDICATOR_BITS) | indicator;
        }

        /** The same pair with other places for its columns. */
        private static long renumbered(long pair, int[] places) {
            return columns(places[first(pair)], places[second(pair)]) | (pair & REST_MASK);
        }

        private static int first(long pair) {
            return (int) (pair >>> (COLUMNS_SHIFT + CODE_BITS));
        }

        private static int second(long pair) {
            return (int) ((pair >>> COLUMNS_SHIFT) & CODE_MASK);
        }

        private static boolean differInIndicatorOnly(long pair, long other) {
            return pair != other && pair >>> INDICATOR_BITS == other >>> INDICATOR_BITS;
        }

        private static PtpEdit edit(long pair, String column1, String column2) {
            long end = (pair >>> INDICATOR_BITS) & DATE_MASK;
            long begin = (pair >>> (INDICATOR_BITS + DATE_BITS)) & DATE_MASK;
            return new PtpEdit(
                    column1,
                    column2,
                    INDICATORS.charAt((int) (pair & INDICATOR_MASK)),
                    begin == NO_BEGIN ? Optional.empty() : Optional.of(DAY_ZERO.plusDays(begin)),
                    end == NO_END ? Optional.empty() : Optional.of(DAY_ZERO.plusDays(end)));
        }

        private static long day(LocalDate date) {
            long day = date.toEpochDay() - DAY_ZERO.toEpochDay();
            if (day <= NO_BEGIN || day >= NO_END) {
                throw new IllegalArgumentException("an edit's dates lie between 1980 and 2069");
            }
            return day;
        }
    }

    /** Compiles edits into a snapshot. It keeps a number for each, not an object. */
    public static final class Writer implements SnapshotWriter {
        private static final int MOST_CODES = 1 << Pair.CODE_BITS;

        private final Map<String, Integer> places = new HashMap<>();
        private long[] pairs = new long[1024];
        private int count;

        /**
         * Adds an edit. The same pair may stand several times with different dates.
         *
         * @throws IllegalArgumentException if a code, date or indicator cannot be
         */
        public void add(PtpEdit edit) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
            }
            pairs[count++] = Pair.pack(place(edit.column1()), place(edit.column2()), edit);
        }

        /** Number of edits added. */
        @Override
        public int size() {
            return count;
        }

        private int place(String code) {
            if (code.length() != CODE_WIDTH) {
                throw new IllegalArgumentException("a code has five characters");
            }
            if (places.size() == MOST_CODES && !places.containsKey(code)) {
                throw new IllegalArgumentException("more than " + MOST_CODES + " different codes");
            }
            return places.computeIfAbsent(code, _ -> places.size());
        }

        /** Edits that stand twice for the same columns and dates, with different indicators; one of each. */
        public List<PtpEdit> conflicts() {
            List<String> codes = sortedCodes();
            long[] sorted = sortedPairs(codes);
            return IntStream.range(1, sorted.length)
                    .filter(i -> Pair.differInIndicatorOnly(sorted[i - 1], sorted[i]))
                    .mapToObj(i ->
                            Pair.edit(sorted[i], codes.get(Pair.first(sorted[i])), codes.get(Pair.second(sorted[i]))))
                    .toList();
        }

        /** The snapshot's bytes; equal edits stand once. */
        @Override
        public byte[] encode() {
            List<String> codes = sortedCodes();
            Body body = new Body().putInt(codes.size());
            codes.forEach(code -> body.putText(code, CODE_WIDTH));
            for (long pair : sortedPairs(codes)) {
                body.putLong(pair);
            }
            return SnapshotFormat.frame(Kind.PTP_EDITS, body.toByteArray());
        }

        private List<String> sortedCodes() {
            return places.keySet().stream().sorted().toList();
        }

        /** The pairs with their columns as places in the sorted list, in order, each once. */
        private long[] sortedPairs(List<String> codes) {
            int[] sortedPlaces = new int[codes.size()];
            IntStream.range(0, codes.size()).forEach(i -> sortedPlaces[places.get(codes.get(i))] = i);
            return Arrays.stream(pairs, 0, count)
                    .map(pair -> Pair.renumbered(pair, sortedPlaces))
                    .sorted()
                    .distinct()
                    .toArray();
        }
    }
}
