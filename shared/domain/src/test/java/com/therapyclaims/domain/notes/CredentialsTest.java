package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who somebody is, by the letters or the words after the name. */
class CredentialsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PTA",
                "COTA/L",
                "PT Assistant",
                "OT Asst.",
                "Physical Therapist Assistant",
                "Licensed Physical Therapist  Assistant",
                "Certified Occupational Therapy Assistant",
                "Therapist assistant",
                "Speech-Language Pathology Assistant"
            })
    void anAssistantIsNoClinician(String letters) {
        Credentials credentials = Credentials.of(letters);

        assertThat(credentials.isAssistant()).isTrue();
        assertThat(credentials.isClinician()).isFalse();
        assertThat(credentials.mayNeverCertify()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Physical Therapist, PT",
        "Licensed Physical Therapist, PT",
        "Doctor of Physical Therapy, PT",
        "Occupational Therapist, OT",
        "Speech-Language Pathologist, SLP",
        "Speech Pathologist, SLP",
        "speech therapist, SLP"
    })
    void aTherapistInWordsIsAClinician(String words, Discipline discipline) {
        Credentials credentials = Credentials.of(words);

        assertThat(credentials.isClinician()).isTrue();
        assertThat(credentials.isAssistant()).isFalse();
        assertThat(credentials.discipline()).contains(discipline);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Physician", "Nurse Practitioner", "Physician Assistant", "Physician's Assistant", "PA-C", "M.D."
            })
    void aPhysicianOrNppCertifies(String letters) {
        Credentials credentials = Credentials.of(letters);

        assertThat(credentials.mayCertify()).isTrue();
        assertThat(credentials.isClinician()).isTrue();
        assertThat(credentials.isAssistant()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Chiropractor", "Chiropractic Physician", "Dentist", "Registered Nurse", "Physical Therapist"})
    void othersNeverCertify(String words) {
        assertThat(Credentials.of(words).mayNeverCertify()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT Student",
                "PT Aide",
                "Rehab Tech",
                "PT technician",
                "PTA student",
                "PT intern",
                "Medical Assistant",
                "SPT"
            })
    void studentsAidesAndTechniciansAreNobodyWhoTreats(String letters) {
        Credentials credentials = Credentials.of(letters);

        assertThat(credentials.isAssistant()).isFalse();
        assertThat(credentials.isClinician()).isFalse();
        assertThat(credentials.mayCertify()).isFalse();
        assertThat(credentials.discipline()).isEmpty();
    }
}
