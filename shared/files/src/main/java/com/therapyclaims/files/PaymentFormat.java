package com.therapyclaims.files;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PaymentSnapshotWriter;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** CMS's payment amounts by carrier and locality (PFALL, PFREV): 16 quoted fields, no header, trailer lines. */
final class PaymentFormat implements TableFormat {
    private static final int FIELDS = 16;

    @Override
    public ScheduleKind kind() {
        return ScheduleKind.PAYMENT_AMOUNTS;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return head.stream()
                        .findFirst()
                        .filter(row -> row.cells().size() == FIELDS
                                && row.cell(0).matches("20[0-9]{2}")
                                && row.cell(1).matches("[0-9]{5}")
                                && row.cell(2).matches("[0-9]{2}")
                                && row.cell(5).matches("[0-9]{7}\\.[0-9]{2}"))
                        .isPresent()
                ? Optional.of(0)
                : Optional.empty();
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(upload, problems);
    }

    private static final class Reading implements TableReading {
        private static final Column YEAR = new Column(0, "year");
        private static final Column CARRIER = new Column(1, "carrier");
        private static final Column LOCALITY = new Column(2, "locality");
        private static final Column CODE = new Column(3, "HCPCS");
        private static final Column MODIFIER = new Column(4, "modifier");
        private static final Column NON_FACILITY = new Column(5, "non-facility fee");
        private static final Column FACILITY = new Column(6, "facility fee");
        private static final Column PC_TC = new Column(8, "PC/TC");
        private static final Column STATUS = new Column(9, "status");
        private static final Column MULTIPLE = new Column(10, "multiple surgery");
        private static final Column REDUCED = new Column(11, "50% therapy amount, non-institutional");
        private static final Column REDUCED_INSTITUTIONAL = new Column(12, "50% therapy amount, institutional");

        private static final String TRAILER = "TRL-";
        private static final String DIGITS = "0123456789";
        private static final String STATUSES = "ABCDEFGHIJMNPQRTX";
        private static final BigDecimal MOST = new BigDecimal("999999.99");
        private static final int MOST_ROWS = 5_000_000;

        private final String year;
        private final Problems problems;
        private final PaymentSnapshotWriter writer = new PaymentSnapshotWriter();
        private final KnownLocalities localities;
        private final PaymentPlausibility plausibility;
        private final Set<Locality> seen = new HashSet<>();
        private final Map<String, Set<Locality>> localitiesOf = new TreeMap<>();
        private Optional<Locality> lastLocality = Optional.empty();
        private String lastCode = "";

        private Reading(Upload upload, Problems problems) {
            this.year = Integer.toString(upload.year());
            this.problems = problems;
            this.localities = new KnownLocalities(upload, problems);
            this.plausibility = new PaymentPlausibility(upload.inForce());
            PaidTherapyCodes.on(upload.key().effectiveFrom()).forEach(code -> localitiesOf.put(code, new HashSet<>()));
        }

        @Override
        public void row(Row row) {
            if (row.cell(0).startsWith(TRAILER)) {
                return;
            }
            if (row.cells().size() != FIELDS) {
                problems.fault(
                        row.number(),
                        "",
                        "The row has " + row.cells().size() + " of " + FIELDS
                                + " fields: the file is cut off here or altered.");
                return;
            }
            Cells cells = new Cells(row, problems);
            checkYear(row, cells);
            Optional<Locality> locality = locality(row, cells);
            Optional<String> code = cells.codeOrPlaceholder(CODE);
            Optional<String> modifier = cells.modifier(MODIFIER);
            Optional<Money> nonFacility = money(cells, NON_FACILITY);
            Optional<Money> facility = money(cells, FACILITY);
            Optional<Money> reduced = money(cells, REDUCED);
            Optional<Money> reducedInstitutional = money(cells, REDUCED_INSTITUTIONAL);
            Optional<Character> status = cells.indicator(STATUS, STATUSES);
            Optional<Character> pcTc = cells.indicator(PC_TC, DIGITS);
            Optional<Character> multiple = cells.indicator(MULTIPLE, DIGITS);
            if (allPresent(
                    locality,
                    code,
                    modifier,
                    nonFacility,
                    facility,
                    reduced,
                    reducedInstitutional,
                    status,
                    pcTc,
                    multiple)) {
                add(
                        row,
                        locality.orElseThrow(),
                        new PaymentAmount(
                                code.orElseThrow(),
                                modifier.orElseThrow(),
                                nonFacility.orElseThrow(),
                                facility.orElseThrow(),
                                reduced.orElseThrow(),
                                reducedInstitutional.orElseThrow(),
                                status.orElseThrow(),
                                pcTc.orElseThrow(),
                                multiple.orElseThrow()));
            }
        }

        private static boolean allPresent(Optional<?>... cells) {
            for (Optional<?> cell : cells) {
                if (cell.isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        private void checkYear(Row row, Cells cells) {
            if (!row.cell(YEAR.index()).equals(year)) {
                cells.read(
                        YEAR,
                        _ -> Optional.empty(),
                        "is not " + year + ", the year of the effective date. Upload the file below a date of its own"
                                + " year");
            }
        }

        /** The file stands locality by locality: that of the row before is mostly the row's. */
        private Optional<Locality> locality(Row row, Cells cells) {
            boolean sameAsBefore = lastLocality
                    .filter(before -> row.cell(CARRIER.index()).equals(before.contractor())
                            && row.cell(LOCALITY.index()).equals(before.number()))
                    .isPresent();
            return sameAsBefore ? lastLocality : cells.locality(CARRIER, LOCALITY);
        }

        private void add(Row row, Locality locality, PaymentAmount amount) {
            if (seen.add(locality)) {
                localities.add(row, locality, "", CARRIER);
            }
            if (writer.size() == MOST_ROWS) {
                throw new UnreadableException(row.number(), "The file has more than " + MOST_ROWS + " rows.");
            }
            lastLocality = lastLocality.filter(locality::equals).or(() -> Optional.of(locality));
            lastCode = amount.code();
            Set<Locality> therapy = localitiesOf.get(amount.code());
            if (therapy != null) {
                therapy.add(locality);
            }
            checkReduced(row, amount);
            plausibility.compare(locality, amount);
            writer.add(locality, amount);
        }

        /** A unit that loses half of its practice expense costs less than a whole one, and not nothing (P-3). */
        private void checkReduced(Row row, PaymentAmount amount) {
            Money reduced = amount.therapyReduced();
            if (amount.therapyMppr()
                    && (reduced.isMoreThan(amount.nonFacility())
                            || (reduced.isZero() && !amount.nonFacility().isZero()))) {
                problems.fault(
                        row.number(),
                        REDUCED.title(),
                        "The reduced amount of " + amount.code() + ", " + reduced
                                + ", is no part of its non-facility fee, " + amount.nonFacility() + ".");
            }
        }

        private static Optional<Money> money(Cells cells, Column column) {
            return cells.cents(column, MOST).map(Money::new);
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            String last = lastLocality.map(locality -> locality + " ").orElse("") + lastCode;
            if (!endsWithLineEnd) {
                problems.fault("The file is cut off: it ends at " + last + ", inside a row.");
            }
            localities.end();
            localitiesOf.forEach((code, of) -> {
                if (of.size() < seen.size()) {
                    problems.fault("The therapy code " + code + " has no amount in " + (seen.size() - of.size())
                            + " of the " + seen.size() + " localities. The file ends at " + last
                            + ": it is cut off or not whole.");
                }
            });
            plausibility.report(problems);
            Arrays.stream(writer.conflicts())
                    .forEach(row -> problems.fault(
                            row + 1,
                            NON_FACILITY.title(),
                            "The locality, code and modifier stand in the file before, with other amounts."));
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }

        @Override
        public String edition() {
            return "payment amounts of " + year;
        }
    }
}
