package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which quarter of an NCCI table a check ran with, and when the date of service lies outside it (N-5).
 *
 * <p>A table of an earlier quarter is still used: most edits outlive many quarters, and a check that says how old it is
 * serves a biller better than none. It is never passed off as the date's own.
 */
final class NcciTable {
    private static final int MONTHS_OF_A_QUARTER = 3;

    private NcciTable() {}

    /** Why the payer or the date leaves the check without a table; empty if there is nothing against it. */
    static Optional<Coverage> notChecked(
            String check, String source, EditRequest request, Optional<ScheduleVersion> version) {
        if (request.editTable() == EditTable.NONE) {
            return Optional.of(Coverage.unchecked(
                    check,
                    source,
                    Text.of("Payer %s applies no NCCI edits, so none were checked.", request.payerId())));
        }
        if (version.isEmpty()) {
            return Optional.of(Coverage.unchecked(
                    check,
                    source,
                    Text.of("No table is loaded for %s, so nothing was checked.", request.dateOfService())));
        }
        return Optional.empty();
    }

    /** The check ran with this table; {@code remarks} are what else is to be known about it. */
    static Coverage checked(String check, ScheduleVersion version, Optional<String> age, List<String> remarks) {
        List<String> reasons = new ArrayList<>();
        age.ifPresent(reasons::add);
        reasons.addAll(remarks);
        return new Coverage(
                check,
                version.source(),
                Optional.of(version.effectiveFrom()),
                Optional.of(lastDay(version)),
                true,
                reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons)));
    }

    /** What a table of therapy codes alone, such as the bundled ones, cannot say of other codes. */
    static List<String> otherCodes(List<Line> lines) {
        List<String> others = Lists.where(
                Lists.map(lines, Line::code), code -> TherapyCodes.rows(code).isEmpty());
        return others.isEmpty()
                ? List.of()
                : List.of(Text.of(
                        "Not a therapy code: %s. A table of therapy codes alone has no edits for it.",
                        String.join(", ", Lists.distinct(others))));
    }

    /** What was assumed, where the date of service lies after the table's quarter. */
    static Optional<Finding> assumption(Optional<String> age) {
        return age.map(words -> Finding.of(FindingCode.NCCI_TABLE_OUTDATED, "/dateOfService", words));
    }

    /** How old the table is, in words, where the date of service lies after its quarter. */
    static Optional<String> age(ScheduleVersion version, LocalDate dateOfService) {
        LocalDate last = lastDay(version);
        return dateOfService.isAfter(last)
                ? Optional.of(Text.of(
                        "The table in use (%s) is of the quarter %s to %s; edits that changed between then and %s are not known.",
                        version.source(), version.effectiveFrom(), last, dateOfService))
                : Optional.empty();
    }

    private static LocalDate lastOfQuarter(LocalDate first) {
        int quarter = (first.getMonthValue() - 1) / MONTHS_OF_A_QUARTER + 1;
        return YearMonth.of(first.getYear(), quarter * MONTHS_OF_A_QUARTER).atEndOfMonth();
    }

    /** CMS publishes by calendar quarter; a file that takes effect inside one holds to its end. */
    private static LocalDate lastDay(ScheduleVersion version) {
        LocalDate first = version.effectiveFrom();
        return version.effectiveTo().orElseGet(() -> lastOfQuarter(first));
    }
}
