package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.payers.ModifierOrder;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModifierChecksTest {

    @Test
    void aCleanLineHasNoFinding() {
        assertThat(Day.of()
                        .line("97110", 2, "GP")
                        .line("97140", 1, "GP")
                        .check()
                        .result()
                        .findings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"97110", "97161", "92507", "97010"})
    void anAlwaysTherapyLineWithoutDisciplineIsAnError(String code) {
        var finding = Day.of().line(code, 1).check().finding(FindingCode.MOD_DISCIPLINE_MISSING);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/lines/0/modifiers");
    }

    @Test
    void aSometimesTherapyLineNeedsADisciplineOnlyUnderAPlan() {
        var unknown = Day.of().line("97129", 1).check();
        var therapist = Day.of().line("97129", 1).billedBy("OTPP").check();

        assertThat(unknown.finding(FindingCode.MOD_DISCIPLINE_MISSING).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(therapist.finding(FindingCode.MOD_DISCIPLINE_MISSING).severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void anotherPayerMayDoWithoutADiscipline() {
        var checked = Day.of()
                .line("97110", 1)
                .payer("commercial", EditTable.MEDICARE)
                .check();

        assertThat(checked.finding(FindingCode.MOD_DISCIPLINE_MISSING).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void twoDisciplinesOnALineConflict() {
        assertThat(Day.of().line("97110", 1, "GP", "GO").check().codes()).containsExactly("MOD.DISCIPLINE_CONFLICT");
    }

    @ParameterizedTest
    @CsvSource({"97161,GO", "97164,GN", "97165,GP", "97168,GN", "92507,GP", "92523,GO", "92526,GP", "92610,GP"})
    void anEvaluationBelongsToItsDiscipline(String code, String modifier) {
        assertThat(Day.of().line(code, 1, modifier).check().codes()).containsExactly("MOD.DISCIPLINE_CODE_MISMATCH");
    }

    @ParameterizedTest
    @CsvSource({"97110,GO", "97530,GN", "97161,GP", "97165,GO", "92507,GN", "92526,GO", "92526,GN"})
    void aCodeOfItsDisciplineOrOfAllPasses(String code, String modifier) {
        assertThat(Day.of().line(code, 1, modifier).check().codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GO,CQ,MOD.CQ_REQUIRES_GP",
        "GN,CQ,MOD.CQ_REQUIRES_GP",
        "GP,CO,MOD.CO_REQUIRES_GO",
        "GN,CO,MOD.CO_REQUIRES_GO"
    })
    void anAssistantsModifierNeedsItsDiscipline(String discipline, String assistant, String code) {
        assertThat(Day.of().line("97110", 1, discipline, assistant).check().codes())
                .containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"GP,CQ", "GO,CO"})
    void anAssistantsModifierBesideItsDisciplinePasses(String discipline, String assistant) {
        assertThat(Day.of().line("97110", 1, discipline, assistant).check().codes())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"59,XS", "XE,XU", "59,XE"})
    void onlyOneModifierSaysDistinct(String one, String other) {
        assertThat(Day.of()
                        .line("97150", 1, "GP")
                        .line("97110", 1, "GP", one, other)
                        .check()
                        .codes())
                .containsExactly("MOD.59_WITH_X");
    }

    @ParameterizedTest
    @CsvSource({"GA,GZ", "GA,KX", "GZ,KX", "GA,GX", "GA,GY", "GX,GZ", "GX,KX", "GY,KX"})
    void liabilityModifiersThatContradictConflict(String one, String other) {
        var checked = Day.of().line("97110", 1, "GP", one, other).check();

        assertThat(checked.codes()).containsExactly("MOD.LIABILITY_CONFLICT");
        assertThat(checked.finding(FindingCode.MOD_LIABILITY_CONFLICT).message())
                .contains(one, other);
    }

    @Test
    void aVoluntaryAbnGoesWithAnExcludedService() {
        assertThat(Day.of().line("97110", 1, "GP", "GX", "GY").check().codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"GZ,DENIED", "GY,DENIED", "GA,REVIEW", "GX,OK"})
    void liabilityModifiersForetellTheOutcome(String modifier, Status status) {
        assertThat(Day.of().line("97110", 1, "GP", modifier).check().status(0)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"76", "GT", "AT", "25", "52", "53"})
    void modifiersOfOtherTradesAreQuestioned(String modifier) {
        assertThat(Day.of().line("97110", 1, "GP", modifier).check().codes()).containsExactly("MOD.NOT_FOR_THERAPY");
    }

    @ParameterizedTest
    @CsvSource({"98940,AT", "98941,AT", "98942,AT", "99202,25", "99213,25", "99499,25"})
    void activeChiropracticTreatmentAndVisitsOfPhysiciansKeepTheirOwnModifiersAndNeedNoDiscipline(
            String code, String modifier) {
        assertThat(Day.of().line(code, 1, modifier).check().codes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"98943,AT", "99213,AT", "98940,25", "99201,25", "99500,25", "G0463,25"})
    void theModifiersOfOneTradeAreQuestionedOnAnothersCodes(String code, String modifier) {
        assertThat(Day.of().line(code, 1, modifier).check().codes()).contains("MOD.NOT_FOR_THERAPY");
    }

    @Test
    void aRepeatedModifierIsSentOnce() {
        var checked = Day.of().line("97110", 1, "GP", "GP").check();

        assertThat(checked.codes()).containsExactly("MOD.REPEATED");
        assertThat(checked.result().lines().getFirst().modifiers()).containsExactly("GP");
    }

    @Test
    void claimOrderIsDisciplineAssistantKxDistinctTelehealthLiability() {
        assertThat(ModifierOrder.MEDICARE.claimOrder(List.of("GA", "95", "59", "KX", "CQ", "GP", "RT")))
                .containsExactly("GP", "CQ", "KX", "59", "95", "GA", "RT");
    }

    @Test
    void aContractMayWant59First() {
        assertThat(new ModifierOrder(List.of(ModifierGroup.DISTINCT))
                        .claimOrder(List.of("GA", "95", "KX", "CQ", "GP", "59")))
                .containsExactly("59", "GP", "CQ", "KX", "95", "GA");
    }

    @Test
    void aContractMayOrderEveryGroup() {
        var backwards = List.of(ModifierGroup.values()).reversed();

        assertThat(new ModifierOrder(backwards).claimOrder(List.of("GP", "CQ", "KX", "59", "95", "GA", "RT")))
                .containsExactly("RT", "GA", "95", "59", "KX", "CQ", "GP");
    }

    @Test
    void theCheckedLineHasTheContractsOrderAndSaysSo() {
        var order = new ModifierOrder(List.of(ModifierGroup.DISTINCT, ModifierGroup.ASSISTANT));
        var checked = Day.of()
                .payer("acme", EditTable.MEDICARE)
                .ordered(order)
                .line("97110", 1, "GP", "CQ", "59")
                .check();

        assertThat(checked.result().lines().getFirst().modifiers()).containsExactly("59", "CQ", "GP");
        assertThat(checked.result().explanation())
                .contains(Explanation.of(
                        Rule.PY_1,
                        "The contract orders modifiers by group: DISTINCT, ASSISTANT, DISCIPLINE, THRESHOLD, TELEHEALTH,"
                                + " LIABILITY, OTHER."));
    }

    @Test
    void whatDoesNotFitIsTheLastInTheContractsOrder() {
        var five = Day.of()
                .ordered(new ModifierOrder(List.of(ModifierGroup.LIABILITY, ModifierGroup.DISTINCT)))
                .line("97110", 1, "GA", "59", "95", "CQ", "GP")
                .check();

        assertThat(five.finding(FindingCode.MOD_MORE_THAN_FOUR).message()).contains("in claim order 95 would not fit");
    }

    @Test
    void fourModifiersFitAndAFifthDoesNot() {
        var four = Day.of().line("97110", 1, "59", "KX", "CQ", "GP").check();
        var five = Day.of().line("97110", 1, "GA", "59", "95", "CQ", "GP").check();

        assertThat(four.codes()).doesNotContain("MOD.MORE_THAN_FOUR");
        assertThat(five.finding(FindingCode.MOD_MORE_THAN_FOUR).message()).contains("GA would not fit");
        assertThat(five.result().lines().getFirst().modifiers()).hasSize(5);
    }

    @Test
    void everyFindingSaysWhatToDoAndWhereItIsWritten() {
        var findings = Day.of()
                .line("97161", 1, "GO", "GP", "CQ", "CO", "59", "XE", "GA", "GZ", "KX", "76")
                .line("97110", 9)
                .check()
                .result()
                .findings();

        assertThat(findings).hasSizeGreaterThan(5);
        assertThat(findings).extracting(Finding::fix).noneMatch(String::isBlank);
        assertThat(findings).extracting(Finding::citation).noneMatch(String::isBlank);
    }

    @Property
    void claimOrderLosesAndInventsNothing(@ForAll("modifiers") List<String> modifiers) {
        List<String> ordered = ModifierOrder.MEDICARE.claimOrder(modifiers);

        assertThat(ordered).containsExactlyInAnyOrderElementsOf(List.copyOf(new LinkedHashSet<>(modifiers)));
        assertThat(ModifierOrder.MEDICARE.claimOrder(ordered)).isEqualTo(ordered);
        assertThat(ModifierOrder.MEDICARE.claimOrder(modifiers.reversed())).hasSameElementsAs(ordered);
    }

    @Provide
    Arbitrary<List<String>> modifiers() {
        return Arbitraries.of(
                        "GP", "GO", "GN", "CQ", "CO", "KX", "59", "XE", "XS", "XP", "XU", "95", "93", "GA", "GX", "GY",
                        "GZ", "RT")
                .list()
                .ofMaxSize(8);
    }
}
