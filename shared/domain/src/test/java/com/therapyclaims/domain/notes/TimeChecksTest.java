package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Minutes that agree with each other and with the clock (Benefit Policy Manual ch. 15 s. 220.3.E). */
class TimeChecksTest {
    @Test
    void theTotalIncludesTheTimedMinutes() {
        NoteValidation validation = NoteBuilder.complete().minutes(40, 35).validate();

        Finding finding = only(validation, FindingCode.TIME_TOTAL_LT_TIMED);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.message()).contains("35", "5 fewer", "40");
        assertThat(validation.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void theTimedInterventionsAddUpToTheTimedTotal() {
        Finding finding = only(NoteBuilder.complete().minutes(38, 40).validate(), FindingCode.TIME_SUM_MISMATCH);

        assertThat(finding.message()).contains("40 minutes together", "says 38");
        assertThat(finding.pointer()).isEqualTo("/note/timedMinutes");
    }

    @Test
    void untimedMinutesDoNotCountInTheTimedTotal() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.of("G0283").minutes(15))
                .minutes(30, 45);

        NoteValidation validation = note.validate();

        assertThat(has(validation, FindingCode.TIME_SUM_MISMATCH)).isFalse();
        assertThat(has(validation, FindingCode.TIME_TOTAL_MISMATCH)).isFalse();
    }

    @Test
    void timedAndUntimedMinutesAddUpToTheTotal() {
        Finding finding = only(NoteBuilder.complete().minutes(40, 50).validate(), FindingCode.TIME_TOTAL_MISMATCH);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("40 minutes together", "says 50");
    }

    @Test
    void whereACodeIsNotKnownTheSumIsNotJudged() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.of("99999").minutes(10))
                .minutes(40, 40);

        NoteValidation validation = note.validate();

        assertThat(has(validation, FindingCode.TIME_SUM_MISMATCH)).isFalse();
        assertThat(coverage(validation, "TIMED_MINUTES_SUM").checked()).isFalse();
    }

    @Test
    void theVisitLastsAtLeastItsMinutes() {
        Finding finding =
                only(NoteBuilder.complete().from("09:00", "09:39").validate(), FindingCode.TIME_SPAN_LT_TOTAL);

        assertThat(finding.message()).contains("39 minutes", "40 are recorded");
    }

    @Test
    void aVisitMayLastLongerThanItsMinutes() {
        assertThat(has(NoteBuilder.complete().from("09:00", "09:40").validate(), FindingCode.TIME_SPAN_LT_TOTAL))
                .isFalse();
    }

    @Test
    void aVisitDoesNotStopBeforeItStarts() {
        assertThat(only(NoteBuilder.complete().from("10:00", "09:40").validate(), FindingCode.TIME_SPAN_LT_TOTAL)
                        .message())
                .contains("not after its start");
    }

    @Test
    void theClockTimesOfAServiceLastItsMinutes() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening()
                        .minutes(30)
                        .during("09:00", "09:10")
                        .during("09:20", "09:35"));

        assertThat(only(note.validate(), FindingCode.TIME_SPAN_LT_TOTAL).message())
                .contains("25 minutes", "30 are recorded");
    }

    @Test
    void oneOnOneServicesDoNotOverlap() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(16).during("09:00", "09:16"),
                        InterventionBuilder.mobilisation().minutes(15).during("09:15", "09:30"));

        Finding finding = only(note.validate(), FindingCode.TIME_SEGMENT_OVERLAP);

        assertThat(finding.pointer()).isEqualTo("/note/interventions/1/segments/0");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    }

    private static NoteBuilder coTreatment(int exercise, int selfCare) {
        return NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(exercise).during("09:00", "09:30"),
                        InterventionBuilder.of("97535").minutes(selfCare).during("09:00", "09:30"))
                .billed("97110", 1, "GP");
    }

    @Test
    void twoDisciplinesMaySplitTheMinutesOfACoTreatment() {
        assertThat(has(coTreatment(15, 15).billed("97535", 1, "GO").validate(), FindingCode.TIME_SEGMENT_OVERLAP))
                .isFalse();
    }

    @Test
    void theMinutesOfACoTreatmentAreNeverCountedTwice() {
        assertThat(has(coTreatment(30, 15).billed("97535", 1, "GO").validate(), FindingCode.TIME_SEGMENT_OVERLAP))
                .isTrue();
    }

    @Test
    void oneDisciplineGivesOneServiceAtATime() {
        assertThat(has(coTreatment(15, 15).billed("97535", 1, "GP").validate(), FindingCode.TIME_SEGMENT_OVERLAP))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"97150, 1, true", "97150, 0, true", "92508, 1, true", "97150, 2, false", "97110, 1, false"})
    void aGroupIsOfTwoPatientsOrMore(String code, int patients, boolean questioned) {
        NoteValidation validation = NoteBuilder.complete()
                .doing(InterventionBuilder.of(code).minutes(30).patients(patients))
                .validate();

        assertThat(has(validation, FindingCode.CODE_GROUP_OF_ONE)).isEqualTo(questioned);
    }

    @Test
    void aGroupOfOneIsAskedAndDoesNotBlock() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.of("97150").minutes(30).patients(1));

        Finding finding = only(note.validate(), FindingCode.CODE_GROUP_OF_ONE);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.pointer()).isEqualTo("/note/interventions/0/groupSize");
    }

    @Test
    void servicesThatTouchDoNotOverlap() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().during("09:00", "09:15"),
                        InterventionBuilder.mobilisation().during("09:15", "09:30"));

        assertThat(has(note.validate(), FindingCode.TIME_SEGMENT_OVERLAP)).isFalse();
    }

    @Test
    void aSupervisedModalityMayRunBesideExercise() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().during("09:00", "09:15"),
                        InterventionBuilder.of("G0283").during("09:00", "09:15"))
                .minutes(15, 30);

        assertThat(has(note.validate(), FindingCode.TIME_SEGMENT_OVERLAP)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"97550", "0791T", "98980"})
    void soMayWhatIsNotOneOnOneWithThePatient(String code) {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.of("97116").during("09:00", "09:15"),
                        InterventionBuilder.of(code).during("09:00", "09:15"));

        assertThat(has(note.validate(), FindingCode.TIME_SEGMENT_OVERLAP)).isFalse();
    }

    @Test
    void caregiversAreTrainedInAGroupToo() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.of("97552").patients(3));

        assertThat(has(note.validate(), FindingCode.TIME_ONE_ON_ONE_OVERLAP)).isFalse();
    }

    @Test
    void aOneOnOneServiceIsNotGivenToTwo() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().patients(2));

        Finding finding = only(note.validate(), FindingCode.TIME_ONE_ON_ONE_OVERLAP);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.fix()).contains("97150");
    }

    @Test
    void aGroupHasSeveralPatients() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.of("97150").patients(4))
                .minutes(0, 15);

        assertThat(has(note.validate(), FindingCode.TIME_ONE_ON_ONE_OVERLAP)).isFalse();
    }

    @Test
    void otherPatientsOfTheClinicianAreNotInTheRequest() {
        assertThat(coverage(NoteBuilder.complete().validate(), "ONE_ON_ONE_ACROSS_PATIENTS")
                        .checked())
                .isFalse();
    }

    @Test
    void moreThanEightHoursOneOnOneAreImplausible() {
        NoteBuilder eightHours =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().minutes(480));
        NoteBuilder more =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().minutes(481));

        assertThat(has(eightHours.validate(), FindingCode.TIME_IMPLAUSIBLE_DAY)).isFalse();
        assertThat(only(more.validate(), FindingCode.TIME_IMPLAUSIBLE_DAY).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void quarterHoursThroughoutLookRounded() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(30),
                        InterventionBuilder.mobilisation().minutes(15));

        assertThat(only(note.validate(), FindingCode.TIME_ALL_MULTIPLES_15).severity())
                .isEqualTo(Severity.INFO);
        assertThat(has(NoteBuilder.complete().validate(), FindingCode.TIME_ALL_MULTIPLES_15))
                .isFalse();
    }

    @Test
    void unitsOfFewerThanFifteenMinutesOnAverageAreAPattern() {
        Finding finding = only(NoteBuilder.complete().validate(), FindingCode.TIME_SHORT_UNIT_PATTERN);

        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.message()).contains("40 timed minutes for 3 units");
    }

    @Test
    void minutesInWordsThatDifferFromTheFieldAreAskedAfter() {
        NoteBuilder note = NoteBuilder.complete();
        note.text = Optional.of("Total timed minutes: 38.");

        Finding finding = only(note.validate(), FindingCode.TIME_TEXT_MISMATCH);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.span().orElseThrow().text()).isEqualTo("Total timed minutes: 38");
    }

    @Test
    void minutesInWordsThatAgreeAreLeft() {
        NoteBuilder note = NoteBuilder.complete();
        note.text = Optional.of("Total timed minutes: 40. Total treatment time 40 min.");

        assertThat(has(note.validate(), FindingCode.TIME_TEXT_MISMATCH)).isFalse();
    }

    @Test
    void minutesWithinAnotherServicesCountOnceInTheTotal() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.of("97116").minutes(30),
                        InterventionBuilder.of("0791T").minutes(15))
                .minutes(30, 30);

        assertThat(has(note.validate(), FindingCode.TIME_TOTAL_MISMATCH)).isFalse();
    }
}
