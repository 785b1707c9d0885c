package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.PtpEdit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One edit in force on the day, with the lines it meets. */
final class PtpPair {
    /** Since this date a modifier on column 1 lifts an edit too; before, only one on column 2 (N-2, CR 11168). */
    private static final LocalDate EITHER_COLUMN_SINCE = LocalDate.of(2019, 7, 1);

    /**
     * Modifiers beside 59 and X that CMS's systems take for a distinct service (NCCI Policy Manual ch. 1): of the site, of
     * global surgery and of a repeated test. Those of evaluation and management services (24, 25, 27, 57) mean nothing on
     * a therapy code.
     */
    private static final Set<String> OTHER_NCCI_MODIFIERS = Set.of(
            "E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3",
            "T4", "T5", "T6", "T7", "T8", "T9", "LT", "RT", "LC", "LD", "LM", "RC", "RI", "58", "78", "79", "91");

    private final PtpEdit edit;
    private final List<Line> column1;
    private final List<Line> column2;
    private final boolean eitherColumn;
    private final boolean timeDecides;

    PtpPair(PtpEdit edit, List<Line> lines, LocalDate dateOfService) {
        this.edit = edit;
        this.column1 = linesOf(edit.column1(), lines);
        this.column2 = linesOf(edit.column2(), lines);
        this.eitherColumn = !dateOfService.isBefore(EITHER_COLUMN_SINCE);
        this.timeDecides = DistinctTime.decides(edit.column1(), edit.column2(), dateOfService);
    }

    private static List<Line> linesOf(String code, List<Line> lines) {
        return Lists.where(lines, line -> line.code().equals(code));
    }

    /**
     * Judges each line of column 2 against each of column 1. The pair counts as bypassed only when no line of column 2
     * remains denied.
     */
    PairResult judge(EditReport report) {
        boolean allBypassed = true;
        for (Line denied : column2) {
            Optional<Line> obstacle = Lists.first(beside(denied), paid -> !bypassed(paid, denied));
            obstacle.ifPresent(paid -> deny(paid, denied, report));
            allBypassed &= obstacle.isEmpty();
        }
        if (allBypassed) {
            report.explain(
                    Rule.N_2,
                    Sentence.of("%s/%s (indicator 1) is lifted by the modifier.", edit.column1(), edit.column2()));
            if (proven()) {
                report.explain(
                        Rule.N_3,
                        Sentence.of(
                                "The recorded times of %s and %s do not overlap: the services are distinct in time.",
                                edit.column1(), edit.column2()));
            }
        }
        return new PairResult(
                edit.column1(),
                edit.column2(),
                String.valueOf(edit.modifierIndicator()),
                true,
                allBypassed,
                allBypassed ? Optional.empty() : Optional.of(edit.column2()),
                advice(allBypassed));
    }

    private boolean bypassed(Line paid, Line denied) {
        return liftable() && isMarked(paid, denied) && times(paid, denied) != DistinctTime.REFUTED;
    }

    private DistinctTime times(Line paid, Line denied) {
        return timeDecides ? DistinctTime.between(paid, denied) : DistinctTime.OF_NO_WEIGHT;
    }

    private boolean liftable() {
        return edit.modifierIndicator() == '1';
    }

    private boolean isMarked(Line paid, Line denied) {
        return !lifting(denied).isEmpty() || (eitherColumn && !lifting(paid).isEmpty());
    }

    /** The modifiers of the line that lift an edit of indicator 1: 59 and X, and those that name a site or an occasion. */
    private static List<String> lifting(Line line) {
        return Lists.distinct(Lists.where(
                line.sent().modifiers(),
                modifier -> ModifierGroup.of(modifier) == ModifierGroup.DISTINCT
                        || OTHER_NCCI_MODIFIERS.contains(modifier)));
    }

    private boolean proven() {
        return Lists.all(times(), DistinctTime.PROVEN::equals);
    }

    /** What the recorded times say of each line of column 1 beside each of column 2. */
    private List<DistinctTime> times() {
        List<DistinctTime> times = new ArrayList<>();
        for (Line denied : column2) {
            times.addAll(Lists.map(beside(denied), paid -> times(paid, denied)));
        }
        return times;
    }

    /** The lines of column 1 that are judged here: two lines of other claims were judged there. */
    private List<Line> beside(Line denied) {
        return Lists.where(column1, paid -> !(paid.ofAnotherClaim() && denied.ofAnotherClaim()));
    }

    private void deny(Line paid, Line denied, EditReport report) {
        Line own = denied.ofAnotherClaim() ? paid : denied;
        if (!denied.ofAnotherClaim()) {
            report.deny(denied);
        }
        if (liftable() && isMarked(paid, denied)) {
            Segment shared = DistinctTime.overlap(paid, denied).orElseThrow();
            Line marked = lifting(denied).isEmpty() ? paid : denied;
            report.add(Finding.of(
                    FindingCode.NCCI_59_OVERLAPPING_TIME,
                    (marked.ofAnotherClaim() ? own : marked).modifiersPointer(),
                    Text.of(
                            "%s says %s and %s were distinct, but both were recorded from %s to %s.",
                            String.join(", ", lifting(marked)),
                            paid.named(),
                            denied.named(),
                            shared.start(),
                            shared.stop())));
            report.explain(
                    Rule.N_3,
                    Sentence.of(
                            "%s and %s share the time from %s to %s: they are not distinct.",
                            paid.named(), denied.named(), shared.start(), shared.stop()));
        }
        Finding finding = Finding.of(
                FindingCode.NCCI_COLUMN2_DENIED,
                own.pointer(),
                Text.of(
                        "%s is denied beside %s (edit %s/%s, indicator %s). The denial is the provider's liability.",
                        denied.named(), paid.named(), edit.column1(), edit.column2(), edit.modifierIndicator()));
        report.add(
                liftable()
                        ? finding
                        : finding.fixedBy(Text.of(
                                "Bill %s or %s, not both; no modifier lifts an edit of indicator 0.",
                                edit.column1(), edit.column2())));
        report.explain(
                Rule.N_4,
                Sentence.of(
                        "%s pays, %s is denied: provider liability, an ABN does not shift it.",
                        paid.named(), denied.named()));
    }

    private Optional<String> advice(boolean allBypassed) {
        if (!liftable()) {
            return Optional.of("No modifier lifts this edit (indicator 0).");
        }
        return Lists.highest(times(), PtpPair::doubt).flatMap(times -> switch (times) {
            case PROVEN ->
                allBypassed
                        ? Optional.empty()
                        : Optional.of(Text.of(
                                "The recorded times are apart. If the services were distinct, 59 on %s lifts the edit;"
                                        + " XE only for separate encounters.",
                                edit.column2()));
            case OF_NO_WEIGHT ->
                allBypassed
                        ? Optional.empty()
                        : Optional.of(Text.of(
                                "If %s and %s were furnished to separate sites, XS on %s lifts the edit, whatever their times;"
                                        + " XE for separate encounters.",
                                edit.column1(), edit.column2(), edit.column2()));
            case REFUTED ->
                Optional.of(Text.of(
                        "The recorded times of %s and %s overlap, so 59 or an X modifier does not hold.",
                        edit.column1(), edit.column2()));
            case NOT_RECORDED ->
                Optional.of(
                        allBypassed
                                ? Text.of(
                                        "Record the start and stop times of %s and %s: the modifier holds only if they do not overlap.",
                                        edit.column1(), edit.column2())
                                : Text.of(
                                        "If %s and %s were furnished in separate times, record start and stop times and add 59 to %s;"
                                                + " XE only for separate encounters.",
                                        edit.column1(), edit.column2(), edit.column2()));
        });
    }

    /** Times that contradict outweigh missing ones, and missing ones outweigh proof. */
    private static int doubt(DistinctTime times) {
        return switch (times) {
            case PROVEN, OF_NO_WEIGHT -> 0;
            case NOT_RECORDED -> 1;
            case REFUTED -> 2;
        };
    }
}
