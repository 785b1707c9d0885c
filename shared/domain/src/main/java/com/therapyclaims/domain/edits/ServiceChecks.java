package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FunctionalReporting;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a therapy code by its nature asks of its lines: an evaluation is the therapist's and no assistant's (Benefit
 * Policy Manual ch. 15 s. 230), a code that is not paid by time is one unit a day for each discipline (U-7), an add-on code
 * continues another of the day, and a code of functional reporting has ended (KX-5).
 */
final class ServiceChecks {
    private static final String CHECK = "SERVICES";
    private static final String SOURCE =
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.B; Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230";

    private ServiceChecks() {}

    static void run(EditRequest request, List<Line> lines, EditReport report) {
        List<Line> earlier = Line.ofNeighbours(request, true);
        List<Line> day = Lists.both(earlier, lines);
        for (Line line : lines) {
            Optional<TherapyCode> code = TherapyCodes.find(line.code(), request.dateOfService());
            code.filter(known -> known.kind() == ServiceKind.EVALUATION).ifPresent(_ -> evaluation(line, report));
            code.flatMap(TherapyCode::addOnTo)
                    .filter(first -> !Lists.any(day, other -> other.code().equals(first)))
                    .ifPresent(first -> report.add(Finding.of(
                            FindingCode.UNITS_ADD_ON_ALONE,
                            line.pointer() + "/code",
                            Text.of("%s continues %s, which is on no line of the day.", line.named(), first))));
            if (FunctionalReporting.hasEnded(line.code(), request.dateOfService())) {
                report.add(Finding.of(
                        FindingCode.CODE_FUNCTIONAL_REPORTING_ENDED,
                        line.pointer() + "/code",
                        Text.of("%s is %s.", line.named(), FunctionalReporting.TOLD)));
            }
            if (code.filter(known -> known.clock() instanceof Clock.PerDay).isPresent()) {
                onceADay(line, day.subList(0, earlier.size() + line.index() + 1), report);
            }
        }
        report.cover(Coverage.checked(CHECK, SOURCE));
    }

    /** Counts the units of a code for each discipline that furnishes it, up to this line of the day. */
    private static void onceADay(Line line, List<Line> upToIt, EditReport report) {
        List<Line> ofTheService = Lists.where(
                upToIt,
                other -> other.code().equals(line.code()) && other.disciplines().equals(line.disciplines()));
        long units = Lists.total(ofTheService, other -> other.sent().units());
        if (units > 1) {
            report.add(Finding.of(
                    FindingCode.UNITS_UNTIMED_GT_1,
                    line.pointer() + "/units",
                    Text.of(
                            "%s is not paid by time: one unit a day, %d are billed.",
                            line.named(), Math.min(Integer.MAX_VALUE, units))));
        }
    }

    private static void evaluation(Line line, EditReport report) {
        Arrays.stream(Discipline.values())
                .flatMap(discipline -> discipline.assistantModifier().stream())
                .filter(line::has)
                .findFirst()
                .ifPresent(assistant -> report.add(Finding.of(
                        FindingCode.CODE_PTA_EVAL,
                        line.modifiersPointer(),
                        Text.of(
                                "%s is an evaluation and carries %s: an assistant furnished it.",
                                line.named(), assistant))));
    }
}
