package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A published payment amount file, of which only the localities asked for are read. A year's file has about 1.1 million
 * rows; a price needs those of one locality, about 10,000.
 *
 * <p>The body begins with the localities in their order: for each its name, where its rows begin, how many there are and
 * their checksum. They are looked up in place: to open a file is to read 2 KB and parse none of them.
 */
public final class PaymentSnapshot implements PaymentAmounts {
    static final int CODE_WIDTH = 5;
    static final int KEY_WIDTH = CODE_WIDTH + 2;
    static final int AMOUNTS = 4;
    static final int ROW_WIDTH = KEY_WIDTH + AMOUNTS * Integer.BYTES + 3; // status, PC/TC, multiple procedure
    static final int LOCALITY_WIDTH = 7;
    static final int ENTRY_WIDTH = LOCALITY_WIDTH + 3 * Integer.BYTES;

    private static final int CONTRACTOR_WIDTH = 5;

    private final ScheduleVersion version;
    private final Ranges ranges;
    private final int length;
    private final SortedRows localities;

    /** Rows of the localities asked for so far, by where the locality's entry begins. */
    private final ConcurrentMap<Integer, SortedRows> read = new ConcurrentHashMap<>();

    private PaymentSnapshot(ScheduleVersion version, Ranges ranges, int length, SortedRows localities) {
        this.version = version;
        this.ranges = ranges;
        this.length = length;
        this.localities = localities;
    }

    /** Bytes of the stored snapshot, read as they are needed. */
    @FunctionalInterface
    public interface Ranges {
        /** The bytes from the offset on, exactly so many. */
        byte[] read(int offset, int length);

        /** All of a snapshot at hand. */
        static Ranges of(byte[] snapshot) {
            return (offset, length) -> Arrays.copyOfRange(snapshot, offset, offset + length);
        }
    }

    /**
     * Opens a snapshot by its beginning.
     *
     * @throws SnapshotException if it is none
     */
    public static PaymentSnapshot open(ScheduleVersion version, Ranges ranges) {
        int bodyLength = SnapshotFormat.bodyLength(
                Kind.PAYMENT_AMOUNTS, ranges.read(0, SnapshotFormat.HEADER_LENGTH + Integer.BYTES));
        int count = ByteBuffer.wrap(ranges.read(SnapshotFormat.HEADER_LENGTH, Integer.BYTES))
                .getInt();
        int directory = SnapshotFormat.HEADER_LENGTH + Integer.BYTES;
        if (count < 0 || (long) count * ENTRY_WIDTH > bodyLength) {
            throw new SnapshotException("a snapshot whose localities do not fit into it");
        }
        return new PaymentSnapshot(
                version,
                ranges,
                SnapshotFormat.HEADER_LENGTH + bodyLength,
                rows(ranges.read(directory, count * ENTRY_WIDTH), LOCALITY_WIDTH, ENTRY_WIDTH));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<PaymentAmount> find(Locality locality, String code, String modifier) {
        int entry = entry(locality);
        if (entry < 0 || code.length() != CODE_WIDTH) {
            return Optional.empty();
        }
        SortedRows rows = read.computeIfAbsent(entry, this::read);
        int offset = rows.find(code, modifier);
        return offset < 0 ? Optional.empty() : Optional.of(amount(rows.body(), offset));
    }

    /** Bytes of the whole snapshot: no more than that is ever held. */
    public int length() {
        return length;
    }

    /** The localities the file has amounts for. */
    public Stream<Locality> localities() {
        return IntStream.range(0, localities.count())
                .map(localities::offset)
                .mapToObj(entry -> new Locality(
                        SnapshotFormat.text(localities.body(), entry, CONTRACTOR_WIDTH),
                        SnapshotFormat.text(
                                localities.body(), entry + CONTRACTOR_WIDTH, LOCALITY_WIDTH - CONTRACTOR_WIDTH)));
    }

    private int entry(Locality locality) {
        return localities.find(locality.contractor(), locality.number());
    }

    private SortedRows read(int entry) {
        ByteBuffer directory = localities.body();
        int place = entry + LOCALITY_WIDTH;
        int count = directory.getInt(place + Integer.BYTES);
        byte[] bytes = ranges.read(directory.getInt(place), count * ROW_WIDTH);
        if (SnapshotFormat.checksum(bytes, 0, bytes.length) != directory.getInt(place + 2 * Integer.BYTES)) {
            throw new SnapshotException("a snapshot whose checksum does not fit its content");
        }
        return rows(bytes, KEY_WIDTH, ROW_WIDTH);
    }

    private static SortedRows rows(byte[] bytes, int keyWidth, int rowWidth) {
        return new SortedRows(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), 0, keyWidth, rowWidth);
    }

    private static PaymentAmount amount(ByteBuffer rows, int offset) {
        int amounts = offset + KEY_WIDTH;
        int indicators = amounts + AMOUNTS * Integer.BYTES;
        return new PaymentAmount(
                SnapshotFormat.text(rows, offset, CODE_WIDTH),
                SnapshotFormat.text(rows, offset + CODE_WIDTH, KEY_WIDTH - CODE_WIDTH),
                money(rows, amounts),
                money(rows, amounts + Integer.BYTES),
                money(rows, amounts + 2 * Integer.BYTES),
                money(rows, amounts + 3 * Integer.BYTES),
                (char) rows.get(indicators),
                (char) rows.get(indicators + 1),
                (char) rows.get(indicators + 2));
    }

    private static Money money(ByteBuffer rows, int offset) {
        return Money.ofCents(rows.getInt(offset));
    }
}
