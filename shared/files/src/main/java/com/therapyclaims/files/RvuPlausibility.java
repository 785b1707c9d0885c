package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot.Writer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Whether relative values can be what they say: whole, and not too far from those in force. */
final class RvuPlausibility {
    private static final int LISTED = 10;

    private final LocalDate effectiveFrom;
    private final InForce inForce;
    private final Problems problems;

    RvuPlausibility(Upload upload, Problems problems) {
        this.effectiveFrom = upload.key().effectiveFrom();
        this.inForce = upload.inForce();
        this.problems = problems;
    }

    void check(RvuSnapshot.Writer found, String lastCode) {
        List<String> missing = PaidTherapyCodes.on(effectiveFrom).stream()
                .filter(code -> found.find(code).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            problems.fault(missing.size() + " always-therapy codes that Medicare pays are missing (" + listed(missing)
                    + "). The file ends at code " + lastCode + ": it is cut off or not whole.");
        }
        inForce.relativeValues().ifPresent(previous -> compare(previous, found, lastCode));
    }

    private void compare(RvuSnapshot previous, Writer found, String lastCode) {
        List<RelativeValue> before =
                previous.rows().filter(row -> row.modifier().isEmpty()).toList();
        List<String> gone = before.stream()
                .map(RelativeValue::code)
                .filter(code -> found.find(code).isEmpty())
                .toList();
        boolean many = gone.size() * 10 > before.size();
        if (many && found.rows().allMatch(row -> isInForce(previous, row))) {
            problems.fault(
                    "There is nothing to publish: all " + found.size() + " rows of the file are in force already,"
                            + " with the same figures, among the " + previous.size() + " of "
                            + previous.version().source() + ", which stays in force.");
            return;
        }
        if (many) {
            problems.fault(gone.size() + " of the " + before.size() + " codes in force are missing (" + listed(gone)
                    + "). The file ends at code " + lastCode + ": it is cut off or not whole.");
        } else if (!gone.isEmpty()) {
            problems.warning("Codes in force so far are missing: " + listed(gone) + ".");
        }
        Moves moves = new Moves();
        before.forEach(row ->
                found.find(row.code()).ifPresent(now -> moves.compare(row.code(), "", national(row), national(now))));
        moves.report(problems);
    }

    private static boolean isInForce(RvuSnapshot previous, RelativeValue row) {
        return previous.find(row.code(), row.modifier()).filter(row::equals).isPresent();
    }

    /** The national amount before rounding, which no locality distorts. */
    private static BigDecimal national(RelativeValue row) {
        return row.nonFacilityAmount(Gpci.NATIONAL);
    }

    private static String listed(List<String> codes) {
        return String.join(", ", codes.subList(0, Math.min(LISTED, codes.size())))
                + (codes.size() > LISTED ? ", ..." : "");
    }
}
