package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.codes;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Benefit Policy Manual ch. 15 s. 220.3.E: what every treatment note must hold. */
class RequiredElementsTest {
    @Test
    void aNoteThatLacksNothingPasses() {
        NoteValidation validation = NoteBuilder.complete().validate();

        assertThat(validation.verdict()).isEqualTo(Verdict.PASS);
        assertThat(codes(validation)).noneMatch(code -> code.startsWith("DOC."));
    }

    @Test
    void aNoteThatSaysNothingLacksEveryRequiredPartOnce() {
        NoteValidation validation = NoteBuilder.empty().validate();

        assertThat(validation.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(codes(validation))
                .filteredOn(code -> code.startsWith("DOC."))
                .containsExactlyInAnyOrder(
                        "DOC.DATE_MISSING",
                        "DOC.SIGNATURE_MISSING",
                        "DOC.INTERVENTION_MISSING",
                        "DOC.TIMED_MINUTES_MISSING",
                        "DOC.TOTAL_MINUTES_MISSING");
    }

    @Test
    void theDateIsRequired() {
        NoteBuilder note = NoteBuilder.complete();
        note.dateOfService = Optional.empty();

        Finding finding = only(note.validate(), FindingCode.DOC_DATE_MISSING);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.pointer()).isEqualTo("/note/dateOfService");
        assertThat(finding.citation()).contains("220.3.E");
    }

    @Test
    void theSignatureIsRequired() {
        NoteBuilder note = NoteBuilder.complete();
        note.signature = Optional.empty();

        assertThat(only(note.validate(), FindingCode.DOC_SIGNATURE_MISSING).pointer())
                .isEqualTo("/note/signature");
    }

    @Test
    void aSignatureNeedsItsCredential() {
        NoteBuilder note = NoteBuilder.complete();
        note.signature = Optional.of(new Signature(Optional.of("A. Smith"), Optional.of(" "), Optional.empty()));

        assertThat(only(note.validate(), FindingCode.DOC_CREDENTIAL_MISSING).pointer())
                .isEqualTo("/note/signature/credential");
    }

    @Test
    void anUnknownCredentialIsAskedAfter() {
        NoteBuilder note = NoteBuilder.complete();
        note.signature = Optional.of(NoteBuilder.signed("ATC"));

        assertThat(only(note.validate(), FindingCode.DOC_CREDENTIAL_MISSING).severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void timedAndTotalMinutesAreRequired() {
        NoteBuilder note = NoteBuilder.complete();
        note.timedMinutes = Optional.empty();
        note.totalMinutes = Optional.empty();

        NoteValidation validation = note.validate();

        only(validation, FindingCode.DOC_TIMED_MINUTES_MISSING);
        only(validation, FindingCode.DOC_TOTAL_MINUTES_MISSING);
        assertThat(validation.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void aVisitOfUntimedServicesAloneNeedsNoTimedTotal() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.of("97161").minutes(40));
        note.timedMinutes = Optional.empty();

        assertThat(has(note.validate(), FindingCode.DOC_TIMED_MINUTES_MISSING)).isFalse();
    }

    @Test
    void eachOfSeveralTimedCodesNeedsItsMinutes() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(
                        InterventionBuilder.strengthening().minutes(20),
                        InterventionBuilder.mobilisation().withoutMinutes());

        Finding finding = only(note.validate(), FindingCode.DOC_CODE_MINUTES_MISSING);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.pointer()).isEqualTo("/note/interventions/1/minutes");
    }

    @Test
    void theOnlyTimedCodeNeedsNoMinutesOfItsOwn() {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().withoutMinutes())
                .minutes(30, 30);

        assertThat(has(note.validate(), FindingCode.DOC_CODE_MINUTES_MISSING)).isFalse();
    }

    @Test
    void anAssistantWhoTreatedIsListed() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().byAssistant());

        assertThat(only(note.validate(), FindingCode.DOC_CONTRIBUTOR_UNLISTED).message())
                .contains("97110")
                .contains("PTA");
    }

    @Test
    void anAssistantListedAsContributorIsEnough() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.strengthening().byAssistant());
        note.contributors = List.of(NoteBuilder.contributor("PT"), NoteBuilder.contributor("P.T.A."));

        assertThat(has(note.validate(), FindingCode.DOC_CONTRIBUTOR_UNLISTED)).isFalse();
    }

    @Test
    void aTextThatSaysEverythingIsReadAndOnlyWarnedOf() {
        NoteValidation validation = NoteBuilder.text("""
                        DOS 2/3/2025. TE 15', MT x 10. Total timed 25 min, total tx time 25.
                        L knee ext 3x10 5#, VCs for TKE; quad 3+/5, unable to climb stairs.
                        Goal: ascend 12 stairs. Pain 4/10 to 2/10 after tx.
                        A. Smith, PT""").validate();

        assertThat(validation.verdict()).isEqualTo(Verdict.WARN);
        assertThat(codes(validation))
                .filteredOn(code -> code.startsWith("DOC."))
                .containsExactly("DOC.FREE_TEXT_ONLY");
        assertThat(only(validation, FindingCode.DOC_FREE_TEXT_ONLY).message())
                .contains("date of treatment", "signature", "timed minutes", "total minutes");
    }

    @Test
    void minutesByServiceInATextAskForTheTotals() {
        NoteValidation validation =
                NoteBuilder.text("TE 15', MT x 10. A. Smith, PT").validate();

        Finding finding = only(validation, FindingCode.DOC_TIMED_MINUTES_MISSING);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("25 together");
        assertThat(finding.span())
                .hasValueSatisfying(span -> assertThat(span.text()).isEqualTo("TE 15'"));
    }

    @Test
    void aTextWithoutDateAndSignatureLacksThem() {
        NoteValidation validation = NoteBuilder.text("TE 15', MT x 10").validate();

        only(validation, FindingCode.DOC_DATE_MISSING);
        only(validation, FindingCode.DOC_SIGNATURE_MISSING);
        assertThat(validation.findings()).hasSizeLessThan(14);
    }

    @Test
    void aTextSignedWithDateAndTimeIsSigned() {
        NoteValidation validation = NoteBuilder.text("""
                        TE 15', MT x 10.
                        Electronically Signed by Jane Doe, PT on 02/03/2025 10:15 AM""").validate();

        assertThat(has(validation, FindingCode.DOC_SIGNATURE_MISSING)).isFalse();
        assertThat(has(validation, FindingCode.DOC_CREDENTIAL_MISSING)).isFalse();
    }

    @Test
    void anAwaitedSignatureOfThePlanSignsNoNote() {
        NoteValidation validation = NoteBuilder.text("TE 15', MT x 10. Awaiting signed POC from Dr. Jones.")
                .validate();

        only(validation, FindingCode.DOC_SIGNATURE_MISSING);
    }

    @Test
    void aTextOfAVisitBilledUntimedAloneNeedsNoTimedTotal() {
        NoteBuilder note =
                NoteBuilder.text("PT evaluation. Total treatment time: 45 min").billed("97161", 1);

        assertThat(has(note.validate(), FindingCode.DOC_TIMED_MINUTES_MISSING)).isFalse();
    }

    @Test
    void aTextThatTellsATimedServiceNeedsTheTimedTotalWhateverIsBilled() {
        NoteBuilder note = NoteBuilder.text("PT evaluation. TE 15 min. Total treatment time: 45 min")
                .billed("97161", 1);

        only(note.validate(), FindingCode.DOC_TIMED_MINUTES_MISSING);
    }

    @Test
    void aMonthsManagementNeedsNoTimedTotal() {
        NoteBuilder note =
                NoteBuilder.complete().doing(InterventionBuilder.of("98980").minutes(20));
        note.timedMinutes = Optional.empty();

        assertThat(has(note.validate(), FindingCode.DOC_TIMED_MINUTES_MISSING)).isFalse();
    }

    @Test
    void minutesOfNothingThatIsReadAskForTheTotal() {
        Finding finding = only(
                NoteBuilder.text("Worked with pt 45 min in all.").validate(), FindingCode.DOC_TOTAL_MINUTES_MISSING);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("45 min");
    }

    @Test
    void aTextWithoutAnyMinutesLacksTheTotal() {
        assertThat(only(NoteBuilder.text("Rows 3x10.").validate(), FindingCode.DOC_TOTAL_MINUTES_MISSING)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOB: 01/05/2010", "s/p TKA 12/1/24", "DOI 3/4/2024", "Surgery on 12/1/24", "Born 1/5/50"})
    void aDateOfSomethingElseIsNoDateOfTreatment(String words) {
        assertThat(has(NoteBuilder.text(words + ". TE 15 min.").validate(), FindingCode.DOC_DATE_MISSING))
                .isTrue();
        assertThat(has(NoteBuilder.text("2/3/25. " + words).validate(), FindingCode.DOC_DATE_MISSING))
                .isFalse();
    }
}
