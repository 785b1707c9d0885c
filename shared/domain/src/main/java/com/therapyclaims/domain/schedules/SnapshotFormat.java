package com.therapyclaims.domain.schedules;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The frame around every snapshot: magic, format version, kind, the body's length and checksum, then the body. Numbers
 * are big-endian. The same rows always give the same bytes.
 *
 * <p>A new format is read a release before it is written: the version that gives way reads what the new one publishes, and
 * goes on reading it when the new one is taken back.
 */
final class SnapshotFormat {
    private static final int MAGIC = 0x54435353; // "TCSS"
    private static final byte FIRST = 1;
    /** The newest format that is read. */
    private static final byte READS = 1;
    /** The format that is written. */
    private static final byte WRITES = 1;

    static final int HEADER_LENGTH = 16;
    private static final int LENGTH_OFFSET = 8;
    private static final int CHECKSUM_OFFSET = 12;

    private SnapshotFormat() {}

    /** Puts the frame around a body. */
    static byte[] frame(Kind kind, byte[] body) {
        return ByteBuffer.allocate(HEADER_LENGTH + body.length)
                .putInt(MAGIC)
                .put(WRITES)
                .put(kind.tag)
                .putShort((short) 0)
                .putInt(body.length)
                .putInt(checksum(body, 0, body.length))
                .put(body)
                .array();
    }

    /**
     * Checks the frame.
     *
     * @return the body, read-only, from its first byte
     * @throws SnapshotException if the bytes are no whole snapshot of this kind and format
     */
    static ByteBuffer open(Kind kind, byte[] snapshot) {
        int length = bodyLength(kind, snapshot);
        if (length != snapshot.length - HEADER_LENGTH) {
            throw new SnapshotException("a snapshot of " + length + " bytes is cut off or has more behind it");
        }
        if (ByteBuffer.wrap(snapshot).getInt(CHECKSUM_OFFSET) != checksum(snapshot, HEADER_LENGTH, length)) {
            throw new SnapshotException("a snapshot whose checksum does not fit its content");
        }
        return ByteBuffer.wrap(snapshot).slice(HEADER_LENGTH, length).asReadOnlyBuffer();
    }

    /**
     * Checks the beginning of a frame, without its content.
     *
     * @return the length of the body
     * @throws SnapshotException if the bytes do not begin a snapshot of this kind and format
     */
    static int bodyLength(Kind kind, byte[] beginning) {
        if (beginning.length < HEADER_LENGTH) {
            throw new SnapshotException("shorter than a snapshot's header");
        }
        ByteBuffer header = ByteBuffer.wrap(beginning);
        if (header.getInt() != MAGIC) {
            throw new SnapshotException("not a snapshot");
        }
        byte version = header.get();
        if (version < FIRST || version > READS) {
            throw new SnapshotException("snapshot format " + version + ", this program reads up to " + READS);
        }
        byte tag = header.get();
        if (tag != kind.tag) {
            throw new SnapshotException("a snapshot of kind " + tag + " where " + kind + " was expected");
        }
        return header.getInt(LENGTH_OFFSET);
    }

    static int checksum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }

    /** The snapshot kinds. A tag is never given to another kind, so that old snapshots stay readable. */
    enum Kind {
        RELATIVE_VALUES(1),
        GPCIS(2),
        ZIP_LOCALITIES(3),
        PTP_EDITS(4),
        MUE_LIMITS(5),
        COMMERCIAL_FEES(6),
        PAYMENT_AMOUNTS(7);

        private final byte tag;

        Kind(int tag) {
            this.tag = (byte) tag;
        }
    }

    /** A body under construction. */
    static final class Body {
        private static final int FIRST_SIZE = 1 << 12;

        private ByteBuffer bytes = ByteBuffer.allocate(FIRST_SIZE);

        Body putByte(int value) {
            withRoomFor(Byte.BYTES).put((byte) value);
            return this;
        }

        Body putInt(int value) {
            withRoomFor(Integer.BYTES).putInt(value);
            return this;
        }

        Body putLong(long value) {
            withRoomFor(Long.BYTES).putLong(value);
            return this;
        }

        /** Puts ASCII text, filled up with spaces. */
        Body putText(String text, int width) {
            byte[] ascii = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), width);
            if (text.length() > width) {
                throw new IllegalArgumentException("text of more than " + width + " characters");
            }
            Arrays.fill(ascii, text.length(), width, (byte) ' ');
            withRoomFor(width).put(ascii);
            return this;
        }

        byte[] toByteArray() {
            return Arrays.copyOf(bytes.array(), bytes.position());
        }

        private ByteBuffer withRoomFor(int more) {
            if (bytes.remaining() < more) {
                int size = Math.max(bytes.capacity() * 2, bytes.position() + more);
                bytes = ByteBuffer.allocate(size).put(bytes.flip());
            }
            return bytes;
        }
    }

    /** Reads ASCII text, without the spaces that fill it up. */
    static String text(ByteBuffer buffer, int offset, int width) {
        byte[] ascii = new byte[width];
        buffer.get(offset, ascii);
        return new String(ascii, StandardCharsets.US_ASCII).stripTrailing();
    }
}
