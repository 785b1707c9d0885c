package com.therapyclaims.domain.edits;

import static java.util.stream.Collectors.joining;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.TherapyClass;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The modifiers of each line by themselves: exactly one discipline, the assistant's beside its discipline, 59 or one X,
 * liability modifiers that agree, none that does not belong on a therapy line, four at most.
 */
final class ModifierChecks {
    private static final String CHECK = "MODIFIERS";
    private static final String SOURCE =
            "Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 20.1; ASC X12 005010X222A1 SV101";

    /** Therapists in private practice, who bill nothing but services of a therapy plan of care. */
    private static final Set<String> THERAPISTS_IN_PRIVATE_PRACTICE = Set.of("PTPP", "OTPP", "SLPP");

    /** Modifiers that do not belong on a therapy line, and why. */
    private static final Map<String, String> NOT_FOR_THERAPY = Map.of(
            "76", "76 marks a repeated procedure; the units of a timed code are summed on one line instead.",
            "GT", "GT is obsolete on professional claims; telehealth with video carries 95.",
            "AT", "AT marks active chiropractic treatment (98940 to 98942).",
            "25", "25 belongs to evaluation and management codes.",
            "52", "52 does not shorten a therapy service; its time decides its units.",
            "53", "53 does not mark a therapy service that was stopped; its time decides its units.");

    private final FeeSchedules feeSchedules;

    ModifierChecks(FeeSchedules feeSchedules) {
        this.feeSchedules = feeSchedules;
    }

    void run(EditRequest request, List<Line> lines, EditReport report) {
        Optional<RvuSchedule> relativeValues = feeSchedules.relativeValues(request.dateOfService());
        for (Line line : lines) {
            discipline(request, line, relativeValues, report);
            assistant(line, report);
            distinct(line, report);
            strangers(line, report);
            number(request.modifierOrder(), line, report);
        }
        explainOrder(request.modifierOrder(), report);
        LiabilityModifiers.run(lines, report);
        report.cover(Coverage.checked(CHECK, SOURCE));
    }

    private static void explainOrder(ModifierOrder order, EditReport report) {
        if (!order.equals(ModifierOrder.MEDICARE)) {
            report.explain(
                    Rule.PY_1,
                    Sentence.of(
                            "The contract orders modifiers by group: %s.",
                            order.groups().stream().map(ModifierGroup::name).collect(joining(", "))));
        }
    }

    private static void discipline(
            EditRequest request, Line line, Optional<RvuSchedule> relativeValues, EditReport report) {
        Optional<TherapyCode> code = TherapyCodes.find(line.code(), request.dateOfService());
        List<Discipline> present = line.disciplines();
        if (present.isEmpty()) {
            missingDiscipline(request, line, isAlwaysTherapy(line, code, relativeValues), report);
        } else if (present.size() > 1) {
            report.add(Finding.of(
                    FindingCode.MOD_DISCIPLINE_CONFLICT,
                    line.modifiersPointer(),
                    Text.of(
                            "%s carries %s; a line belongs to one discipline.",
                            line.named(), modifiers(present, " and "))));
        } else if (code.filter(known -> !known.billableBy(present.getFirst())).isPresent()) {
            report.add(Finding.of(
                    FindingCode.MOD_DISCIPLINE_CODE_MISMATCH,
                    line.modifiersPointer(),
                    Text.of(
                            "%s carries %s, but the code is billed with %s.",
                            line.named(),
                            present.getFirst().modifier(),
                            modifiers(
                                    code.orElseThrow().disciplines().stream()
                                            .sorted()
                                            .toList(),
                                    " or "))));
        }
    }

    private static String modifiers(List<Discipline> disciplines, String between) {
        return disciplines.stream().map(Discipline::modifier).collect(joining(between));
    }

    /**
     * Medicare requires the modifier on every always-therapy line and on any line of a therapy plan. Where the request
     * cannot tell that the line is under a plan, or the payer is another one, it is asked for and not demanded. A code of
     * another trade needs none.
     */
    private static void missingDiscipline(EditRequest request, Line line, boolean always, EditReport report) {
        boolean underPlan = request.providerType()
                .filter(THERAPISTS_IN_PRIVATE_PRACTICE::contains)
                .isPresent();
        if (!underPlan && OtherTrades.includes(line.code())) {
            return;
        }
        boolean medicare = request.payerId().equals(StandardPayers.MEDICARE);
        Finding finding = Finding.of(
                FindingCode.MOD_DISCIPLINE_MISSING,
                line.modifiersPointer(),
                always || underPlan
                        ? Text.of("%s has no discipline modifier.", line.named())
                        : Text.of(
                                "%s has no discipline modifier; it needs one if it is under a therapy plan of care.",
                                line.named()));
        report.add(medicare && (always || underPlan) ? finding : finding.as(Severity.WARNING));
    }

    /** By the code list, or by the payment reduction of the date's own table, which covers new codes too (P-1). */
    private static boolean isAlwaysTherapy(
            Line line, Optional<TherapyCode> code, Optional<RvuSchedule> relativeValues) {
        return code.filter(known -> known.therapyClass() == TherapyClass.ALWAYS).isPresent()
                || relativeValues
                        .flatMap(table -> table.find(line.code()))
                        .filter(RelativeValue::therapyMppr)
                        .isPresent();
    }

    private static void assistant(Line line, EditReport report) {
        for (Discipline discipline : Discipline.ALL) {
            Optional<String> assistant = discipline.assistantModifier().filter(line::has);
            if (assistant.isPresent() && !line.has(discipline.modifier())) {
                report.add(Finding.of(
                        discipline == Discipline.PT ? FindingCode.MOD_CQ_REQUIRES_GP : FindingCode.MOD_CO_REQUIRES_GO,
                        line.modifiersPointer(),
                        Text.of(
                                "%s carries %s without %s; Medicare returns such a line.",
                                line.named(), assistant.get(), discipline.modifier())));
            }
        }
    }

    private static void distinct(Line line, EditReport report) {
        List<String> distinct = line.modifiersIn(ModifierGroup.DISTINCT);
        if (distinct.size() > 1) {
            report.add(Finding.of(
                    FindingCode.MOD_59_WITH_X,
                    line.modifiersPointer(),
                    Text.of("%s carries %s; one of them says it all.", line.named(), String.join(" and ", distinct))));
        }
    }

    private static void strangers(Line line, EditReport report) {
        List<String> modifiers = line.sent().modifiers();
        List<String> once = Lists.distinct(modifiers);
        Lists.where(once, modifier -> NOT_FOR_THERAPY.containsKey(modifier) && !belongsOn(line.code(), modifier))
                .forEach(modifier -> report.add(Finding.of(
                        FindingCode.MOD_NOT_FOR_THERAPY,
                        line.modifiersPointer(),
                        Text.of("%s carries %s. %s", line.named(), modifier, NOT_FOR_THERAPY.get(modifier)))));
        if (once.size() < modifiers.size()) {
            Set<String> seen = new HashSet<>();
            String repeated = modifiers.stream()
                    .filter(modifier -> !seen.add(modifier))
                    .distinct()
                    .collect(joining(", "));
            report.add(Finding.of(
                    FindingCode.MOD_REPEATED,
                    line.modifiersPointer(),
                    Text.of("%s carries %s more than once; the claim shows it once.", line.named(), repeated)));
        }
    }

    private static boolean belongsOn(String code, String modifier) {
        return switch (modifier) {
            case "AT" -> OtherTrades.isChiropractic(code);
            case "25" -> OtherTrades.isEvaluationAndManagement(code);
            default -> false;
        };
    }

    private static void number(ModifierOrder order, Line line, EditReport report) {
        List<String> ordered = order.claimOrder(line.sent().modifiers());
        if (ordered.size() > ModifierOrder.MOST) {
            report.add(Finding.of(
                    FindingCode.MOD_MORE_THAN_FOUR,
                    line.modifiersPointer(),
                    Text.of(
                            "%s has %d modifiers and a claim line holds %d; in claim order %s would not fit.",
                            line.named(),
                            ordered.size(),
                            ModifierOrder.MOST,
                            String.join(", ", ordered.subList(ModifierOrder.MOST, ordered.size())))));
        }
    }
}
