package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.util.List;
import java.util.Optional;

/**
 * NCCI medically unlikely edits: CMS's csv, which begins with a notice of several lines in one cell and has a title of
 * two lines, or a csv with short titles.
 */
final class MueFormat implements TableFormat {
    @Override
    public ScheduleKind kind() {
        return ScheduleKind.MUE_LIMITS;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return TableFormat.rowAfter(
                head,
                row -> Header.normal(row.cell(0)).startsWith("HCPCS")
                        && Header.normal(row.cell(1)).contains("MUE"));
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(header.getLast(), problems);
    }

    private static final class Reading implements TableReading {
        private static final int MOST_UNITS = 9_999_999;

        /** Codes that the practitioner table always has. */
        private static final List<String> THERAPY = List.of("97110", "97140", "97161", "97530", "97763", "G0283");

        private final Problems problems;
        private final MueSnapshot.Writer writer = new MueSnapshot.Writer();
        private final Column code;
        private final Column units;
        private final Column adjudication;
        private String lastCode = "";

        private Reading(Row titles, Problems problems) {
            this.problems = problems;
            Header header = Header.of(titles);
            this.code = header.required("HCPCS", title -> title.startsWith("HCPCS"), problems);
            this.units = header.required("MUE", title -> title.equals("MUE") || title.endsWith("MUE VALUES"), problems);
            this.adjudication = header.required(
                    "MAI", title -> title.equals("MAI") || title.startsWith("MUE ADJUDICATION"), problems);
            String table = Header.normal(titles.cell(units.index()));
            if (table.endsWith("MUE VALUES") && !table.startsWith("PRACTITIONER")) {
                problems.fault(
                        titles.number(),
                        units.title(),
                        "This is not the practitioner table but " + Problems.quote(titles.cell(units.index())) + ".");
            }
        }

        @Override
        public void row(Row row) {
            Cells cells = new Cells(row, problems);
            Optional<String> codeRead = cells.codeOrPlaceholder(code);
            Optional<Integer> unitsRead = cells.count(units, MOST_UNITS);
            Optional<Integer> adjudicationRead = cells.read(
                    adjudication, Reading::indicator, "is no adjudication indicator: it begins with 1, 2 or 3");
            codeRead.ifPresent(read -> lastCode = read);
            if (codeRead.isPresent()
                    && unitsRead.isPresent()
                    && adjudicationRead.isPresent()
                    && !writer.add(new MueLimit(codeRead.get(), unitsRead.get(), adjudicationRead.get()))) {
                problems.fault(
                        row.number(),
                        code.title(),
                        "Code " + codeRead.get() + " stands in the file before, with another limit.");
            }
        }

        /** CMS writes the indicator with its meaning: "3 Date of Service Edit: Clinical". */
        private static Optional<Integer> indicator(String cell) {
            return cell.matches("[123]( .*)?") ? Optional.of(cell.charAt(0) - '0') : Optional.empty();
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            if (!endsWithLineEnd) {
                problems.fault("The file is cut off: it ends at code " + lastCode + ", inside a row.");
            }
            List<String> missing = THERAPY.stream()
                    .filter(therapy -> writer.find(therapy).isEmpty())
                    .toList();
            if (!missing.isEmpty()) {
                problems.fault("The therapy codes " + String.join(", ", missing)
                        + " are missing. The file ends at code " + lastCode + ": it is cut off or not whole.");
            }
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }
    }
}
