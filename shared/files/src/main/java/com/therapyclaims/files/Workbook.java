package com.therapyclaims.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** An xlsx workbook: the first of its sheets that holds a table known here. */
final class Workbook {
    private static final long MOST_BYTES = 512L << 20;

    /** All texts of a workbook stand in one part, which is held in memory. */
    private static final long MOST_TEXT_BYTES = 64L << 20;

    private static final String ALTERED = "The workbook cannot be read: it is altered or cut off.";
    private static final String TEXTS = "xl/sharedStrings.xml";

    private final Upload upload;

    Workbook(Upload upload) {
        this.upload = upload;
    }

    Content read(ZipFile zip, Path file) throws IOException {
        inspect(zip);
        try (ReadableWorkbook workbook = opened(file)) {
            Content unknown = Content.Faulty.of("The workbook has no sheet.");
            for (Sheet sheet : workbook.getSheets().toList()) {
                Content content = read(sheet);
                if (!(content instanceof Content.Faulty faulty) || faulty.kind().isPresent()) {
                    return content;
                }
                unknown = content;
            }
            return unknown;
        }
    }

    private static ReadableWorkbook opened(Path file) {
        try {
            return new ReadableWorkbook(file.toFile());
        } catch (IOException | RuntimeException e) {
            // The whole file has just been read: it is what it says that cannot be.
            throw new UnreadableException(ALTERED);
        }
    }

    private static Stream<Row> rows(Sheet sheet) {
        try {
            return sheet.openStream();
        } catch (IOException | RuntimeException e) {
            throw new UnreadableException(ALTERED);
        }
    }

    private Content read(Sheet sheet) throws IOException {
        try (Stream<Row> rows = rows(sheet)) {
            Iterator<Row> iterator = rows.iterator();
            return new TableReader(upload).read(new SheetRows(iterator));
        }
    }

    /** Unpacks and looks through everything once: what a zip says of its sizes need not be true. */
    private static void inspect(ZipFile zip) throws IOException {
        long left = MOST_BYTES;
        for (ZipEntry entry : List.copyOf(zip.stream().toList())) {
            long limit = entry.getName().equals(TEXTS) ? Math.min(left, MOST_TEXT_BYTES) : left;
            try (MeasuredStream bytes = new MeasuredStream(zip.getInputStream(entry), limit)) {
                WorkbookPart.check(bytes);
                bytes.transferTo(OutputStream.nullOutputStream());
                left -= bytes.count();
            }
        }
    }
}
