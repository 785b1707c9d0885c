package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Clock;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ServiceKind;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a therapy code by its nature asks of its lines: an evaluation is the therapist's and no assistant's (Benefit
 * Policy Manual ch. 15 s. 230), a code that is not paid by time is one unit a day for each discipline (U-7), an add-on code
 * continues another of the day.
 */
final class ServiceChecks {
    private static final String CHECK = "SERVICES";
    private static final String SOURCE =
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.2.B; Benefit Policy Manual (Pub. 100-02) ch. 15 s. 230";

    private ServiceChecks() {}

    /** A code as its disciplines furnish it. */
    private record Service(String code, List<Discipline> disciplines) {}

    static void run(EditRequest request, List<Line> lines, EditReport report) {
        Map<Service, Integer> unitsOfTheDay = new HashMap<>();
        List<Line> earlier = Line.ofNeighbours(request, true);
        earlier.forEach(line -> sum(line, unitsOfTheDay));
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
            int units = sum(line, unitsOfTheDay);
            code.filter(known -> known.clock() instanceof Clock.PerDay && units > 1)
                    .ifPresent(_ -> report.add(Finding.of(
                            FindingCode.UNITS_UNTIMED_GT_1,
                            line.pointer() + "/units",
                            Text.of("%s is not paid by time: one unit a day, %d are billed.", line.named(), units))));
        }
        report.cover(Coverage.checked(CHECK, SOURCE));
    }

    /** Adds the line to the units of its code and discipline and returns them. */
    private static int sum(Line line, Map<Service, Integer> units) {
        return units.merge(
                new Service(line.code(), line.disciplines()), line.sent().units(), (one, other) ->
                        (int) Math.min(Integer.MAX_VALUE, (long) one + other));
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
