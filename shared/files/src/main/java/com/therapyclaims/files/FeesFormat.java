package com.therapyclaims.files;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.CommercialFee;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.SnapshotWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A practice's fees.csv: {@code code,modifier,amount} and, if wanted, {@code unit,facilityAmount}. */
final class FeesFormat implements TableFormat {
    private static final Set<String> CODE_TITLES = Set.of("CODE", "HCPCS", "CPT", "CPT CODE", "PROCEDURE CODE");
    private static final Set<String> AMOUNT_TITLES = Set.of("AMOUNT", "FEE", "RATE");

    @Override
    public ScheduleKind kind() {
        return ScheduleKind.COMMERCIAL_FEES;
    }

    @Override
    public Optional<Integer> firstDataRow(List<Row> head) {
        return TableFormat.rowAfter(head, row -> {
            Header titles = Header.of(row);
            return titles.has(CODE_TITLES::contains) && titles.has(AMOUNT_TITLES::contains);
        });
    }

    @Override
    public TableReading begin(List<Row> header, Upload upload, Problems problems) {
        return new Reading(header.getLast(), upload, problems);
    }

    private static final class Reading implements TableReading {
        private static final Pattern MONEY =
                Pattern.compile("\\$? ?([0-9]{1,7}|[0-9]{1,3}(,[0-9]{3}){1,2})(\\.[0-9]+)?");
        private static final Set<String> PER_UNIT = Set.of("", "1", "UNIT", "PER UNIT", "EACH", "EA", "UN", "15 MIN");
        private static final BigDecimal MOST = new BigDecimal("1000000");

        private final Upload upload;
        private final Problems problems;
        private final CommercialFeesSnapshot.Writer writer = new CommercialFeesSnapshot.Writer();
        private final Column code;
        private final Column modifier;
        private final Column amount;
        private final Column unit;
        private final Column facilityAmount;

        private Reading(Row titles, Upload upload, Problems problems) {
            this.upload = upload;
            this.problems = problems;
            Header header = Header.of(titles);
            this.code = header.required("code", CODE_TITLES::contains, problems);
            this.modifier = header.optional("modifier", title -> title.equals("MODIFIER") || title.equals("MOD"));
            this.amount = header.required("amount", AMOUNT_TITLES::contains, problems);
            this.unit = header.optional("unit", title -> title.equals("UNIT") || title.equals("UNITS"));
            this.facilityAmount = header.optional(
                    "facilityAmount", title -> title.replace(" ", "").equals("FACILITYAMOUNT"));
            header.besides(List.of(code, modifier, amount, unit, facilityAmount)).stream()
                    .filter(title -> !title.equals("DESCRIPTION"))
                    .forEach(title -> problems.fault(
                            titles.number(),
                            title.toLowerCase(Locale.ROOT),
                            "There is no such column: they are code, modifier, amount, unit and facilityAmount."));
        }

        @Override
        public void row(Row row) {
            Cells cells = new Cells(row, problems);
            Optional<String> codeRead = cells.code(code);
            Optional<String> modifierRead = modifier.present() ? cells.modifier(modifier) : Optional.of("");
            Optional<Money> amountRead = money(row, amount);
            boolean sameInFacility = row.cell(facilityAmount.index()).isEmpty();
            Optional<Money> facilityRead = sameInFacility ? Optional.empty() : money(row, facilityAmount);
            Optional<Boolean> unitRead = cells.read(
                    unit,
                    text -> PER_UNIT.contains(Header.normal(text)) ? Optional.of(true) : Optional.empty(),
                    "is no unit a fee can be for: a fee is for one unit. A rate for a visit or a day belongs into"
                            + " contract.json");
            if (codeRead.isPresent()
                    && modifierRead.isPresent()
                    && amountRead.isPresent()
                    && (sameInFacility || facilityRead.isPresent())
                    && unitRead.isPresent()) {
                add(row, new CommercialFee(codeRead.get(), modifierRead.get(), amountRead.get(), facilityRead));
            }
        }

        private void add(Row row, CommercialFee fee) {
            if (fee.amount().isZero()) {
                problems.warning(row.number(), amount.title(), "Code " + fee.code() + " pays nothing.");
            }
            if (!writer.add(fee)) {
                problems.fault(
                        row.number(),
                        code.title(),
                        "Code " + fee.code() + (fee.modifier().isEmpty() ? "" : " with " + fee.modifier())
                                + " stands in the file before, with another fee.");
            }
        }

        private Optional<Money> money(Row row, Column column) {
            String text = row.cell(column.index());
            if (!MONEY.matcher(text).matches()) {
                problems.fault(
                        row.number(),
                        column.title(),
                        (text.isEmpty() ? "An empty cell" : Problems.quote(text))
                                + " is no amount in dollars: it is written as 32.50, 1032.50 or $1,032.50.");
                return Optional.empty();
            }
            BigDecimal value = new BigDecimal(text.replaceAll("[$, ]", ""));
            if (value.stripTrailingZeros().scale() > 2) {
                problems.fault(
                        row.number(),
                        column.title(),
                        Problems.quote(text) + " is finer than a cent: round it to cents.");
                return Optional.empty();
            }
            if (value.compareTo(MOST) > 0) {
                problems.fault(
                        row.number(),
                        column.title(),
                        Problems.quote(text) + " is more than a fee for one unit can be.");
                return Optional.empty();
            }
            return Optional.of(new Money(value));
        }

        @Override
        public void end(boolean endsWithLineEnd) {
            if (writer.size() == 0 && !problems.anyFault()) {
                problems.fault("The file has a header but no fee.");
            }
            upload.inForce().commercialFees().ifPresent(previous -> {
                Moves moves = new Moves();
                previous.rows()
                        .forEach(before -> writer.find(before.code(), before.modifier())
                                .ifPresent(now -> moves.compare(
                                        before.code(),
                                        "",
                                        before.amount().amount(),
                                        now.amount().amount())));
                moves.report(problems);
            });
        }

        @Override
        public SnapshotWriter snapshot() {
            return writer;
        }
    }
}
