package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.domain.schedules.RvuSnapshot.Writer;
import java.math.BigDecimal;
import java.util.List;

/** Whether relative values can be what they say: whole, and not too far from those in force. */
final class RvuPlausibility {
    /** Therapy codes that every relative value file since 2020 holds: all of MULT PROC 5 but 0791T, which is younger. */
    private static final List<String> ALWAYS_THERE = List.of(
            "92507", "92508", "92521", "92522", "92523", "92524", "92526", "92597", "92607", "92609", "96125", "97012",
            "97016", "97018", "97022", "97024", "97026", "97028", "97032", "97033", "97034", "97035", "97036", "97110",
            "97112", "97113", "97116", "97124", "97140", "97150", "97161", "97162", "97163", "97164", "97165", "97166",
            "97167", "97168", "97530", "97533", "97535", "97537", "97542", "97750", "97755", "97760", "97761", "97763",
            "G0281", "G0283", "G0329");

    private static final BigDecimal FAR = new BigDecimal("0.40");
    private static final int LISTED = 10;

    private final InForce inForce;
    private final Problems problems;

    RvuPlausibility(InForce inForce, Problems problems) {
        this.inForce = inForce;
        this.problems = problems;
    }

    void check(RvuSnapshot.Writer found, String lastCode) {
        List<String> missing =
                ALWAYS_THERE.stream().filter(code -> found.find(code).isEmpty()).toList();
        if (!missing.isEmpty()) {
            problems.fault(missing.size() + " therapy codes that every relative value file holds are missing ("
                    + listed(missing) + "). The file ends at code " + lastCode + ": it is cut off or not whole.");
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
        if (!gone.isEmpty() && gone.size() * 10 > before.size()) {
            problems.fault(gone.size() + " of the " + before.size() + " codes in force are missing (" + listed(gone)
                    + "). The file ends at code " + lastCode + ": it is cut off or not whole.");
        } else if (!gone.isEmpty()) {
            problems.warning("Codes in force so far are missing: " + listed(gone) + ".");
        }
        Moves moves = new Moves(FAR);
        before.forEach(row ->
                found.find(row.code()).ifPresent(now -> moves.compare(row.code(), national(row), national(now))));
        moves.report(problems);
    }

    /** The national amount before rounding, which no locality distorts. */
    private static BigDecimal national(RelativeValue row) {
        return row.work()
                .add(row.nonFacilityPracticeExpense())
                .add(row.malpractice())
                .multiply(row.conversionFactor());
    }

    private static String listed(List<String> codes) {
        return String.join(", ", codes.subList(0, Math.min(LISTED, codes.size())))
                + (codes.size() > LISTED ? ", ..." : "");
    }
}
