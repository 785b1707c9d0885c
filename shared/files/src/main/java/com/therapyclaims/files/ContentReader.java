package com.therapyclaims.files;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Sees by the first bytes in what form an upload comes, and has it read. */
final class ContentReader {
    /** CMS's largest file, a year's payment amounts, has about 100 MB. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int LONGEST_CONTRACT = 1 << 20;
    private static final int HEAD = 1 << 16;

    private final Upload upload;

    ContentReader(Upload upload) {
        this.upload = upload;
    }

    /** Reads a plain or compressed file. */
    Content read(InputStream in) throws IOException {
        try {
            BufferedInputStream bytes = new BufferedInputStream(in, HEAD);
            byte[] head = peek(bytes);
            return startsWith(head, 0x1f, 0x8b) ? readPlain(new GZIPInputStream(bytes)) : readPlain(bytes);
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
        if (text.lines().stream()
                .map(Text::clean)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("")
                .startsWith("{")) {
            return readContract(bytes);
        }
        return new TableReader(upload).read(new DelimitedRows(measured, bytes, text.charset(), text.delimiter()));
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
