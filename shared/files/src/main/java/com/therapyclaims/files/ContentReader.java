package com.therapyclaims.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Sees by the first bytes in what form a file comes, and has it read. */
final class ContentReader {
    /** CMS's largest file, a year's payment amounts, has about 100 MB. */
    private static final long MOST_BYTES = 1L << 30;

    /** A workbook in a zip in a gzip is as deep as it gets. */
    private static final int DEEPEST = 2;

    private static final int LONGEST_CONTRACT = 1 << 20;
    private static final int HEAD = 1 << 16;

    private final Upload upload;
    private final int depth;

    ContentReader(Upload upload) {
        this(upload, 0);
    }

    private ContentReader(Upload upload, int depth) {
        this.upload = upload;
        this.depth = depth;
    }

    /** A reader for a file inside this one. */
    ContentReader inside(String entry) {
        return new ContentReader(upload.inside(entry), depth + 1);
    }

    Upload upload() {
        return upload;
    }

    /** Reads a file, compressed or not. */
    Content read(InputStream in) throws IOException {
        if (depth > DEEPEST) {
            return Content.Faulty.of("The file is packed more than " + DEEPEST + " times over: unpack it.");
        }
        try {
            BufferedInputStream bytes = new BufferedInputStream(in, HEAD);
            byte[] head = peek(bytes);
            if (startsWith(head, 0x1f, 0x8b)) {
                return new ContentReader(upload, depth + 1).read(new GZIPInputStream(bytes));
            }
            return startsWith(head, 'P', 'K') ? new ZippedContent(this).read(bytes) : readPlain(bytes);
        } catch (UnreadableException e) {
            return Content.Faulty.of(e.getMessage());
        } catch (ZipException | EOFException e) {
            return Content.Faulty.of(
                    "The file says it is compressed, but cannot be decompressed: it is cut off or altered.");
        }
    }

    private Content readPlain(InputStream in) throws IOException {
        MeasuredStream measured = new MeasuredStream(in, MOST_BYTES);
        BufferedInputStream bytes = new BufferedInputStream(measured, HEAD);
        byte[] head = peek(bytes);
        if (head.length == 0) {
            return Content.Faulty.of("The file is empty.");
        }
        Text text = Text.of(head);
        if (text.isJson()) {
            return readContract(bytes);
        }
        Optional<LineLayout> layout = LineLayout.of(text.lines());
        TableReader tables = new TableReader(upload);
        return layout.isPresent()
                ? tables.read(new LineRows(DelimitedRows.lines(measured, bytes, text.charset()), layout.get()))
                : tables.read(new DelimitedRows(measured, bytes, text.charset(), text.delimiter()));
    }

    private Content readContract(InputStream bytes) throws IOException {
        if (upload.key() instanceof UploadKey.Medicare) {
            return Content.Faulty.of("A JSON document is a practice's contract. It is uploaded below"
                    + " incoming/practices/<practice>/<payerId>/<effective date>/.");
        }
        byte[] document = bytes.readNBytes(LONGEST_CONTRACT + 1);
        return document.length > LONGEST_CONTRACT
                ? Content.Faulty.of("A contract has at most " + LONGEST_CONTRACT + " bytes.")
                : new Content.Document(document);
    }

    private static byte[] peek(BufferedInputStream bytes) throws IOException {
        bytes.mark(HEAD);
        byte[] head = bytes.readNBytes(HEAD);
        bytes.reset();
        return head;
    }

    private static boolean startsWith(byte[] head, int first, int second) {
        return head.length >= 2 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }
}
