package com.therapyclaims.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts bytes, up to a limit, and remembers what the last one was. */
final class MeasuredStream extends FilterInputStream {
    private static final byte END_OF_FILE_MARK = 0x1a;

    private final long limit;
    private long count;
    private byte last;

    /**
     * Measures.
     *
     * @param limit the most bytes; a file with more is unreadable, however small it was when compressed
     */
    MeasuredStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    /** Whether the last byte read ends a line. */
    boolean endsWithLineEnd() {
        return last == '\n' || last == '\r' || last == END_OF_FILE_MARK;
    }

    /** Bytes read so far. */
    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
            remember(buffer, offset, read);
            if (count > limit) {
                throw new UnreadableException("The file has more than " + limit + " bytes.");
            }
        }
        return read;
    }

    /** UTF-16 puts a zero beside the line end. */
    private void remember(byte[] buffer, int offset, int length) {
        for (int i = offset + length - 1; i >= offset; i--) {
            if (buffer[i] != 0) {
                last = buffer[i];
                return;
            }
        }
    }

    @Override
    public long skip(long n) throws IOException {
        return read(new byte[Math.clamp(n, 0, 8192)]);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
