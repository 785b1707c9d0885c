package com.therapyclaims.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The rows of a file of visits, read one after the other: JSON, a visit a line, or csv with a header; either of them in
 * gzip or not. What the file is, its content says. A row that cannot be read is a row and does not keep the others from
 * being read.
 */
public final class VisitRows {
    /** The most rows of a file. */
    public static final int MOST_ROWS = 100_000;

    /** The most bytes of a file, unpacked. */
    public static final long MOST_BYTES = 1L << 30;

    /** The most bytes of a row, as much as a request of one visit has. */
    public static final int MOST_ROW_BYTES = 1 << 20;

    private static final int HEAD = 1 << 12;

    private final RowReader rows;
    private final Optional<List<String>> header;
    private int read;

    private VisitRows(RowReader rows, Optional<List<String>> header) {
        this.rows = rows;
        this.header = header;
    }

    /** Reads the next row. */
    interface RowReader {
        Optional<VisitRow> next() throws IOException;
    }

    /**
     * Begins to read a file.
     *
     * @throws UnreadableException if it is none of the forms; the message is for the uploader
     */
    public static VisitRows of(InputStream in) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(in);
        try {
            InputStream unpacked = startsWith(peek(packed), 0x1f, 0x8b) ? new GZIPInputStream(packed) : packed;
            BufferedInputStream content = new BufferedInputStream(new MeasuredStream(unpacked, MOST_BYTES), 1 << 16);
            skipByteOrderMark(content);
            return ofContent(content);
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    /** The names of the columns, where the file is a table. */
    public Optional<List<String>> header() {
        return header;
    }

    /**
     * The next row that is not blank; empty at the end of the file.
     *
     * @throws UnreadableException if the file cannot be read on; the message is for the uploader
     */
    public Optional<VisitRow> next() throws IOException {
        try {
            Optional<VisitRow> row = rows.next();
            if (row.isPresent() && ++read > MOST_ROWS) {
                throw new UnreadableException(
                        row.get().number(), "The file has more than " + MOST_ROWS + " rows: divide it.");
            }
            return row;
        } catch (ZipException | EOFException e) {
            throw damaged();
        }
    }

    private static VisitRows ofContent(BufferedInputStream content) throws IOException {
        byte[] head = peek(content);
        if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) {
            throw new UnreadableException("The file is in UTF-16: save it as csv in UTF-8.");
        }
        if (startsWith(head, 'P', 'K')) {
            throw new UnreadableException("The file is a zip or a workbook: save it as csv in UTF-8.");
        }
        return switch (firstSign(head)) {
            case '{' -> new VisitRows(new NdjsonVisits(content), Optional.empty());
            case '[' ->
                throw new UnreadableException(1, "The file is one JSON list: write a visit a line, without the list.");
            case 0 -> throw new UnreadableException("The file is empty.");
            default -> {
                CsvVisits csv = CsvVisits.of(content, head);
                yield new VisitRows(csv, Optional.of(csv.header()));
            }
        };
    }

    /** The first character that is no blank; 0 if there is none. */
    private static int firstSign(byte[] head) {
        for (byte sign : head) {
            if (sign > ' ' || sign < 0) {
                return sign;
            }
        }
        return 0;
    }

    private static void skipByteOrderMark(BufferedInputStream content) throws IOException {
        byte[] head = peek(content);
        if (head.length >= 3 && startsWith(head, 0xef, 0xbb) && (head[2] & 0xff) == 0xbf) {
            content.skipNBytes(3);
        }
    }

    private static byte[] peek(BufferedInputStream in) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        return head;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    private static UnreadableException damaged() {
        return new UnreadableException(
                "The file says it is compressed, but cannot be decompressed: it is cut off or altered.");
    }
}
