package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A published file of geographic practice cost indices, read in place. */
public final class GpciSnapshot implements GpciSchedule {
    private static final int CONTRACTOR_WIDTH = 5;
    private static final int KEY_WIDTH = CONTRACTOR_WIDTH + 2;
    private static final int ROW_WIDTH = KEY_WIDTH + 3 * Integer.BYTES;
    private static final int ROWS_START = 1;

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedRows rows;
    private final int scale;

    private GpciSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.scale = body.get(0);
        this.rows = new SortedRows(body, ROWS_START, KEY_WIDTH, ROW_WIDTH);
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static GpciSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new GpciSnapshot(version, SnapshotFormat.open(Kind.GPCIS, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<Gpci> find(Locality locality) {
        int offset = rows.find(locality.contractor(), locality.number());
        return offset < 0 ? Optional.empty() : Optional.of(read(offset));
    }

    /** Number of localities. */
    public int size() {
        return rows.count();
    }

    /** Every locality, in order. */
    public Stream<Locality> localities() {
        return IntStream.range(0, rows.count()).map(rows::offset).mapToObj(offset -> {
            String key = SnapshotFormat.text(body, offset, KEY_WIDTH);
            return new Locality(key.substring(0, CONTRACTOR_WIDTH), key.substring(CONTRACTOR_WIDTH));
        });
    }

    private Gpci read(int offset) {
        int indices = offset + KEY_WIDTH;
        return new Gpci(index(indices), index(indices + Integer.BYTES), index(indices + 2 * Integer.BYTES));
    }

    private BigDecimal index(int offset) {
        return BigDecimal.valueOf(body.getInt(offset), scale);
    }

    private static String key(Locality locality) {
        return locality.contractor() + locality.number();
    }

    /** Compiles cost indices into a snapshot. */
    public static final class Writer implements SnapshotWriter {
        private final TreeMap<String, Gpci> rows = new TreeMap<>();

        /**
         * Adds a locality.
         *
         * @return false, and nothing changes, if it has other indices already
         */
        public boolean add(Locality locality, Gpci indices) {
            Gpci earlier = rows.putIfAbsent(key(locality), indices);
            return earlier == null || earlier.equals(indices);
        }

        /** The indices of the locality, if it was added. */
        public Optional<Gpci> find(Locality locality) {
            return Optional.ofNullable(rows.get(key(locality)));
        }

        /** Number of localities. */
        @Override
        public int size() {
            return rows.size();
        }

        /** The snapshot's bytes. */
        @Override
        public byte[] encode() {
            int scale = Decimals.commonScale(
                    3, rows.values().stream().flatMap(Writer::indices).toArray(BigDecimal[]::new));
            Body body = new Body().putByte(scale);
            rows.forEach((key, row) -> {
                body.putText(key, KEY_WIDTH);
                indices(row).forEach(index -> body.putInt(Decimals.unscaled(index, scale)));
            });
            return SnapshotFormat.frame(Kind.GPCIS, body.toByteArray());
        }

        private static Stream<BigDecimal> indices(Gpci row) {
            return Stream.of(row.work(), row.practiceExpense(), row.malpractice());
        }
    }
}
