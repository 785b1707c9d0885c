package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.files.TableFormat.TableReading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one table, of whatever kind its first rows show it to be. */
final class TableReader {
    private static final List<TableFormat> FORMATS = List.of(
            new RvuFormat(),
            new GpciFormat(),
            new ZipFormat(),
            new PtpFormat(),
            new MueFormat(),
            new PaymentFormat(),
            new FeesFormat());

    private final Upload upload;

    TableReader(Upload upload) {
        this.upload = upload;
    }

    /** Reads all rows. */
    Content read(RowSource rows) throws IOException {
        List<Row> head = head(rows);
        for (TableFormat format : FORMATS) {
            Optional<Integer> firstDataRow = format.firstDataRow(head);
            if (firstDataRow.isPresent()) {
                return read(format, head, firstDataRow.get(), rows);
            }
        }
        return Content.Faulty.of(
                "This is none of the files known here. Medicare's are the relative values (PPRRVU), the"
                        + " GPCIs, the ZIP code to locality file, the PTP edits, the MUEs and the payment amounts (PFALL), as"
                        + " CMS ships them; a practice's are fees.csv with the columns code, modifier and amount, and"
                        + " contract.json.");
    }

    private Content read(TableFormat format, List<Row> head, int firstDataRow, RowSource rest) throws IOException {
        Optional<ScheduleKind> kind = Optional.of(format.kind());
        Problems problems = new Problems();
        int rows = 0;
        if (format.kind().isMedicare() != upload.key() instanceof UploadKey.Medicare) {
            problems.fault(
                    format.kind().isMedicare()
                            ? "This is a table of Medicare's: the platform's operator uploads it below"
                                    + " incoming/medicare/<effective date>/."
                            : "These are a practice's own fees: they are uploaded below"
                                    + " incoming/practices/<practice>/<payerId>/<effective date>/.");
            return new Content.Faulty(kind, problems, rows);
        }
        TableReading reading = format.begin(head.subList(0, firstDataRow), upload, problems);
        if (problems.anyFault()) {
            return new Content.Faulty(kind, problems, rows);
        }
        try {
            for (Row row : head.subList(firstDataRow, head.size())) {
                reading.row(row);
                rows++;
            }
            for (Optional<Row> row = rest.next(); row.isPresent(); row = rest.next()) {
                reading.row(row.get());
                rows++;
            }
            reading.end(rest.endsWithLineEnd());
        } catch (UnreadableException e) {
            problems.fault(e.row(), "", e.getMessage());
        }
        return problems.anyFault()
                ? new Content.Faulty(kind, problems, rows)
                : new Content.Tables(List.of(new CheckedTable(
                        format.kind(),
                        reading.snapshot().encode(),
                        reading.snapshot().size(),
                        problems.warnings(),
                        source(reading),
                        reading.givesWay())));
    }

    private String source(TableReading reading) {
        return Stream.of(upload.name(), reading.edition())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }

    private static List<Row> head(RowSource rows) throws IOException {
        List<Row> head = new ArrayList<>();
        while (head.size() < TableFormat.HEAD_ROWS) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                break;
            }
            head.add(row.get());
        }
        return head;
    }
}
