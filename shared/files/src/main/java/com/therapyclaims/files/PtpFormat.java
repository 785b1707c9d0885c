package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.PtpSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import com.therapyclaims.files.Cells.Bound;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * NCCI procedure-to-procedure edits: CMS's tab separated text, whose header is spread over the lines before the data, or a
 * csv with named columns.
 */
final class PtpFormat implements TableFormat {
    @Override
    public ScheduleKind kind() {
        return ScheduleKind.PTP_EDITS;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return TableFormat.rowAfter(head, PtpFormat::isHeader).map(first -> {
            int next = first;
            while (next < head.size() && isHeaderGoingOn(head.get(next))) {
                next++;
            }
            return next;
        });
    }

    private static boolean isHeader(Row row) {
        return title(row.cell(0)).equals("COLUMN1") && title(row.cell(1)).equals("COLUMN2");
    }

    private static boolean isHeaderGoingOn(Row row) {
        return row.cell(0).isEmpty() && row.cell(1).isEmpty();
    }

    private static String title(String cell) {
        return Header.normal(cell).replace(" ", "");
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        Row titles = header.stream().filter(PtpFormat::isHeader).findFirst().orElseThrow();
        return new Reading(titles, problems);
    }

    private static final class Reading implements TableReading {
        /** First columns that the part of the table with therapy codes always has. */
        private static final List<String> THERAPY = List.of("97140", "97150", "97530", "97763");

        private final Problems problems;
        private final PtpSnapshot.Writer writer = new PtpSnapshot.Writer();
        private final Set<String> therapyFound = new HashSet<>();
        private final Column first = new Column(0, "column 1");
        private final Column second = new Column(1, "column 2");
        private final Column effective;
        private final Column deletion;
        private final Column indicator;
        private String lastCode = "";

        private Reading(Row titles, Problems problems) {
            this.problems = problems;
            Header header = Header.of(titles);
            this.effective = header.optional("effective date", title -> title.startsWith("EFFECTIVE"));
            this.deletion = header.required("deletion date", title -> title.startsWith("DELETION"), problems);
            this.indicator = header.required("modifier indicator", title -> title.startsWith("MODIFIER"), problems);
            if (!effective.present()) {
                problems.warning("The file has no effective dates: every pair counts from the file's own date on.");
            }
        }

        @Override
        public void row(Row row) {
            Cells cells = new Cells(row, problems);
            Optional<String> firstRead = cells.codeOrPlaceholder(first);
            Optional<String> secondRead = cells.codeOrPlaceholder(second);
            Optional<Character> indicatorRead = cells.indicator(indicator, "019");
            Optional<Bound> from = effective.present() ? cells.bound(effective) : Optional.of(Bound.NONE);
            Optional<Bound> to = cells.bound(deletion);
            firstRead.ifPresent(code -> {
                lastCode = code;
                if (THERAPY.contains(code)) {
                    therapyFound.add(code);
                }
            });
            if (firstRead.isPresent()
                    && secondRead.isPresent()
                    && indicatorRead.isPresent()
                    && from.isPresent()
                    && to.isPresent()) {
                add(
                        row,
                        new PtpEdit(
                                firstRead.get(),
                                secondRead.get(),
                                indicatorRead.get(),
                                from.get().date(),
                                to.get().date()));
            }
        }

        private void add(Row row, PtpEdit edit) {
            try {
                writer.add(edit);
            } catch (IllegalArgumentException e) {
                problems.fault(
                        row.number(),
                        "",
                        "The pair " + edit.column1() + " and " + edit.column2() + " cannot be taken: " + e.getMessage()
                                + ".");
            }
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            if (!endsWithLineEnd) {
                problems.fault("The file is cut off: it ends at column 1 code " + lastCode + ", inside a row.");
            }
            List<String> missing = THERAPY.stream()
                    .filter(code -> !therapyFound.contains(code))
                    .toList();
            if (!missing.isEmpty()) {
                problems.fault("The file has no pairs with " + String.join(", ", missing) + " in column 1 and ends at "
                        + lastCode + ": it is cut off, or the part of CMS's table without the therapy codes.");
            }
            writer.conflicts()
                    .forEach(edit -> problems.fault("The pair " + edit.column1() + " and " + edit.column2()
                            + " stands twice for the same dates, with different modifier indicators."));
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }
    }
}
