package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A day to check, built line by line. Medicare, private practice office and 2024 Q3 unless a test says otherwise. */
final class Day {
    private final List<LineToCheck> lines = new ArrayList<>();
    private final List<NeighbourLine> neighbours = new ArrayList<>();
    private LocalDate dateOfService = NcciTables.IN_QUARTER;
    private String payerId = "medicare";
    private EditTable editTable = EditTable.MEDICARE;
    private ModifierOrder modifierOrder = ModifierOrder.MEDICARE;
    private Optional<String> placeOfService = Optional.of("11");
    private Optional<String> providerType = Optional.empty();
    private Optional<TherapyAccrual> accrual = Optional.empty();
    private FeeSchedules tables = NcciTables.published();

    static Day of() {
        return new Day();
    }

    /** Each code on a line of its own, one unit, with GP. */
    static Day of(String... codes) {
        Day day = new Day();
        Arrays.stream(codes).forEach(code -> day.line(code, 1, "GP"));
        return day;
    }

    Day line(String code, int units, String... modifiers) {
        lines.add(new LineToCheck(code, units, List.of(modifiers), List.of(), Optional.empty(), Optional.empty()));
        return this;
    }

    /** Gives the last line clock times, as {@code 09:00-09:15}. */
    Day during(String... stretches) {
        LineToCheck last = lines.removeLast();
        List<Segment> segments = Arrays.stream(stretches)
                .map(stretch -> stretch.split("-", 2))
                .map(ends -> new Segment(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])))
                .toList();
        lines.add(
                new LineToCheck(last.code(), last.units(), last.modifiers(), segments, last.charge(), last.allowed()));
        return this;
    }

    /** Gives the last line an allowed amount. */
    Day allowed(String amount) {
        LineToCheck last = lines.removeLast();
        lines.add(new LineToCheck(
                last.code(),
                last.units(),
                last.modifiers(),
                last.segments(),
                last.charge(),
                Optional.of(Money.of(amount))));
        return this;
    }

    /** A line of another claim of the day, one that came before. */
    Day afterClaim(String claimId, String code, int units, String... modifiers) {
        return beside(claimId, true, code, units, modifiers);
    }

    /** A line of another claim of the day, one that came after. */
    Day beforeClaim(String claimId, String code, int units, String... modifiers) {
        return beside(claimId, false, code, units, modifiers);
    }

    private Day beside(String claimId, boolean earlier, String code, int units, String... modifiers) {
        neighbours.add(new NeighbourLine(
                claimId,
                earlier,
                new LineToCheck(code, units, List.of(modifiers), List.of(), Optional.empty(), Optional.empty())));
        return this;
    }

    Day on(String date) {
        dateOfService = LocalDate.parse(date);
        return this;
    }

    Day payer(String id, EditTable table) {
        payerId = id;
        editTable = table;
        return this;
    }

    /** The payer wants modifiers in this order. */
    Day ordered(ModifierOrder order) {
        modifierOrder = order;
        return this;
    }

    Day at(String place) {
        placeOfService = Optional.of(place);
        return this;
    }

    Day billedBy(String type) {
        providerType = Optional.of(type);
        return this;
    }

    Day accrued(String ptSlp, String ot) {
        accrual = Optional.of(new TherapyAccrual(Money.of(ptSlp), Money.of(ot)));
        return this;
    }

    Day with(FeeSchedules other) {
        tables = other;
        return this;
    }

    Checked check() {
        return new Checked(new EditChecker(tables)
                .check(new EditRequest(
                        dateOfService,
                        payerId,
                        editTable,
                        modifierOrder,
                        placeOfService,
                        providerType,
                        lines,
                        neighbours,
                        accrual)));
    }

    /** A result, asked the way the tests ask. */
    record Checked(EditResult result) {
        PairResult onlyPair() {
            if (result.ptp().size() != 1) {
                throw new AssertionError("expected one pair, got " + result.ptp());
            }
            return result.ptp().getFirst();
        }

        Status status(int line) {
            return result.lines().get(line).status();
        }

        List<String> codes() {
            return result.findings().stream().map(Finding::code).toList();
        }

        Finding finding(FindingCode code) {
            return result.findings().stream()
                    .filter(finding -> finding.code().equals(code.code()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(code + " not in " + codes()));
        }

        Coverage coverage(String check) {
            return result.coverage().stream()
                    .filter(coverage -> coverage.check().equals(check))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(check + " not covered"));
        }
    }
}
