package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A published relative value file, read in place. */
public final class RvuSnapshot implements RvuSchedule {
    private static final int CODE_WIDTH = 5;
    private static final int MODIFIER_WIDTH = 2;
    private static final int KEY_WIDTH = CODE_WIDTH + MODIFIER_WIDTH;
    private static final int INDICATORS = 4; // status, PC/TC, multiple procedure, which conversion factor
    private static final int FIGURES = 4; // work, non-facility PE, facility PE, malpractice
    private static final int ROW_WIDTH = KEY_WIDTH + INDICATORS + FIGURES * Integer.BYTES;
    private static final int FACTORS_START = 3; // after the two scales and the number of factors

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedRows rows;
    private final int scale;
    private final List<BigDecimal> conversionFactors;

    private RvuSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.scale = body.get(0);
        int factorScale = body.get(1);
        int factors = body.get(2);
        this.conversionFactors = IntStream.range(0, factors)
                .mapToObj(i -> BigDecimal.valueOf(body.getInt(FACTORS_START + i * Integer.BYTES), factorScale))
                .toList();
        this.rows = new SortedRows(body, FACTORS_START + factors * Integer.BYTES, KEY_WIDTH, ROW_WIDTH);
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static RvuSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new RvuSnapshot(version, SnapshotFormat.open(Kind.RELATIVE_VALUES, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<RelativeValue> find(String code) {
        return find(code, "");
    }

    /** The row of the code with the modifier (26, TC, 53); an empty modifier is the plain row. */
    public Optional<RelativeValue> find(String code, String modifier) {
        if (code.length() != CODE_WIDTH) {
            return Optional.empty();
        }
        int offset = rows.find(code, modifier);
        return offset < 0 ? Optional.empty() : Optional.of(read(code, modifier, offset));
    }

    /** Number of rows. */
    public int size() {
        return rows.count();
    }

    /** Every row, by code and modifier. */
    public Stream<RelativeValue> rows() {
        return IntStream.range(0, rows.count()).map(rows::offset).mapToObj(offset -> {
            String code = SnapshotFormat.text(body, offset, CODE_WIDTH);
            return read(code, SnapshotFormat.text(body, offset + CODE_WIDTH, MODIFIER_WIDTH), offset);
        });
    }

    private RelativeValue read(String code, String modifier, int offset) {
        int indicators = offset + KEY_WIDTH;
        int figures = indicators + INDICATORS;
        return new RelativeValue(
                code,
                modifier,
                (char) body.get(indicators),
                figure(figures, 0),
                figure(figures, 1),
                figure(figures, 2),
                figure(figures, 3),
                (char) body.get(indicators + 1),
                (char) body.get(indicators + 2),
                conversionFactors.get(body.get(indicators + 3)));
    }

    private BigDecimal figure(int start, int index) {
        return BigDecimal.valueOf(body.getInt(start + index * Integer.BYTES), scale);
    }

    /** Compiles relative values into a snapshot. */
    public static final class Writer implements SnapshotWriter {
        private static final Comparator<BigDecimal> BY_VALUE_AND_DECIMALS =
                Comparator.<BigDecimal>naturalOrder().thenComparingInt(BigDecimal::scale);

        private final TreeMap<String, RelativeValue> rows = new TreeMap<>();
        // Known with each row that is added, so that all of them are gone through once.
        private final Set<BigDecimal> conversionFactors = new HashSet<>();
        private int scale = 2;

        /**
         * Adds a row.
         *
         * @return false, and nothing changes, if another row stands under the code and modifier already
         */
        public boolean add(RelativeValue row) {
            RelativeValue earlier = rows.putIfAbsent(key(row), row);
            if (earlier != null) {
                return earlier.equals(row);
            }
            conversionFactors.add(row.conversionFactor());
            scale = Decimals.commonScale(
                    scale,
                    row.work(),
                    row.nonFacilityPracticeExpense(),
                    row.facilityPracticeExpense(),
                    row.malpractice());
            return true;
        }

        /** The row of the code without modifier, if it was added. */
        public Optional<RelativeValue> find(String code) {
            return Optional.ofNullable(rows.get(code));
        }

        /** Every row added, by code and modifier. */
        public Stream<RelativeValue> rows() {
            return rows.values().stream();
        }

        /** Number of rows. */
        @Override
        public int size() {
            return rows.size();
        }

        /** The snapshot's bytes. */
        @Override
        public byte[] encode() {
            if (conversionFactors.size() > Byte.MAX_VALUE) {
                throw new IllegalStateException("more than 127 conversion factors in one file");
            }
            List<BigDecimal> factors =
                    conversionFactors.stream().sorted(BY_VALUE_AND_DECIMALS).toList();
            int factorScale = Decimals.commonScale(4, factors.toArray(BigDecimal[]::new));
            Body body = new Body().putByte(scale).putByte(factorScale).putByte(factors.size());
            factors.forEach(factor -> body.putInt(Decimals.unscaled(factor, factorScale)));
            for (Map.Entry<String, RelativeValue> entry : rows.entrySet()) {
                RelativeValue row = entry.getValue();
                body.putText(entry.getKey(), KEY_WIDTH)
                        .putByte(row.status())
                        .putByte(row.pcTc())
                        .putByte(row.multipleProcedure())
                        .putByte(factors.indexOf(row.conversionFactor()))
                        .putInt(Decimals.unscaled(row.work(), scale))
                        .putInt(Decimals.unscaled(row.nonFacilityPracticeExpense(), scale))
                        .putInt(Decimals.unscaled(row.facilityPracticeExpense(), scale))
                        .putInt(Decimals.unscaled(row.malpractice(), scale));
            }
            return SnapshotFormat.frame(Kind.RELATIVE_VALUES, body.toByteArray());
        }

        private static String key(RelativeValue row) {
            return row.code() + row.modifier();
        }
    }
}
