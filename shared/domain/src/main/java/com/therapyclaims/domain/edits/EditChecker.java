package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.MueResult;
import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;

/**
 * Checks one patient's one day before it is billed: modifiers, what the codes themselves ask, places of service, code pairs, unit limits and the therapy
 * threshold.
 *
 * <p>It looks at all lines of the day together, those of the day's other claims too, and changes nothing but the order of modifiers: a modifier that attests
 * something (59, X, KX) is never set for the caller. A check without a table for the date says so in the coverage.
 */
public final class EditChecker {
    private final ModifierChecks modifierChecks;
    private final PlaceChecks placeChecks;
    private final PtpCheck ptpCheck;
    private final MueCheck mueCheck;
    private final ThresholdCheck thresholdCheck = new ThresholdCheck();

    /** Checks with these tables. */
    public EditChecker(FeeSchedules feeSchedules) {
        this.modifierChecks = new ModifierChecks(feeSchedules);
        this.placeChecks = new PlaceChecks(feeSchedules);
        this.ptpCheck = new PtpCheck(feeSchedules);
        this.mueCheck = new MueCheck(feeSchedules);
    }

    /**
     * The same with the check of places where it had no table for the date: it may have one now. The other edits rest on
     * other tables and stay.
     *
     * @param request what was checked; neighbours and accrual are not asked for
     * @param earlier what the edits said of it
     */
    public EditResult placesAgain(EditRequest request, EditResult earlier) {
        return placeChecks.again(request, earlier);
    }

    /** Whether the edits could not look at a hospital's patients: there was no table to do it with, or not all was sent. */
    public static boolean leftPlacesUnchecked(EditResult earlier) {
        return earlier.coverage().stream().anyMatch(PlaceChecks::isUnchecked);
    }

    /** Everything the edits say of the day. */
    public EditResult check(EditRequest request) {
        List<Line> lines = Line.of(request);
        EditReport report = new EditReport(request.modifierOrder());
        modifierChecks.run(request, lines, report);
        ServiceChecks.run(request, lines, report);
        placeChecks.run(request, lines, report);
        List<PairResult> pairs = ptpCheck.run(request, lines, report);
        List<MueResult> limits = mueCheck.run(request, lines, report);
        // Last, because a line that is denied accrues nothing to the threshold.
        List<ThresholdResult> buckets = thresholdCheck.run(request, lines, report);
        return new EditResult(
                Lists.map(lines, report::outcome),
                pairs,
                limits,
                buckets,
                report.findings(),
                report.explanation(),
                report.coverage());
    }
}
