package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.edits.EditResult.MueResult;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.edits.EditResult.ThresholdResult;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a Medicare claim that was checked before against the therapy threshold again, with another accrual before it
 * (KX-3, PY-5). What the other checks said of it stays, word for word: the tables they looked into are not asked again.
 */
public final class ThresholdAgain {
    private static final Set<String> FINDINGS = Set.of(
            FindingCode.KX_MISSING_ABOVE_THRESHOLD.code(),
            FindingCode.KX_ABN_ABOVE_THRESHOLD.code(),
            FindingCode.KX_BELOW_THRESHOLD.code(),
            FindingCode.KX_TARGETED_REVIEW.code(),
            FindingCode.KX_THRESHOLD_ASSUMED.code(),
            FindingCode.KX_ASSUMPTION.code());

    private static final Set<String> RULES = Stream.of(Rule.KX_1, Rule.KX_2, Rule.KX_3, Rule.KX_4, Rule.PY_5)
            .map(Rule::number)
            .collect(Collectors.toUnmodifiableSet());

    private ThresholdAgain() {}

    /**
     * Judges the lines again.
     *
     * @param checked what the checks said
     * @param allowed the allowed amount of each line, in their order
     * @param before what the year has accrued before the claim
     * @param why why it is judged again; the explanation says so under PY-5
     * @param placed points the new findings to where those of {@code checked} point
     */
    public static EditResult judge(
            EditResult checked,
            LocalDate dateOfService,
            List<Optional<Money>> allowed,
            TherapyAccrual before,
            String why,
            UnaryOperator<List<Finding>> placed) {
        EditRequest request = new EditRequest(
                dateOfService,
                StandardPayers.MEDICARE,
                EditTable.MEDICARE,
                Optional.empty(),
                Optional.empty(),
                linesToCheck(checked, allowed),
                Optional.of(before));
        List<Line> lines = Line.of(request);
        EditReport report = new EditReport(request.modifierOrder());
        lines.forEach(line -> whatOthersSaid(line, checked, report));
        report.explain(Rule.PY_5, why);
        List<ThresholdResult> threshold = new ThresholdCheck().run(request, lines, report);
        return new EditResult(
                lines.stream().map(report::outcome).toList(),
                checked.ptp(),
                checked.mue(),
                threshold,
                Stream.concat(
                                checked.findings().stream().filter(finding -> !isOfTheThreshold(finding)),
                                placed.apply(report.findings()).stream())
                        .toList(),
                Stream.concat(
                                checked.explanation().stream().filter(step -> !isOfTheThreshold(step)),
                                report.explanation().stream())
                        .toList(),
                Stream.concat(
                                checked.coverage().stream().filter(cover -> !isOfTheThreshold(cover)),
                                report.coverage().stream())
                        .toList());
    }

    /** Whether the threshold check makes this finding. */
    public static boolean isOfTheThreshold(Finding finding) {
        return FINDINGS.contains(finding.code());
    }

    private static boolean isOfTheThreshold(Explanation step) {
        return RULES.contains(step.rule());
    }

    private static boolean isOfTheThreshold(Coverage cover) {
        return cover.check().equals(ThresholdCheck.CHECK);
    }

    private static List<LineToCheck> linesToCheck(EditResult checked, List<Optional<Money>> allowed) {
        List<LineToCheck> lines = new ArrayList<>();
        for (int i = 0; i < checked.lines().size(); i++) {
            CheckedLine line = checked.lines().get(i);
            lines.add(new LineToCheck(
                    line.code(), line.units(), line.modifiers(), List.of(), Optional.empty(), allowed.get(i)));
        }
        return lines;
    }

    /** A line that the threshold check denied was not denied before it: it leaves out those that are, and asks no KX of them. */
    private static void whatOthersSaid(Line line, EditResult checked, EditReport report) {
        CheckedLine was = checked.lines().get(line.index());
        boolean denied = was.status() == Status.DENIED;
        if (denied && !was.kxRequired()) {
            report.deny(line);
        } else if (was.status() == Status.REVIEW || (denied && goesToReview(line, checked))) {
            report.review(line);
        }
    }

    /** A denial hides that the line would go to review: an ABN and a daily limit send it there. */
    private static boolean goesToReview(Line line, EditResult checked) {
        return line.has("GA")
                || checked.mue().stream()
                        .filter(limit -> limit.code().equals(line.code()))
                        .anyMatch(MueResult::isReviewed);
    }
}
