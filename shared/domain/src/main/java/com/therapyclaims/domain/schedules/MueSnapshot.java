package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;

/** A published quarter of medically unlikely edits, read in place. */
public final class MueSnapshot implements MueLimits {
    private static final int CODE_WIDTH = 5;
    private static final int ROW_WIDTH = CODE_WIDTH + Integer.BYTES + 1;

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedRows rows;

    private MueSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.rows = new SortedRows(body, 0, CODE_WIDTH, ROW_WIDTH);
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static MueSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new MueSnapshot(version, SnapshotFormat.open(Kind.MUE_LIMITS, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<MueLimit> find(String code) {
        int offset = rows.find(code);
        return offset < 0 || code.length() != CODE_WIDTH
                ? Optional.empty()
                : Optional.of(new MueLimit(
                        code, body.getInt(offset + CODE_WIDTH), body.get(offset + CODE_WIDTH + Integer.BYTES)));
    }

    /** Compiles limits into a snapshot. */
    public static final class Writer implements SnapshotWriter {
        private final TreeMap<String, MueLimit> rows = new TreeMap<>();

        /**
         * Adds a limit.
         *
         * @return false, and nothing changes, if the code has another limit already
         */
        public boolean add(MueLimit row) {
            MueLimit earlier = rows.putIfAbsent(row.code(), row);
            return earlier == null || earlier.equals(row);
        }

        /** The limit of the code, if it was added. */
        public Optional<MueLimit> find(String code) {
            return Optional.ofNullable(rows.get(code));
        }

        /** Number of codes. */
        @Override
        public int size() {
            return rows.size();
        }

        /** The snapshot's bytes. */
        @Override
        public byte[] encode() {
            Body body = new Body();
            rows.forEach((code, row) ->
                    body.putText(code, CODE_WIDTH).putInt(row.units()).putByte(row.adjudicationIndicator()));
            return SnapshotFormat.frame(Kind.MUE_LIMITS, body.toByteArray());
        }
    }
}
