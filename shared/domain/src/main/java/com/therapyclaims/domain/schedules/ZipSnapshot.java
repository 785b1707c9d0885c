package com.therapyclaims.domain.schedules;

import com.therapyclaims.domain.schedules.SnapshotFormat.Body;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A published ZIP code to locality file, read in place. Places that share a locality share its text. */
public final class ZipSnapshot implements ZipLocalities {
    private static final int ZIP_WIDTH = 5;
    private static final int CONTRACTOR_WIDTH = 5;
    private static final int NUMBER_WIDTH = 2;
    private static final int STATE_WIDTH = 2;
    private static final int PLACE_WIDTH = CONTRACTOR_WIDTH + NUMBER_WIDTH + STATE_WIDTH;
    private static final int ROW_WIDTH = ZIP_WIDTH + 3; // the place's number in two bytes, the plus-4 flag
    private static final int PLACES_START = Integer.BYTES;

    private final ScheduleVersion version;
    private final ByteBuffer body;
    private final SortedRows rows;

    private ZipSnapshot(ScheduleVersion version, ByteBuffer body) {
        this.version = version;
        this.body = body;
        this.rows = new SortedRows(body, PLACES_START + body.getInt(0) * PLACE_WIDTH, ZIP_WIDTH, ROW_WIDTH);
    }

    /**
     * Opens the bytes a {@link Writer} made.
     *
     * @throws SnapshotException if they are not whole
     */
    public static ZipSnapshot open(ScheduleVersion version, byte[] snapshot) {
        return new ZipSnapshot(version, SnapshotFormat.open(Kind.ZIP_LOCALITIES, snapshot));
    }

    @Override
    public ScheduleVersion version() {
        return version;
    }

    @Override
    public Optional<ZipLocality> find(String zip) {
        int offset = rows.find(zip);
        return offset < 0 ? Optional.empty() : Optional.of(read(offset));
    }

    /** Number of ZIP codes. */
    public int size() {
        return rows.count();
    }

    /** The localities that any ZIP code lies in, in order. */
    public Stream<Locality> localities() {
        return IntStream.range(0, body.getInt(0))
                .mapToObj(this::locality)
                .distinct()
                .sorted();
    }

    private ZipLocality read(int offset) {
        int place = Short.toUnsignedInt(body.getShort(offset + ZIP_WIDTH));
        return new ZipLocality(
                SnapshotFormat.text(body, offset, ZIP_WIDTH),
                SnapshotFormat.text(body, placeOffset(place) + CONTRACTOR_WIDTH + NUMBER_WIDTH, STATE_WIDTH),
                locality(place),
                body.get(offset + ZIP_WIDTH + 2) == 1);
    }

    private Locality locality(int place) {
        int offset = placeOffset(place);
        return new Locality(
                SnapshotFormat.text(body, offset, CONTRACTOR_WIDTH),
                SnapshotFormat.text(body, offset + CONTRACTOR_WIDTH, NUMBER_WIDTH));
    }

    private static int placeOffset(int place) {
        return PLACES_START + place * PLACE_WIDTH;
    }

    /** Compiles ZIP codes into a snapshot. */
    public static final class Writer implements SnapshotWriter {
        private final TreeMap<String, ZipLocality> rows = new TreeMap<>();

        /**
         * Adds a ZIP code.
         *
         * @return false, and nothing changes, if it lies elsewhere already
         */
        public boolean add(ZipLocality row) {
            ZipLocality earlier = rows.putIfAbsent(row.zip(), row);
            return earlier == null || earlier.equals(row);
        }

        /** Number of ZIP codes. */
        @Override
        public int size() {
            return rows.size();
        }

        /** The snapshot's bytes. */
        @Override
        public byte[] encode() {
            List<String> places = rows.values().stream()
                    .map(Writer::place)
                    .distinct()
                    .sorted()
                    .toList();
            TreeMap<String, Integer> numbers = new TreeMap<>();
            places.forEach(place -> numbers.put(place, numbers.size()));
            Body body = new Body().putInt(places.size());
            places.forEach(place -> body.putText(place, PLACE_WIDTH));
            rows.forEach((zip, row) -> {
                int place = numbers.get(place(row));
                body.putText(zip, ZIP_WIDTH)
                        .putByte(place >>> Byte.SIZE)
                        .putByte(place)
                        .putByte(row.plusFourRequired() ? 1 : 0);
            });
            return SnapshotFormat.frame(Kind.ZIP_LOCALITIES, body.toByteArray());
        }

        private static String place(ZipLocality row) {
            return row.locality().contractor() + row.locality().number() + row.state();
        }
    }
}
