package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Medicare's cut for services an assistant furnished (CQ-9): 15% of Medicare's share of a line with CQ or CO, from
 * 2022-01-01. The modifiers have been required since 2020, without effect on payment before 2022 (CQ-7). A modifier that
 * its discipline contradicts (GN with CQ: there are no SLP assistants; GO with CQ) cuts nothing: Medicare returns such a
 * line (CQ-1), it does not pay it at 85%.
 */
public final class AssistantCut {
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);
    private static final BigDecimal PERCENT = BigDecimal.valueOf(15);

    private static final List<String> MODIFIERS = Arrays.stream(Discipline.values())
            .flatMap(discipline -> discipline.assistantModifier().stream())
            .toList();

    private AssistantCut() {}

    /** The percentage of Medicare's share that the line loses on the date. */
    public static BigDecimal percent(List<String> modifiers, LocalDate dateOfService) {
        return modifier(modifiers).isPresent() && !dateOfService.isBefore(FIRST_DAY) ? PERCENT : BigDecimal.ZERO;
    }

    /** The modifier that says an assistant furnished the line, unless the line's discipline contradicts it. */
    static Optional<String> modifier(List<String> modifiers) {
        if (Collections.disjoint(MODIFIERS, modifiers)) {
            return Optional.empty();
        }
        return assistants(modifiers)
                .filter(discipline -> !isContradicted(discipline, modifiers))
                .flatMap(discipline -> discipline.assistantModifier().stream())
                .findFirst();
    }

    /** Says of a line that its assistant modifier does not go with its discipline, and cut nothing (CQ-1). */
    static void noteContradiction(DayLine line, Journal journal) {
        List<String> modifiers = line.line().modifiers();
        if (Collections.disjoint(MODIFIERS, modifiers)) {
            return;
        }
        assistants(modifiers)
                .filter(discipline -> isContradicted(discipline, modifiers))
                .forEach(discipline -> {
                    String text = Text.of(
                            "%s%s without %s: such a line is returned; it is priced without an assistant's cut.",
                            line.label(), discipline.assistantModifier().orElseThrow(), discipline.modifier());
                    journal.explain(Rule.CQ_1, text);
                    journal.find(
                            discipline == Discipline.PT
                                    ? FindingCode.MOD_CQ_REQUIRES_GP
                                    : FindingCode.MOD_CO_REQUIRES_GO,
                            line.pointer() + "/modifiers",
                            text);
                });
    }

    private static Stream<Discipline> assistants(List<String> modifiers) {
        return Arrays.stream(Discipline.values())
                .filter(discipline -> discipline
                        .assistantModifier()
                        .filter(modifiers::contains)
                        .isPresent());
    }

    /** A line without any discipline modifier lacks one, which is a finding of its own, and contradicts nothing. */
    private static boolean isContradicted(Discipline assistants, List<String> modifiers) {
        return !modifiers.contains(assistants.modifier())
                && Arrays.stream(Discipline.values()).map(Discipline::modifier).anyMatch(modifiers::contains);
    }
}
