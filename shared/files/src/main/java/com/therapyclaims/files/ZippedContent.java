package com.therapyclaims.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A zip: a workbook, or an archive as CMS ships it. It is put aside on the disk first, as its table of contents stands at
 * its end.
 */
final class ZippedContent {
    private static final long MOST_PACKED_BYTES = 256L << 20;
    private static final int MOST_ENTRIES = 500;
    private static final String WORKBOOK = "xl/workbook.xml";

    private final ContentReader reader;

    ZippedContent(ContentReader reader) {
        this.reader = reader;
    }

    Content read(InputStream in) throws IOException {
        Path file = Files.createTempFile("upload", ".zip");
        try {
            Files.copy(new MeasuredStream(in, MOST_PACKED_BYTES), file, StandardCopyOption.REPLACE_EXISTING);
            return read(file);
        } finally {
            Files.delete(file);
        }
    }

    private Content read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                return Content.Faulty.of("The archive has more than " + MOST_ENTRIES + " files.");
            }
            return zip.getEntry(WORKBOOK) == null ? readArchive(zip) : new Workbook(reader.upload()).read(zip, file);
        }
    }

    private Content readArchive(ZipFile zip) throws IOException {
        Archive archive = new Archive();
        for (ZipEntry entry : files(zip)) {
            try (InputStream bytes = zip.getInputStream(entry)) {
                archive.add(fileName(entry), reader.inside(fileName(entry)).read(bytes));
            }
        }
        return archive.content();
    }

    private static List<ZipEntry> files(ZipFile zip) {
        return zip.stream()
                .<ZipEntry>map(entry -> entry)
                .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    private static String fileName(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }
}
