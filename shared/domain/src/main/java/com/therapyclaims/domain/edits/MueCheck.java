package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.edits.EditResult.MueResult;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Medically unlikely edits: the units of a code against its limit.
 *
 * <p>The adjudication indicator (MAI) says what is compared and what follows: 1 each line by itself; 2 the lines of the
 * day together, an absolute limit; 3 the lines of the day together, where more may be paid on review. A limit of 0 means
 * that Medicare never pays the code, which says nothing of another payer that takes Medicare's edits.
 * The units of a line with GY or GZ are not asked to be paid and count in no sum (C-8).
 */
final class MueCheck {
    private static final String CHECK = "NCCI_MUE";
    private static final String SOURCE = "CMS NCCI medically unlikely edits, practitioner";
    private static final int BY_LINE = 1;

    private final FeeSchedules feeSchedules;

    MueCheck(FeeSchedules feeSchedules) {
        this.feeSchedules = feeSchedules;
    }

    List<MueResult> run(EditRequest request, List<Line> lines, EditReport report) {
        Optional<MueLimits> table = feeSchedules.mueLimits(request.dateOfService());
        var notChecked = NcciTable.notChecked(CHECK, SOURCE, request, table.map(MueLimits::version));
        if (notChecked.isPresent()) {
            report.cover(notChecked.get());
            return List.of();
        }
        MueLimits limits = table.orElseThrow();
        Optional<String> age = NcciTable.age(limits.version(), request.dateOfService());
        report.cover(NcciTable.checked(CHECK, limits.version(), age, NcciTable.otherCodes(lines)));
        List<MueResult> results = new ArrayList<>();
        List<Line> toBePaid = Line.toBePaid(lines);
        for (String code : Lists.distinct(Lists.map(toBePaid, Line::code))) {
            Optional<MueLimit> found = limits.find(code);
            if (found.isEmpty()) {
                continue;
            }
            MueLimit limit = found.get();
            if (limit.units() == 0 && !request.payerId().equals(StandardPayers.MEDICARE)) {
                report.explain(
                        Rule.R_3,
                        Sentence.of(
                                "%s: the limit of 0 units is Medicare's coverage, not that of payer %s.",
                                code, request.payerId()));
                continue;
            }
            List<Line> ofCode = ofCode(code, toBePaid);
            results.add(
                    limit.adjudicationIndicator() == BY_LINE
                            ? byLine(limit, ofCode, report)
                            : byDay(limit, ofCode, earlier(request, code), report));
        }
        return results;
    }

    private static List<Line> ofCode(String code, List<Line> lines) {
        return Lists.where(lines, line -> line.code().equals(code));
    }

    /** MAI 1: the result shows the line with the most units. */
    private static MueResult byLine(MueLimit limit, List<Line> lines, EditReport report) {
        int most = 0;
        for (Line line : lines) {
            int units = line.sent().units();
            most = Math.max(most, units);
            if (units > limit.units()) {
                report.deny(line);
                report.add(Finding.of(
                                FindingCode.MUE_EXCEEDED,
                                line.pointer() + "/units",
                                Text.of(
                                        "%s has %d units; at most %d are payable on one line (MAI 1).",
                                        line.named(), units, limit.units()))
                        .fixedBy("Check the units; units above the limit that are right go on a line of their own."));
            }
        }
        return new MueResult(limit.code(), limit.units(), limit.adjudicationIndicator(), most, most > limit.units());
    }

    /** MAI 2 and 3: the lines of the day together, those of earlier claims too. */
    private static MueResult byDay(MueLimit limit, List<Line> lines, List<Line> earlier, EditReport report) {
        int units = units(lines) + units(earlier);
        MueResult result =
                new MueResult(limit.code(), limit.units(), limit.adjudicationIndicator(), units, units > limit.units());
        if (result.exceeded()) {
            lines.forEach(result.isReviewed() ? report::review : report::deny);
            Finding finding = Finding.of(
                    FindingCode.MUE_EXCEEDED, lines.getFirst().pointer() + "/units", message(limit, units, earlier));
            report.add(
                    result.isReviewed()
                            ? finding.as(Severity.WARNING)
                                    .fixedBy("Check the units; keep the record at hand, more may be paid on review.")
                            : finding.fixedBy(
                                    limit.units() == 0
                                            ? "Remove the code from the claim; Medicare never pays it by itself."
                                            : "Correct the units; the limit is absolute."));
        }
        return result;
    }

    private static List<Line> earlier(EditRequest request, String code) {
        return ofCode(code, Line.toBePaid(Line.ofNeighbours(request, true)));
    }

    private static int units(List<Line> lines) {
        return Lists.sum(lines, line -> line.sent().units());
    }

    private static String message(MueLimit limit, int units, List<Line> earlier) {
        String elsewhere = earlier.isEmpty()
                ? ""
                : Text.of(
                        ", %d of them on claim %s",
                        units(earlier),
                        earlier.stream()
                                .flatMap(line -> line.claimId().stream())
                                .distinct()
                                .collect(Collectors.joining(", ")));
        return Text.of(
                "%s has %d units on the day%s; the limit is %d a day (MAI %d).",
                limit.code(), units, elsewhere, limit.units(), limit.adjudicationIndicator());
    }
}
