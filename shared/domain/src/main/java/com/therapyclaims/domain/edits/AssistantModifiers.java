package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.units.UnitLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds the CQ and CO of billed lines against the units the assistant's and the therapist's minutes support (CQ-2 to
 * CQ-6). Units billed above what the minutes support at all are another check's business.
 */
public final class AssistantModifiers {
    private AssistantModifiers() {}

    /**
     * What the billed lines leave out or add.
     *
     * @param supported the lines counted from the minutes
     * @param billed the lines as billed, which findings point to as {@code /billedLines/0}
     */
    public static List<Finding> compare(List<UnitLine> supported, List<BilledLine> billed) {
        List<Finding> findings = new ArrayList<>();
        supported.stream().map(UnitLine::code).distinct().forEach(code -> compare(code, supported, billed, findings));
        return findings;
    }

    private static void compare(
            String code, List<UnitLine> supported, List<BilledLine> billed, List<Finding> findings) {
        int assistant = supportedUnits(code, supported, true);
        int therapist = supportedUnits(code, supported, false);
        int withModifier = billedUnits(code, billed, true);
        int without = billedUnits(code, billed, false);
        if (withModifier < assistant && without > therapist) {
            findings.add(Finding.of(
                    FindingCode.MOD_CQ_MISSING,
                    pointer(code, billed, false),
                    "The minutes of %s support %d units by the assistant; %d are billed with CQ or CO."
                            .formatted(code, assistant, withModifier)));
        } else if (withModifier > assistant && (assistant == 0 || without < therapist)) {
            findings.add(Finding.of(
                    FindingCode.MOD_CQ_UNSUPPORTED,
                    pointer(code, billed, true),
                    "%d units of %s are billed with CQ or CO; the assistant's minutes support %d."
                            .formatted(withModifier, code, assistant)));
        }
    }

    private static int supportedUnits(String code, List<UnitLine> supported, boolean assistant) {
        return supported.stream()
                .filter(line -> line.code().equals(code) && line.assistant() == assistant)
                .mapToInt(UnitLine::units)
                .sum();
    }

    private static int billedUnits(String code, List<BilledLine> billed, boolean assistant) {
        return billed.stream()
                .filter(line -> line.code().equals(code) && hasAssistant(line) == assistant)
                .mapToInt(BilledLine::units)
                .sum();
    }

    /** The first billed line of the code with or without the modifier; there is one, because its units were counted. */
    private static String pointer(String code, List<BilledLine> billed, boolean assistant) {
        return IntStream.range(0, billed.size())
                .filter(index -> billed.get(index).code().equals(code) && hasAssistant(billed.get(index)) == assistant)
                .mapToObj(index -> "/billedLines/%d/modifiers".formatted(index))
                .findFirst()
                .orElse("/billedLines");
    }

    private static boolean hasAssistant(BilledLine line) {
        return line.modifiers().stream().anyMatch(modifier -> ModifierGroup.of(modifier) == ModifierGroup.ASSISTANT);
    }
}
