package com.therapyclaims.http.answers;

import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.MueResult;
import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What the edits say of a day, as the API shows it.
 *
 * @param threshold the first bucket of the day: few days have two
 * @param thresholds every bucket of the day
 */
public record EditAnswer(
        List<CheckedLine> lines,
        List<PairResult> ptp,
        List<MueResult> mue,
        Optional<ThresholdResult> threshold,
        List<ThresholdResult> thresholds,
        List<Finding> findings,
        List<Explanation> explanation,
        List<Coverage> coverage) {
    /** The result as it is shown. */
    public static EditAnswer of(EditResult result) {
        return new EditAnswer(
                result.lines(),
                result.ptp(),
                result.mue(),
                result.threshold().stream().findFirst(),
                result.threshold(),
                result.findings(),
                result.explanation(),
                result.coverage());
    }
}
