package com.therapyclaims.fuzzing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Bytes that are nearly right, by a seed: the same in every run. */
final class Mutations {
    private static final byte[] TELLING = {
        0,
        1,
        9,
        10,
        13,
        ' ',
        '"',
        '\'',
        ',',
        ';',
        '-',
        '0',
        '9',
        '{',
        '}',
        '[',
        ']',
        '\\',
        '/',
        (byte) 0xff,
        (byte) 0xc3
    };

    private final Random random;

    private Mutations(long seed) {
        random = new Random(seed);
    }

    /** Tries each input as it is and mutated so many times; a failure names the seed of its input. */
    static void of(List<byte[]> inputs, int times, Consumer<byte[]> target) {
        for (int i = 0; i < inputs.size(); i++) {
            target.accept(inputs.get(i));
            for (int run = 0; run < times; run++) {
                long seed = 31L * i + run;
                try {
                    target.accept(new Mutations(seed).of(inputs.get(i)));
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("input " + i + ", mutation " + run, e);
                }
            }
        }
    }

    private byte[] of(byte[] input) {
        byte[] bytes = input.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(Math.min(64, bytes.length));
        int end = Math.min(bytes.length, at + length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> with(bytes, at, (byte) (bytes[at] ^ (1 << random.nextInt(8))));
            case 2 -> with(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> joined(bytes, at, end);
            case 4 -> joined(bytes, end, at);
            default -> {
                for (int i = at; i < end; i++) {
                    bytes[i] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    private static byte[] with(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    /** The bytes up to the first place and from the second: a piece is gone, or there twice. */
    private static byte[] joined(byte[] bytes, int upTo, int from) {
        byte[] joined = Arrays.copyOf(bytes, upTo + bytes.length - from);
        System.arraycopy(bytes, from, joined, upTo, bytes.length - from);
        return joined;
    }
}
