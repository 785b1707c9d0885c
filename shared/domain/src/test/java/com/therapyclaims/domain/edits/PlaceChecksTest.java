package com.therapyclaims.domain.edits;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.edits.EditResult.Status;
import com.therapyclaims.domain.payers.EditTable;
import com.therapyclaims.domain.rules.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceChecksTest {

    @ParameterizedTest
    @CsvSource({"PTPP,19", "PTPP,21", "PTPP,22", "OTPP,19", "OTPP,21", "OTPP,22"})
    void anIndependentTherapistIsNotPaidForHospitalPatients(String type, String place) {
        var checked = Day.of("97110").at(place).billedBy(type).check();

        assertThat(checked.finding(FindingCode.POS_PCTC7_HOSPITAL).message()).contains(type, place);
        assertThat(checked.status(0)).isEqualTo(Status.DENIED);
    }

    @ParameterizedTest
    @CsvSource({"PTPP,11", "PTPP,12", "OTPP,31", "PTPP,62", "HOSPITAL,22"})
    void otherPlacesAndOtherBillersPass(String type, String place) {
        var checked = Day.of("97110").at(place).billedBy(type).check();

        assertThat(checked.codes()).isEmpty();
        assertThat(checked.coverage("PLACE_OF_SERVICE").checked()).isTrue();
    }

    @Test
    void aCodeOfAnotherPcTcIndicatorPasses() {
        assertThat(Day.of("97129").at("22").billedBy("OTPP").check().codes()).isEmpty();
    }

    @Test
    void aHospitalPlaceWithoutProviderTypeIsNotCheckedAndSaidToBe() {
        var checked = Day.of("97110").at("22").check();

        assertThat(checked.coverage("PLACE_OF_SERVICE").checked()).isFalse();
        assertThat(checked.coverage("PLACE_OF_SERVICE").reason().orElseThrow()).contains("providerType");
    }

    @Test
    void placeRulesAreMedicares() {
        var checked = Day.of("97110")
                .at("22")
                .billedBy("PTPP")
                .payer("commercial", EditTable.MEDICARE)
                .check();

        assertThat(checked.codes()).isEmpty();
        assertThat(checked.coverage("PLACE_OF_SERVICE").checked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2020-02-29,false", "2020-03-01,true", "2026-02-02,true", "2027-12-31,true", "2028-01-01,false"})
    void therapistsAreEligibleForTelehealthWithinTheLaw(String date, boolean eligible) {
        var checked = Day.of().line("97110", 1, "GP", "95").at("10").on(date).check();

        assertThat(checked.codes().contains("TELE.NOT_ELIGIBLE")).isEqualTo(!eligible);
        assertThat(checked.status(0)).isEqualTo(eligible ? Status.OK : Status.DENIED);
    }

    @ParameterizedTest
    @CsvSource({"97140", "97035", "97113", "97124", "G0283"})
    void servicesThatNeedPresenceAreNoTelehealth(String code) {
        var checked = Day.of().line(code, 1, "GP", "95").at("10").check();

        assertThat(checked.finding(FindingCode.TELE_NOT_ELIGIBLE).pointer()).isEqualTo("/lines/0");
    }

    @ParameterizedTest
    @CsvSource({"10,95", "02,95", "10,93", "22,95"})
    void aModifierAndAPlaceThatAgreePass(String place, String modifier) {
        assertThat(Day.of().line("97110", 1, "GP", modifier).at(place).check().codes())
                .containsExactly("TELE.ASSUMPTION");
    }

    @ParameterizedTest
    @CsvSource({"11,95", "02,93", "11,93"})
    void aModifierAndAPlaceThatDisagreeAreQuestioned(String place, String modifier) {
        assertThat(Day.of().line("97110", 1, "GP", modifier).at(place).check().codes())
                .contains("TELE.PLACE_MISMATCH");
    }

    @Test
    void aTelehealthPlaceWithoutModifierIsQuestioned() {
        assertThat(Day.of().line("97110", 1, "GP").at("02").check().codes()).contains("TELE.PLACE_MISMATCH");
    }

    @Test
    void videoAndAudioAloneExcludeEachOther() {
        assertThat(Day.of().line("97110", 1, "GP", "95", "93").at("10").check().codes())
                .contains("TELE.PLACE_MISMATCH");
    }

    @Test
    void until2023ThePlaceWasThatOfAVisitInPerson() {
        assertThat(Day.of()
                        .line("97110", 1, "GP", "95")
                        .at("11")
                        .on("2023-12-31")
                        .check()
                        .codes())
                .doesNotContain("TELE.PLACE_MISMATCH");
    }

    @Test
    void aVisitInPersonHasNoTelehealthCheck() {
        assertThat(Day.of("97110").check().result().coverage())
                .noneMatch(coverage -> coverage.check().equals("TELEHEALTH"));
    }
}
