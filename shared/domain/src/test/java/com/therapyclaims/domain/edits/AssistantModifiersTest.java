package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.units.UnitLine;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssistantModifiersTest {

    @Test
    void anAssistantsUnitBilledPlainLacksItsModifier() {
        assertThat(compare(List.of(counted(1, true)), List.of(billed(1, "GP"))))
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(tuple("MOD.CQ_MISSING", "/billedLines/0/modifiers"));
    }

    @Test
    void aTherapistsUnitBilledWithTheModifierIsUnsupported() {
        assertThat(compare(List.of(counted(2, false)), List.of(billed(1, "GP"), billed(1, "GP", "CQ"))))
                .extracting(Finding::code, Finding::pointer)
                .containsExactly(tuple("MOD.CQ_UNSUPPORTED", "/billedLines/1/modifiers"));
    }

    @Test
    void aCodeSplitAsItsMinutesArePasses() {
        assertThat(compare(
                        List.of(counted(1, false), counted(1, true)), List.of(billed(1, "GP"), billed(1, "GP", "CQ"))))
                .isEmpty();
    }

    @Test
    void aSplitTheWrongWayIsFound() {
        assertThat(compare(List.of(counted(2, false), counted(1, true)), List.of(billed(3, "GP"))))
                .extracting(Finding::code)
                .containsExactly("MOD.CQ_MISSING");
        assertThat(compare(List.of(counted(1, false), counted(1, true)), List.of(billed(2, "GP", "CQ"))))
                .extracting(Finding::code)
                .containsExactly("MOD.CQ_UNSUPPORTED");
    }

    @Test
    void fewerUnitsThanSupportedAreNoFaultOfTheModifier() {
        assertThat(compare(List.of(counted(2, false), counted(1, true)), List.of(billed(2, "GP"))))
                .isEmpty();
    }

    @Test
    void aCodeThatIsNotBilledIsNotJudged() {
        assertThat(compare(List.of(counted(1, true)), List.of())).isEmpty();
    }

    private static List<Finding> compare(List<UnitLine> supported, List<BilledLine> billed) {
        return AssistantModifiers.compare(supported, billed);
    }

    private static UnitLine counted(int units, boolean assistant) {
        return new UnitLine("97110", Discipline.PT, 15 * units, units, true, assistant, List.of());
    }

    private static BilledLine billed(int units, String... modifiers) {
        return new BilledLine("97110", units, List.of(modifiers));
    }
}
