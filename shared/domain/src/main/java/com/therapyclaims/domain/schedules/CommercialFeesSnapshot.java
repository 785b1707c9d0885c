package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A published fees.csv of a practice, read in place. */
public final class CommercialFeesSnapshot implements CommercialFees {
    private static final int CODE_WIDTH = 5;
    private static final int MODIFIER_WIDTH = 2;
    private static final int KEY_WIDTH = CODE_WIDTH + MODIFIER_WIDTH;
    private static final int ROW_WIDTH = KEY_WIDTH + 2 * Integer.BYTES; // the fee and the facility fee, in cents
    private static final int CENTS_SCALE = 2;
    private static final int SAME_IN_FACILITY = -1;

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedRows rows;

    private CommercialFeesSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.rows = new SortedRows(body, 0, KEY_WIDTH, ROW_WIDTH);
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static CommercialFeesSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new CommercialFeesSnapshot(version, SnapshotFormat.open(Kind.COMMERCIAL_FEES, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<Money> find(String code, String modifier) {
        return row(code, modifier).map(CommercialFee::amount);
    }

    @Override
    public Optional<Money> findInFacility(String code, String modifier) {
        return row(code, modifier).map(fee -> fee.facilityAmount().orElse(fee.amount()));
    }

    /** The row of the code with the modifier. */
    public Optional<CommercialFee> row(String code, String modifier) {
        if (code.length() != CODE_WIDTH) {
            return Optional.empty();
        }
        int offset = rows.find(code + modifier);
        return offset < 0 ? Optional.empty() : Optional.of(read(offset));
    }

    /** Every fee, by code and modifier. */
    public Stream<CommercialFee> rows() {
        return IntStream.range(0, rows.count()).mapToObj(row -> read(rows.offset(row)));
    }

    private CommercialFee read(int offset) {
        int amounts = offset + KEY_WIDTH;
        int facility = body.getInt(amounts + Integer.BYTES);
        return new CommercialFee(
                SnapshotFormat.text(body, offset, CODE_WIDTH),
                SnapshotFormat.text(body, offset + CODE_WIDTH, MODIFIER_WIDTH),
                money(body.getInt(amounts)),
                facility == SAME_IN_FACILITY ? Optional.empty() : Optional.of(money(facility)));
    }

    private static Money money(int cents) {
        return Money.ofCents(cents);
    }

    /** Compiles fees into a snapshot. */
    public static final class Writer implements SnapshotWriter {
        private final TreeMap<String, CommercialFee> rows = new TreeMap<>();

        /**
         * Adds a fee.
         *
         * @return false, and nothing changes, if another fee stands under the code and modifier already
         */
        public boolean add(CommercialFee row) {
            CommercialFee earlier = rows.putIfAbsent(row.code() + row.modifier(), row);
            return earlier == null || earlier.equals(row);
        }

        /** The fee of the code with the modifier, if it was added. */
        public Optional<CommercialFee> find(String code, String modifier) {
            return Optional.ofNullable(rows.get(code + modifier));
        }

        /** Number of fees. */
        @Override
        public int size() {
            return rows.size();
        }

        /** The snapshot's bytes. */
        @Override
        public byte[] encode() {
            Body body = new Body();
            rows.forEach((key, row) -> body.putText(key, KEY_WIDTH)
                    .putInt(cents(row.amount()))
                    .putInt(row.facilityAmount().map(Writer::cents).orElse(SAME_IN_FACILITY)));
            return SnapshotFormat.frame(Kind.COMMERCIAL_FEES, body.toByteArray());
        }

        private static int cents(Money amount) {
            return Decimals.unscaled(amount.amount(), CENTS_SCALE);
        }
    }
}
