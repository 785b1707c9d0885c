package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CMS's relative value file (PPRRVU). Its titles are spread over several rows and repeat; the last two together name
 * every column, so that the column 2026 inserted before the conversion factor needs no rule of its own.
 */
final class RvuFormat implements TableFormat {
    private static final Pattern YEAR = Pattern.compile("(20[0-9]{2}) National Physician Fee Schedule.*");

    @Override
    public ScheduleKind kind() {
        return ScheduleKind.RELATIVE_VALUES;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        for (int i = 1; i < head.size(); i++) {
            if (Header.normal(head.get(i).cell(0)).equals("HCPCS")
                    && Header.normal(head.get(i).cell(1)).equals("MOD")) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(header, upload, problems);
    }

    private static final class Reading implements TableReading {
        /** A, R and T are paid; the others say why a code is not. */
        private static final String STATUSES = "ABCDEFGHIJMNPQRTX";

        private static final String DIGITS = "0123456789";
        private static final BigDecimal MOST_RVUS = new BigDecimal("9999.99");
        private static final BigDecimal LEAST_FACTOR = BigDecimal.TEN;
        private static final BigDecimal MOST_FACTOR = BigDecimal.valueOf(100);

        /** More rows than these whose parts are not their total, and it is no slip but a wrong file. */
        private static final int MOST_WRONG_TOTALS = 20;

        private final Upload upload;
        private final Problems problems;
        private final ConversionFactorCheck factorCheck;
        private final RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        private final Map<BigDecimal, Integer> factors = new HashMap<>();
        private final String edition;
        private final int width;
        private final Column code;
        private final Column modifier;
        private final Column status;
        private final Column work;
        private final Column nonFacility;
        private final Column facility;
        private final Column malpractice;
        private final Column nonFacilityTotal;
        private final Column facilityTotal;
        private final Column pcTc;
        private final Column multipleProcedure;
        private final Column conversionFactor;
        private String lastCode = "";
        private int wrongTotals;

        private Reading(List<Row> rows, Upload upload, Problems problems) {
            this.upload = upload;
            this.problems = problems;
            this.factorCheck = new ConversionFactorCheck(upload.year(), problems);
            this.edition = edition(rows);
            Header header = Header.of(rows.get(rows.size() - 2), rows.getLast());
            this.width = header.width();
            this.code = header.required("HCPCS", title -> title.endsWith("HCPCS"), problems);
            this.modifier = header.required("MOD", title -> title.endsWith("MOD"), problems);
            this.status = header.required("STATUS CODE", problems);
            this.work = header.required("WORK RVU", problems);
            this.nonFacility = header.required("NON-FAC PE RVU", problems);
            this.facility = header.required("FACILITY PE RVU", problems);
            this.malpractice = header.required("MP RVU", problems);
            this.nonFacilityTotal = header.optional("NON-FACILITY TOTAL", "NON-FACILITY TOTAL"::equals);
            this.facilityTotal = header.optional("FACILITY TOTAL", "FACILITY TOTAL"::equals);
            this.pcTc = header.required("PCTC IND", problems);
            this.multipleProcedure = header.required("MULT PROC", problems);
            this.conversionFactor = header.required("CONV FACTOR", problems);
        }

        private String edition(List<Row> rows) {
            List<String> preamble = rows.stream()
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> YEAR.matcher(cell).matches() || cell.startsWith("RELEASED"))
                    .toList();
            for (String cell : preamble) {
                Matcher matcher = YEAR.matcher(cell);
                if (matcher.matches() && Integer.parseInt(matcher.group(1)) != upload.year()) {
                    problems.fault("The file calls itself the relative values of " + matcher.group(1)
                            + ", but was uploaded with an effective date in " + upload.year()
                            + ". Upload it below a date of its own year.");
                }
            }
            return String.join(", ", preamble);
        }

        @Override
        public void row(Row row) {
            if (row.cells().size() < width) {
                problems.fault(
                        row.number(),
                        "",
                        "The row has " + row.cells().size() + " of " + width
                                + " columns: the file is cut off here or altered.");
                return;
            }
            Cells cells = new Cells(row, problems);
            Optional<String> codeRead = cells.codeOrPlaceholder(code);
            Optional<String> modifierRead = cells.modifier(modifier);
            Optional<Character> statusRead = cells.indicator(status, STATUSES);
            Optional<BigDecimal> workRead = cells.decimal(work, BigDecimal.ZERO, MOST_RVUS);
            Optional<BigDecimal> nonFacilityRead = cells.decimal(nonFacility, BigDecimal.ZERO, MOST_RVUS);
            Optional<BigDecimal> facilityRead = cells.decimal(facility, BigDecimal.ZERO, MOST_RVUS);
            Optional<BigDecimal> malpracticeRead = cells.decimal(malpractice, BigDecimal.ZERO, MOST_RVUS);
            Optional<Character> pcTcRead = cells.indicator(pcTc, DIGITS);
            Optional<Character> multipleRead = cells.indicator(multipleProcedure, DIGITS);
            Optional<BigDecimal> factorRead = cells.decimal(conversionFactor, LEAST_FACTOR, MOST_FACTOR);
            codeRead.ifPresent(read -> lastCode = read);
            if (codeRead.isPresent()
                    && modifierRead.isPresent()
                    && statusRead.isPresent()
                    && workRead.isPresent()
                    && nonFacilityRead.isPresent()
                    && facilityRead.isPresent()
                    && malpracticeRead.isPresent()
                    && pcTcRead.isPresent()
                    && multipleRead.isPresent()
                    && factorRead.isPresent()) {
                add(
                        row,
                        new RelativeValue(
                                codeRead.get(),
                                modifierRead.get(),
                                statusRead.get(),
                                workRead.get(),
                                nonFacilityRead.get(),
                                facilityRead.get(),
                                malpracticeRead.get(),
                                pcTcRead.get(),
                                multipleRead.get(),
                                factorRead.get()));
            }
        }

        private void add(Row row, RelativeValue value) {
            factors.putIfAbsent(value.conversionFactor(), row.number());
            checkTotal(row, nonFacilityTotal, value.work(), value.nonFacilityPracticeExpense(), value.malpractice());
            checkTotal(row, facilityTotal, value.work(), value.facilityPracticeExpense(), value.malpractice());
            if (!writer.add(value)) {
                problems.fault(
                        row.number(),
                        code.title(),
                        "Code " + value.code() + (value.modifier().isEmpty() ? "" : " with " + value.modifier())
                                + " stands in the file before, with other figures.");
            }
        }

        private void checkTotal(Row row, Column total, BigDecimal one, BigDecimal two, BigDecimal three) {
            if (!total.present()) {
                return;
            }
            BigDecimal sum = one.add(two).add(three);
            if (sum.toPlainString().equals(row.cell(total.index()))) {
                return;
            }
            new Cells(row, problems)
                    .decimal(total, BigDecimal.ZERO, MOST_RVUS.multiply(BigDecimal.valueOf(3)))
                    .filter(stated -> stated.compareTo(sum) != 0)
                    .ifPresent(stated -> {
                        wrongTotals++;
                        problems.warning(
                                row.number(),
                                total.title(),
                                stated + " is not the sum of work, practice expense and malpractice, " + sum + ".");
                    });
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            if (wrongTotals > MOST_WRONG_TOTALS) {
                problems.fault("In " + wrongTotals
                        + " places the parts do not add up to the total beside them: columns were moved or altered.");
            }
            if (!endsWithLineEnd) {
                problems.fault("The file is cut off: it ends at code " + lastCode + ", inside a row.");
            }
            factorCheck.check(factors);
            new RvuPlausibility(upload, problems).check(writer, lastCode);
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }

        @Override
        public String edition() {
            return edition;
        }

        /** CMS ships the edition for qualifying APM participants beside the ordinary one. */
        @Override
        public boolean givesWay() {
            return factorCheck.isOfQualifyingParticipants(factors);
        }
    }
}
