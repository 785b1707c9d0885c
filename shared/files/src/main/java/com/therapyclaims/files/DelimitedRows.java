package com.therapyclaims.files;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;

/** The rows of a csv or tab separated text, whatever its line ends. */
final class DelimitedRows implements RowSource {
    /** No cell of any real file comes near; an open quote would otherwise take the rest of the file into memory. */
    private static final int LONGEST_CELL = 1 << 20;

    private static final char UNIT_SEPARATOR = '\u001f';
    private static final char RECORD_SEPARATOR = '\u001e';

    private final MeasuredStream stream;
    private final CloseableIterator<Row> records;
    private int lastRow;

    DelimitedRows(MeasuredStream stream, InputStream buffered, Charset charset, char delimiter) {
        this(stream, buffered, charset, delimiter, '"');
    }

    private DelimitedRows(MeasuredStream stream, InputStream buffered, Charset charset, char delimiter, char quote) {
        this.stream = stream;
        this.records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(new RowHandler(), new InputStreamReader(buffered, charset))
                .iterator();
    }

    /** A text's lines, each a row of one cell: nothing divides or quotes. */
    static DelimitedRows lines(MeasuredStream stream, InputStream buffered, Charset charset) {
        return new DelimitedRows(stream, buffered, charset, UNIT_SEPARATOR, RECORD_SEPARATOR);
    }

    @Override
    public Optional<Row> next() throws IOException {
        try {
            while (records.hasNext()) {
                Row row = records.next();
                lastRow = row.number();
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable;
            }
            throw new UnreadableException(
                    lastRow + 1,
                    "The rows cannot be told apart from here on: a quote is opened and not closed, or it is cut off.");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public boolean endsWithLineEnd() {
        return stream.endsWithLineEnd();
    }
}
