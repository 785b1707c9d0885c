package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CMS's geographic practice cost indices. Titles and footnotes around the table are passed over. */
final class GpciFormat implements TableFormat {
    @Override
    public ScheduleKind kind() {
        return ScheduleKind.GPCIS;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return TableFormat.rowAfter(head, row -> {
            Header titles = Header.of(row);
            return titles.has(title -> title.contains("PE GPCI")) && titles.has(title -> title.contains("MP GPCI"));
        });
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(header, upload, problems);
    }

    private static final class Reading implements TableReading {
        private static final Pattern YEAR = Pattern.compile("\\b(20[0-9]{2})\\b");
        private static final BigDecimal LEAST = new BigDecimal("0.100");
        private static final BigDecimal MOST = new BigDecimal("3.500");

        private final Upload upload;
        private final Problems problems;
        private final GpciSnapshot.Writer writer = new GpciSnapshot.Writer();
        private boolean endsInAFootnote;
        private final KnownLocalities localities;
        private final String edition;
        private final Column contractor;
        private final Column state;
        private final Column number;
        private final Column work;
        private final Column practiceExpense;
        private final Column malpractice;

        private Reading(List<Row> rows, Upload upload, Problems problems) {
            this.upload = upload;
            this.problems = problems;
            this.localities = new KnownLocalities(upload, problems);
            this.edition = rows.getFirst().cell(0);
            Header header = Header.of(rows.getLast());
            this.contractor = header.required(
                    "Medicare Administrative Contractor (MAC)",
                    title -> title.startsWith("MEDICARE AD") || title.equals("MAC"),
                    problems);
            this.state = header.required("State", "STATE"::equals, problems);
            this.number = header.required(
                    "Locality Number", title -> title.equals("LOCALITY NUMBER") || title.equals("LOCALITY"), problems);
            this.work = workColumn(header);
            this.practiceExpense = header.required("PE GPCI", title -> title.contains("PE GPCI"), problems);
            this.malpractice = header.required("MP GPCI", title -> title.contains("MP GPCI"), problems);
            checkYear(rows.getLast());
        }

        /** Some years' files hold the work index with and without the floor of 1.0; the law's is the one with it. */
        private Column workColumn(Header header) {
            Column floored =
                    header.optional("PW GPCI", title -> title.contains("PW GPCI") && title.contains("WITH 1.0"));
            return floored.present()
                    ? floored
                    : header.required("PW GPCI", title -> title.contains("PW GPCI"), problems);
        }

        private void checkYear(Row titles) {
            Matcher matcher = YEAR.matcher(titles.cell(practiceExpense.index()));
            if (!matcher.find()) {
                problems.fault(titles.number(), practiceExpense.title(), "The titles do not name the indices' year.");
            } else if (Integer.parseInt(matcher.group(1)) != upload.year()) {
                problems.fault(
                        titles.number(),
                        practiceExpense.title(),
                        "These are the indices of " + matcher.group(1) + ", but the file was uploaded with an effective"
                                + " date in " + upload.year() + ". Upload it below a date of its own year.");
            }
        }

        @Override
        public void row(Row row) {
            endsInAFootnote = isFootnote(row);
            if (endsInAFootnote) {
                return;
            }
            Cells cells = new Cells(row, problems);
            Optional<Locality> locality = cells.locality(contractor, number);
            Optional<BigDecimal> workRead = cells.decimal(work, LEAST, MOST);
            Optional<BigDecimal> practiceExpenseRead = cells.decimal(practiceExpense, LEAST, MOST);
            Optional<BigDecimal> malpracticeRead = cells.decimal(malpractice, LEAST, MOST);
            locality.ifPresent(read -> localities.add(row, read, row.cell(state.index()), contractor));
            if (locality.isPresent()
                    && workRead.isPresent()
                    && practiceExpenseRead.isPresent()
                    && malpracticeRead.isPresent()
                    && !writer.add(
                            locality.get(),
                            new Gpci(workRead.get(), practiceExpenseRead.get(), malpracticeRead.get()))) {
                problems.fault(
                        row.number(),
                        number.title(),
                        "Locality " + locality.get() + " stands in the file before, with other indices.");
            }
        }

        private static boolean isFootnote(Row row) {
            return row.cells().stream().skip(1).allMatch(String::isEmpty);
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            // A cut index is still an index; what is left of a footnote changes none.
            if (!endsWithLineEnd && !endsInAFootnote) {
                problems.fault("The file is cut off: it ends inside a row of indices.");
            }
            localities.end();
            new GpciPlausibility(upload.inForce()).check(writer, problems);
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }

        @Override
        public String edition() {
            return edition;
        }
    }
}
