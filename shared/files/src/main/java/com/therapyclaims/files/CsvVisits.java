package com.therapyclaims.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * csv with a header. Read byte by byte as Latin-1, in which every byte is a character, and each cell then decoded as
 * UTF-8: what divides cells and rows is ASCII, so a row in another encoding spoils no other.
 */
final class CsvVisits implements VisitRows.RowReader {
    private static final int LONGEST_CELL = VisitRows.MOST_ROW_BYTES;

    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private int lastRow;

    private CsvVisits(CloseableIterator<CsvRecord> records) throws IOException {
        this.records = records;
        this.header = switch (next().orElseThrow(() -> new UnreadableException("The file is empty."))) {
            case VisitRow.Cells(int _, List<String> cells) -> cells;
            case VisitRow.Text _, VisitRow.NotUtf8 _, VisitRow.TooLarge _ ->
                throw new UnreadableException(1, "The header is not text in UTF-8: save the file as csv in UTF-8.");
        };
    }

    static CsvVisits of(InputStream content, byte[] head) throws IOException {
        return new CsvVisits(CsvReader.builder()
                .fieldSeparator(Text.of(head).delimiter())
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(new InputStreamReader(content, StandardCharsets.ISO_8859_1))
                .iterator());
    }

    /** The names of the columns. */
    List<String> header() {
        return header;
    }

    @Override
    public Optional<VisitRow> next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord found = records.next();
                lastRow = (int) found.getStartingLineNumber();
                if (found.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
                    return Optional.of(row(found));
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable;
            }
            throw new UnreadableException(
                    lastRow + 1,
                    "The rows cannot be told apart from here on: a quote is opened and not closed, the file is cut off, or a cell has more than "
                            + LONGEST_CELL + " bytes.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private VisitRow row(CsvRecord found) {
        List<String> cells = new ArrayList<>(found.getFieldCount());
        int bytes = 0;
        for (String cell : found.getFields()) {
            bytes += cell.length();
            if (bytes > VisitRows.MOST_ROW_BYTES) {
                return new VisitRow.TooLarge(lastRow);
            }
            try {
                cells.add(StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(cell.getBytes(StandardCharsets.ISO_8859_1)))
                        .toString()
                        .strip());
            } catch (CharacterCodingException e) {
                return new VisitRow.NotUtf8(lastRow);
            }
        }
        return new VisitRow.Cells(lastRow, cells);
    }
}
