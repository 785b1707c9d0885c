package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.units.UnitRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims Processing Manual ch. 5 s. 20.2: the units billed against those the minutes support. */
class BilledUnitsCheckTest {
    @Test
    void thirtyThreeAndSevenMinutesSupportTwoPlusOne() {
        NoteValidation validation = NoteBuilder.complete()
                .billed("97110", 2, "GP")
                .billed("97140", 1, "GP")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").checked()).isTrue();
    }

    @Test
    void moreUnitsThanTheMinutesSupportBlock() {
        Finding finding =
                only(NoteBuilder.complete().billed("97110", 3, "GP").validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/billedLines/0/units");
        assertThat(finding.message()).contains("97110: 3 billed, 2 supported");
    }

    @Test
    void aCodeTheNoteDoesNotHoldSupportsNoUnit() {
        NoteBuilder note =
                NoteBuilder.complete().billed("97110", 2).billed("97140", 1).billed("97112", 1);

        assertThat(only(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED).message())
                .contains("97112: 1 billed, 0 supported");
    }

    @Test
    void unitsNotBilledAreTold() {
        Finding finding =
                only(NoteBuilder.complete().billed("97110", 2).validate(), FindingCode.UNITS_BILLED_LT_SUPPORTED);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.message()).contains("97140: 0 billed, 1 supported");
    }

    @Test
    void thePayersRuleDecides() {
        NoteBuilder note = NoteBuilder.complete().billed("97110", 2).billed("97140", 1);
        note.unitRule = UnitRule.AMA_MIDPOINT;

        assertThat(only(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED).message())
                .contains("97140: 1 billed, 0 supported");
    }

    @Test
    void linesOfOneCodeAreSummed() {
        NoteBuilder note =
                NoteBuilder.complete().billed("97110", 1).billed("97110", 1).billed("97140", 1);

        assertThat(codes(note.validate())).noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void anUntimedCodeIsOneUnitADay() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.of("G0283").minutes(20))
                .minutes(0, 20)
                .billed("G0283", 2);

        NoteValidation validation = note.validate();

        assertThat(only(validation, FindingCode.UNITS_UNTIMED_GT_1).severity()).isEqualTo(Severity.ERROR);
        assertThat(has(validation, FindingCode.UNITS_BILLED_GT_SUPPORTED)).isFalse();
    }

    @Test
    void equalRemaindersNeedTheTherapistsChoice() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(7),
                        InterventionBuilder.mobilisation().minutes(7));

        assertThat(only(note.validate(), FindingCode.UNITS_TIE_NEEDS_CHOICE).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void theBilledLineIsTheTherapistsChoice() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(7),
                        InterventionBuilder.mobilisation().minutes(7));

        assertThat(codes(note.billed("97140", 1, "GP").validate())).noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void unitsAnAssistantFurnishedCarryTheModifier() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().minutes(15).byAssistant())
                .billed("97110", 1, "GP");

        assertThat(only(note.validate(), FindingCode.MOD_CQ_MISSING).message())
                .contains("1 of its units were furnished by the assistant, 0 carry CQ or CO");
    }

    @Test
    void anUntimedServiceOfTheAssistantCarriesTheModifierWithoutMinutesToo() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.of("G0283").withoutMinutes().byAssistant())
                .billed("97110", 2, "GP");

        assertThat(has(note.billed("G0283", 1, "GP", "CQ").validate(), FindingCode.MOD_CQ_UNSUPPORTED))
                .isFalse();
    }

    @Test
    void anUntimedServiceOfTheAssistantWithoutTheModifierLacksIt() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.of("G0283").withoutMinutes().byAssistant())
                .billed("97110", 2, "GP")
                .billed("G0283", 1, "GP");

        assertThat(only(note.validate(), FindingCode.MOD_CQ_MISSING).message()).startsWith("G0283: 1 of its units");
    }

    @Test
    void theBilledAddOnShowsTheTherapistsChoiceToo() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.of("97129").minutes(22),
                        InterventionBuilder.strengthening().minutes(37))
                .billed("97129", 1, "GO")
                .billed("97130", 1, "GO")
                .billed("97110", 2, "GO");

        assertThat(codes(note.validate())).noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void furtherWoundsAreNotHeldAgainstTheMinutes() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.of("97597").minutes(20),
                        InterventionBuilder.of("97598").minutes(10))
                .billed("97597", 1, "GP")
                .billed("97598", 2, "GP");

        assertThat(has(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED)).isFalse();
    }

    @Test
    void unitsTheTherapistFurnishedDoNot() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().minutes(15))
                .billed("97110", 1, "GP", "CQ");

        only(note.validate(), FindingCode.MOD_CQ_UNSUPPORTED);
    }

    @Test
    void aPayerOtherThanMedicareIsNotAskedForAssistantModifiers() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().minutes(15).byAssistant())
                .billed("97110", 1, "GP");
        note.payerId = StandardPayers.COMMERCIAL;

        assertThat(has(note.validate(), FindingCode.MOD_CQ_MISSING)).isFalse();
    }

    @Test
    void theOnlyTimedCodeHasTheTimedTotal() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().withoutMinutes())
                .minutes(30, 30)
                .billed("97110", 2);

        assertThat(codes(note.validate())).noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void minutesReadFromWordsAskAndDoNotBlock() {
        NoteBuilder note = NoteBuilder.text("TE 15', MT x 10").billed("97110", 2);
        note.dateOfService = Optional.of(NoteBuilder.VISIT);

        Finding finding = only(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.span().orElseThrow().text()).isEqualTo("TE 15'");
    }

    private static NoteBuilder ofTheVisit(String text) {
        NoteBuilder note = NoteBuilder.text(text);
        note.dateOfService = Optional.of(NoteBuilder.VISIT);
        return note;
    }

    @Test
    void minutesToldAgainInASummarySupportTheirUnitsOnce() {
        NoteBuilder note = ofTheVisit("""
                97110 Therapeutic exercise 30 min: knee ext 3x10.
                Time summary: 97110 30 min, 97140 15 min""");

        assertThat(codes(note.billed("97110", 2).billed("97140", 1).validate()))
                .noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void unitsBilledForMinutesToldTwiceAreAskedAfter() {
        NoteBuilder note = ofTheVisit("""
                97110 Therapeutic exercise 30 min: knee ext 3x10.
                Time summary: 97110 30 min, 97140 15 min""");

        assertThat(only(note.billed("97110", 4).billed("97140", 1).validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED)
                        .message())
                .contains("97110: 4 billed, 2 supported");
    }

    @Test
    void minutesAboveTheTotalTheTextStatesAreNotHeldAgainstUnits() {
        NoteValidation validation = ofTheVisit("TE 30 min, then TE 20 min. Total timed minutes: 40.")
                .billed("97110", 4)
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").reason().orElseThrow()).contains("more than the total");
    }

    @Test
    void withoutBilledLinesUnitsAreNotJudged() {
        assertThat(coverage(NoteBuilder.complete().validate(), "BILLED_UNITS").checked())
                .isFalse();
    }

    @Test
    void withoutMinutesByCodeUnitsAreNotJudged() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().withoutMinutes(),
                        InterventionBuilder.mobilisation().minutes(10))
                .minutes(30, 30)
                .billed("97110", 2);

        assertThat(coverage(note.validate(), "BILLED_UNITS").reason().orElseThrow())
                .contains("no minutes of its own");
    }

    @Test
    void moreMinutesThanADayHasSupportNothing() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().minutes(Integer.MAX_VALUE))
                .billed("97110", 2);

        assertThat(coverage(note.validate(), "BILLED_UNITS").checked()).isFalse();
    }

    private static NoteBuilder eightMinutesOfExerciseAndEightOfSelfCare() {
        return NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.of("97535").minutes(8));
    }

    @Test
    void eachDisciplinesMinutesAreTotalledForThemselves() {
        NoteValidation validation = eightMinutesOfExerciseAndEightOfSelfCare()
                .billed("97110", 1, "GP")
                .billed("97535", 1, "GO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").checked()).isTrue();
    }

    @Test
    void theMinutesOfOneDisciplineAreTotalledTogether() {
        NoteValidation validation = eightMinutesOfExerciseAndEightOfSelfCare()
                .billed("97110", 1, "GP")
                .billed("97535", 1, "GP")
                .validate();

        assertThat(has(validation, FindingCode.UNITS_BILLED_GT_SUPPORTED)).isTrue();
    }

    @Test
    void aDisciplinesMinutesSupportNoUnitOfAnother() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(23),
                        InterventionBuilder.of("97535").minutes(7))
                .billed("97110", 2, "GP")
                .billed("97535", 1, "GO");

        Finding finding = only(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED);

        assertThat(finding.pointer()).isEqualTo("/billedLines/1/units");
        assertThat(finding.message()).contains("97535 GO: 1 billed, 0 supported", "7 timed minutes, 0 timed units");
    }

    @Test
    void aLineWithoutModifierIsOfTheNotesDiscipline() {
        NoteValidation validation = eightMinutesOfExerciseAndEightOfSelfCare()
                .billed("97110", 1)
                .billed("97535", 1, "GO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
    }

    @Test
    void anAssistantsModifierTellsTheDisciplineToo() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.of("97535").minutes(8).byAssistant())
                .billed("97110", 1, "GP")
                .billed("97535", 1, "CO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS.") || code.startsWith("MOD."));
    }

    @Test
    void whereTheNoteCannotTellTheDisciplinesApartUnitsAreNotJudged() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.strengthening().minutes(8))
                .billed("97110", 1, "GP")
                .billed("97110", 1, "GO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").checked()).isFalse();
        assertThat(coverage(validation, "BILLED_UNITS").reason().orElseThrow()).contains("97110", "U-10");
    }

    @Test
    void moreUnitsThanAnySharingOfTheMinutesSupportsBlock() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.strengthening().minutes(8))
                .billed("97110", 2, "GP")
                .billed("97110", 1, "GO");

        Finding finding = only(note.validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/billedLines");
        assertThat(finding.message()).contains("3 timed units billed", "16 timed minutes", "2 at most");
    }

    @Test
    void anUnbilledServiceOfEitherDisciplineLeavesTheUnitsOpen() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.of("97535").minutes(5),
                        InterventionBuilder.of("97530").minutes(5))
                .billed("97110", 1, "GP")
                .billed("97535", 1, "GO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").reason().orElseThrow()).contains("97530");
    }

    @Test
    void aLineOfNoUnitsTellsTheDisciplineOfAServiceThatCameToNone() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(8),
                        InterventionBuilder.of("97535").minutes(6),
                        InterventionBuilder.of("97530").minutes(5))
                .billed("97110", 1, "GP")
                .billed("97535", 1, "GO")
                .billed("97530", 0, "GO")
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").checked()).isTrue();
    }

    @Test
    void anUntimedCodeIsOneUnitADayOfEachDiscipline() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.of("97150").minutes(30),
                        InterventionBuilder.of("97150").minutes(30))
                .billed("97150", 1, "GP")
                .billed("97150", 1, "GO");

        assertThat(has(note.validate(), FindingCode.UNITS_UNTIMED_GT_1)).isFalse();
        assertThat(has(note.billed("97150", 1, "GO").validate(), FindingCode.UNITS_UNTIMED_GT_1))
                .isTrue();
    }

    @Test
    void untimedServicesOfATextAreNotHeldAgainstItsMinutes() {
        NoteValidation validation = ofTheVisit(
                        "TE 30 min. IFC/MHP to L-spine 15 min. Total timed 30. Total treatment time 45.")
                .billed("97110", 2)
                .billed("G0283", 1)
                .billed("97161", 1)
                .billed("97150", 1)
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").checked()).isTrue();
    }

    @Test
    void whereATextStatesMoreTimedMinutesThanAreReadUnitsAreNotJudged() {
        NoteValidation validation = ofTheVisit("Standing balance 15 min, TE 30 min. Total timed minutes 45.")
                .billed("97110", 2)
                .billed("97112", 1)
                .validate();

        assertThat(codes(validation)).noneMatch(code -> code.startsWith("UNITS."));
        assertThat(coverage(validation, "BILLED_UNITS").reason().orElseThrow()).contains("some were not read");
    }

    @Test
    void moreUnitsThanTheStatedTimedMinutesSupportAreAskedAfterAllTheSame() {
        NoteBuilder note = ofTheVisit("Standing balance 15 min, TE 30 min. Total timed minutes 45.");

        assertThat(only(note.billed("97110", 8).validate(), FindingCode.UNITS_BILLED_GT_SUPPORTED)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @ParameterizedTest
    @CsvSource({"97550, 30", "96125, 60"})
    void aServiceOnItsOwnClockIsNoneOfTheAverageOfTimedUnits(String code, int minutes) {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.of(code).minutes(minutes))
                .billed("97110", 2)
                .billed(code, 1);

        assertThat(has(note.validate(), FindingCode.TIME_SHORT_UNIT_PATTERN)).isFalse();
    }
}
