package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.rules.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose discipline a visit is of, where it does not say it: the rendering provider's letters tell. */
class VisitDisciplineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT | PT",
                "PT, DPT, OCS | PT",
                "PTA | PT",
                "OTR/L | OT",
                "OTR/L, CHT | OT",
                "COTA/L | OT",
                "MS, CCC-SLP | SLP",
                "CCC-SLP | SLP"
            })
    void theLettersAfterAName(String credential, Discipline discipline) {
        VisitDiscipline read = of(credential);

        assertThat(read.discipline()).isEqualTo(discipline);
        assertThat(read.findings()).isEmpty();
    }

    @Test
    void lettersOfNoDisciplineAreTakenForPhysicalTherapyAndSaidToBe() {
        VisitDiscipline read = of("MD");

        assertThat(read.discipline()).isEqualTo(Discipline.PT);
        assertThat(read.findings()).extracting(Finding::code).containsExactly("CLM.DISCIPLINE_ASSUMED");
    }

    private static VisitDiscipline of(String credential) {
        return VisitDiscipline.of(
                TestVisit.of("97110", 1).renderedBy("1234567893", credential).visit());
    }
}
