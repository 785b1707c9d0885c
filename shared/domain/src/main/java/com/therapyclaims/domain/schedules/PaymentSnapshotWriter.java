package com.therapyclaims.domain.schedules;

import static com.therapyclaims.domain.schedules.PaymentSnapshot.ENTRY_WIDTH;
import static com.therapyclaims.domain.schedules.PaymentSnapshot.KEY_WIDTH;
import static com.therapyclaims.domain.schedules.PaymentSnapshot.ROW_WIDTH;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.SnapshotFormat.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Compiles a payment amount file into a snapshot. It keeps a row's 19 bytes of figures and 8 of its place in the order,
 * no object, so that a year's 1.1 million rows take about 30 MB; rows may come in any order.
 */
public final class PaymentSnapshotWriter implements SnapshotWriter {
    private static final int VALUE_WIDTH = ROW_WIDTH - KEY_WIDTH;
    private static final int ROWS_IN_CHUNK = 1 << 15;

    // A place in the order as one number: 8 bits of locality, 21 of code and modifier, 31 of the row's own number.
    private static final int ROW_BITS = 31;
    private static final int KEY_BITS = 21;
    private static final int MOST_LOCALITIES = 1 << 8;
    private static final int MOST_KEYS = 1 << KEY_BITS;
    private static final long ROW_MASK = (1L << ROW_BITS) - 1;
    private static final long KEY_MASK = (1L << KEY_BITS) - 1;

    private final Map<Locality, Integer> localities = new HashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private final List<byte[]> chunks = new ArrayList<>();
    private long[] places = new long[ROWS_IN_CHUNK];
    private int count;

    /**
     * Adds an amount.
     *
     * @throws IllegalArgumentException if there are more localities or codes than there can be
     */
    public void add(Locality locality, PaymentAmount amount) {
        if (count == places.length) {
            places = Arrays.copyOf(places, count + count / 2);
        }
        if (count % ROWS_IN_CHUNK == 0) {
            chunks.add(new byte[ROWS_IN_CHUNK * VALUE_WIDTH]);
        }
        places[count] = place(
                numberOf(locality, localities, MOST_LOCALITIES),
                numberOf(amount.code().concat(amount.modifier()), keys, MOST_KEYS),
                count);
        ByteBuffer value = ByteBuffer.wrap(chunks.getLast(), count % ROWS_IN_CHUNK * VALUE_WIDTH, VALUE_WIDTH);
        value.putInt(cents(amount.nonFacility()))
                .putInt(cents(amount.facility()))
                .putInt(cents(amount.therapyReduced()))
                .putInt(cents(amount.therapyReducedInstitutional()))
                .put((byte) amount.status())
                .put((byte) amount.pcTc())
                .put((byte) amount.multipleProcedure());
        count++;
    }

    /** Number of rows added. */
    @Override
    public int size() {
        return count;
    }

    /**
     * Rows that have other figures than an earlier row of the same locality, code and modifier.
     *
     * @return their numbers in the order they were added, from 0
     */
    public int[] conflicts() {
        long[] sorted = sorted(places);
        return IntStream.range(1, count)
                .filter(i -> samePlace(sorted[i - 1], sorted[i])
                        && !Arrays.equals(value(row(sorted[i - 1])), value(row(sorted[i]))))
                .map(i -> row(sorted[i]))
                .sorted()
                .toArray();
    }

    /** The snapshot's bytes; of rows with the same locality, code and modifier the first one stands. */
    @Override
    public byte[] encode() {
        List<Locality> sortedLocalities = localities.keySet().stream().sorted().toList();
        List<String> sortedKeys = keys.keySet().stream().sorted().toList();
        long[] sorted = distinct(sorted(renumbered(sortedLocalities, sortedKeys)));
        int directoryEnd = Integer.BYTES + sortedLocalities.size() * ENTRY_WIDTH;
        ByteBuffer body =
                ByteBuffer.allocate(Math.addExact(directoryEnd, Math.multiplyExact(sorted.length, ROW_WIDTH)));
        body.putInt(sortedLocalities.size()).position(directoryEnd);
        int[] rows = new int[sortedLocalities.size()];
        for (long place : sorted) {
            rows[locality(place)]++;
            body.put(padded(sortedKeys.get(key(place)))).put(value(row(place)));
        }
        body.position(Integer.BYTES);
        int offset = directoryEnd;
        for (int i = 0; i < rows.length; i++) {
            int length = rows[i] * ROW_WIDTH;
            Locality locality = sortedLocalities.get(i);
            body.put((locality.contractor() + locality.number()).getBytes(StandardCharsets.US_ASCII))
                    .putInt(SnapshotFormat.HEADER_LENGTH + offset)
                    .putInt(rows[i])
                    .putInt(SnapshotFormat.checksum(body.array(), offset, length));
            offset += length;
        }
        return SnapshotFormat.frame(Kind.PAYMENT_AMOUNTS, body.array());
    }

    private long[] renumbered(List<Locality> sortedLocalities, List<String> sortedKeys) {
        int[] localityNumbers = numbers(sortedLocalities, localities);
        int[] keyNumbers = numbers(sortedKeys, keys);
        return Arrays.stream(places, 0, count)
                .map(place -> place(localityNumbers[locality(place)], keyNumbers[key(place)], row(place)))
                .toArray();
    }

    /** For each number of {@code before}, the place in the sorted list. */
    private static <T> int[] numbers(List<T> sorted, Map<T, Integer> before) {
        int[] numbers = new int[sorted.size()];
        IntStream.range(0, sorted.size()).forEach(i -> numbers[before.get(sorted.get(i))] = i);
        return numbers;
    }

    private long[] sorted(long[] unsorted) {
        long[] sorted = Arrays.copyOf(unsorted, count);
        Arrays.sort(sorted);
        return sorted;
    }

    private static long[] distinct(long[] sorted) {
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || !samePlace(sorted[i - 1], sorted[i]))
                .mapToLong(i -> sorted[i])
                .toArray();
    }

    private byte[] value(int row) {
        int start = row % ROWS_IN_CHUNK * VALUE_WIDTH;
        return Arrays.copyOfRange(chunks.get(row / ROWS_IN_CHUNK), start, start + VALUE_WIDTH);
    }

    private static byte[] padded(String key) {
        byte[] bytes = Arrays.copyOf(key.getBytes(StandardCharsets.US_ASCII), KEY_WIDTH);
        Arrays.fill(bytes, key.length(), KEY_WIDTH, (byte) ' ');
        return bytes;
    }

    private static <T> int numberOf(T value, Map<T, Integer> numbers, int most) {
        Integer number = numbers.get(value);
        if (number == null) {
            number = numbers.size();
            if (number == most) {
                throw new IllegalArgumentException("more than " + most + " of a kind");
            }
            numbers.put(value, number);
        }
        return number;
    }

    private static int cents(Money amount) {
        return Decimals.unscaled(amount.amount(), 2);
    }

    private static long place(int locality, int key, int row) {
        return ((((long) locality << KEY_BITS) | key) << ROW_BITS) | row;
    }

    private static int locality(long place) {
        return (int) (place >>> (KEY_BITS + ROW_BITS));
    }

    private static int key(long place) {
        return (int) ((place >>> ROW_BITS) & KEY_MASK);
    }

    private static int row(long place) {
        return (int) (place & ROW_MASK);
    }

    private static boolean samePlace(long place, long other) {
        return place >>> ROW_BITS == other >>> ROW_BITS;
    }
}
