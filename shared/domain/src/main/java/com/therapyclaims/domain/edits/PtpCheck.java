package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.edits.EditResult.PairResult;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.PtpEdits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * NCCI procedure-to-procedure edits: every two codes of the day, whichever order their lines stand in and whatever
 * disciplines and claims they belong to (N-1). Of two claims the later one is told.
 * A line with GY or GZ is denied before any pair is looked at: it denies no other and is denied beside none (C-8).
 *
 * <p>Column 1 is paid and column 2 denied, unless the edit's indicator is 1 and 59, one of XE, XS, XP, XU or another of
 * NCCI's modifiers stands on either line (N-1, N-2) and no recorded times contradict it (N-3). A pair counts only while its edit is in force on the date (N-5). The engine never sets such a modifier itself: whether two
 * services were distinct is for the therapist to say.
 */
final class PtpCheck {
    private static final String CHECK = "NCCI_PTP";
    private static final String SOURCE = "CMS NCCI procedure-to-procedure edits, practitioner";

    private final FeeSchedules feeSchedules;

    PtpCheck(FeeSchedules feeSchedules) {
        this.feeSchedules = feeSchedules;
    }

    List<PairResult> run(EditRequest request, List<Line> lines, EditReport report) {
        Optional<PtpEdits> table = feeSchedules.ptpEdits(request.dateOfService());
        Optional<Coverage> notChecked = NcciTable.notChecked(CHECK, SOURCE, request, table.map(PtpEdits::version));
        if (notChecked.isPresent()) {
            report.cover(notChecked.get());
            return List.of();
        }
        PtpEdits edits = table.orElseThrow();
        List<Line> toBePaid = Line.toBePaid(lines);
        List<Line> earlier = Line.toBePaid(Line.ofNeighbours(request, true));
        List<Line> soFar = Lists.both(toBePaid, earlier);
        List<PtpEdit> known = knownPairs(edits, toBePaid, soFar, request.dateOfService());
        Optional<String> age = NcciTable.age(edits.version(), request.dateOfService());
        report.cover(NcciTable.checked(CHECK, edits.version(), age, remarks(known, lines)));
        NcciTable.assumption(age).ifPresent(report::add);

        List<PairResult> results = Lists.map(
                known,
                edit -> edit.inForce(request.dateOfService())
                        ? new PtpPair(edit, soFar, request.dateOfService()).judge(report)
                        : notInForce(edit, request.dateOfService(), report));
        List<Line> later = Line.toBePaid(Line.ofNeighbours(request, false));
        List<PtpEdit> knownOfDay = later.isEmpty()
                ? known
                : knownPairs(edits, toBePaid, Lists.both(soFar, later), request.dateOfService());
        needlessModifiers(toBePaid, knownOfDay, request.dateOfService(), report);
        report.explain(
                Rule.N_1,
                Sentence.of(
                        "%d code pairs of the day stand in the table, %d of them in force.",
                        known.size(),
                        Lists.where(known, edit -> edit.inForce(request.dateOfService()))
                                .size()));
        return results;
    }

    /**
     * One edit for each two codes the table knows, at least one of them on a line of the request: the edit in force or
     * else the one that ended last.
     */
    private static List<PtpEdit> knownPairs(PtpEdits edits, List<Line> lines, List<Line> day, LocalDate dateOfService) {
        List<String> own = Lists.map(lines, Line::code);
        List<String> codes = Lists.distinct(Lists.map(day, Line::code));
        List<PtpEdit> known = new ArrayList<>();
        for (int one = 0; one < codes.size(); one++) {
            for (int other = one + 1; other < codes.size(); other++) {
                String first = codes.get(one);
                String second = codes.get(other);
                if (!own.contains(first) && !own.contains(second)) {
                    continue;
                }
                List<PtpEdit> both = Lists.both(edits.find(first, second), edits.find(second, first));
                Lists.first(both, edit -> edit.inForce(dateOfService))
                        .or(() -> both.stream().max(byEnd()))
                        .ifPresent(known::add);
            }
        }
        return known;
    }

    private static Comparator<PtpEdit> byEnd() {
        return Comparator.comparing(edit -> edit.deletedOn().orElse(LocalDate.MAX));
    }

    private static List<String> remarks(List<PtpEdit> known, List<Line> lines) {
        List<String> remarks = new ArrayList<>(NcciTable.otherCodes(lines));
        if (Lists.any(known, edit -> edit.effectiveFrom().isEmpty())) {
            remarks.add("The table does not say since when its pairs hold; only their ends were checked.");
        }
        return remarks;
    }

    private static PairResult notInForce(PtpEdit edit, LocalDate dateOfService, EditReport report) {
        report.explain(
                Rule.N_5,
                Sentence.of(
                        "%s/%s is not in force on %s%s.", edit.column1(), edit.column2(), dateOfService, ended(edit)));
        return new PairResult(
                edit.column1(),
                edit.column2(),
                String.valueOf(edit.modifierIndicator()),
                false,
                false,
                Optional.empty(),
                Optional.of(Text.of(
                        "No edit is in force for this pair on the date%s; no modifier is needed.", ended(edit))));
    }

    private static String ended(PtpEdit edit) {
        return edit.deletedOn().map(last -> " (it ended " + last + ")").orElse("");
    }

    /** 59 or X on a line whose code has no edit in force that it could lift. */
    private static void needlessModifiers(
            List<Line> lines, List<PtpEdit> known, LocalDate dateOfService, EditReport report) {
        for (Line line : lines) {
            List<String> distinct = line.modifiersIn(ModifierGroup.DISTINCT);
            if (distinct.isEmpty()) {
                continue;
            }
            List<PtpEdit> ofLine = known.stream()
                    .filter(edit ->
                            edit.column1().equals(line.code()) || edit.column2().equals(line.code()))
                    .toList();
            if (ofLine.stream().noneMatch(edit -> edit.inForce(dateOfService) && edit.modifierIndicator() == '1')) {
                report.add(Finding.of(
                        FindingCode.NCCI_59_NOT_NEEDED,
                        line.modifiersPointer(),
                        Text.of(
                                "%s carries %s, but no edit of the day can be lifted by it%s.",
                                line.named(), String.join(", ", distinct), why(ofLine, dateOfService))));
            }
        }
    }

    private static String why(List<PtpEdit> edits, LocalDate dateOfService) {
        return edits.stream()
                .findFirst()
                .map(edit -> Text.of(
                        ": %s/%s %s",
                        edit.column1(),
                        edit.column2(),
                        edit.inForce(dateOfService)
                                ? "has indicator 0, which no modifier lifts"
                                : "is not in force" + ended(edit)))
                .orElse("");
    }
}
