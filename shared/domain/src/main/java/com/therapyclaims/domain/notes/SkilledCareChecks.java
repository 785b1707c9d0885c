package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Span;
import com.therapyclaims.domain.rules.Text;
import java.util.Optional;
import java.util.Set;

/**
 * What qualifies as skilled treatment and what does not: exercise without supervision, general fitness, passive
 * modalities without an active part, activities that address no impairment (Benefit Policy Manual ch. 15 s. 220.2).
 */
final class SkilledCareChecks {
    static final String CHECK = "SKILLED_CARE";

    /** Procedures in which the clinician's hands work and the patient may lie still. */
    private static final Set<String> HANDS_ON = Set.of("97140", "97124");

    private SkilledCareChecks() {}

    static void run(NoteUnderReview note, Review review) {
        note.skilledProcedures().forEach(treatment -> treatment(treatment, note, review));
        note.text().ifPresent(text -> text(text, note, review));
        SkilledCareText.stockPhrases(note, review);
        review.coveredAssuming(
                CHECK,
                Manual.SKILLED_CARE,
                "What rests on words warns only. Whether the treatment was medically necessary cannot be decided from"
                        + " words.");
        ClonedNote.run(note, review);
    }

    private static void treatment(Treatment treatment, NoteUnderReview note, Review review) {
        Optional<Passage> words = treatment.description();
        skilledElement(treatment, words, review);
        impairment(treatment, words, note, review);
        supervised(treatment, words, review);
        active(treatment, words, review);
        words.flatMap(SkilledCareText::generalFitness).ifPresent(span -> fitness(span, review));
    }

    private static void skilledElement(Treatment treatment, Optional<Passage> words, Review review) {
        boolean shown = !treatment.intervention().skilledElements().isEmpty()
                || words.flatMap(SkilledCareText::skill).isPresent();
        if (!shown) {
            review.find(
                    FindingCode.SKILL_NO_SKILLED_ELEMENT,
                    treatment.pointer("skilledElements"),
                    Text.of("Nothing shows what a therapist's skill did in %s.", treatment.named()));
        }
    }

    private static void impairment(Treatment treatment, Optional<Passage> words, NoteUnderReview note, Review review) {
        boolean named = !Said.nothing(treatment.intervention().impairment())
                || note.note()
                        .medicalNecessity()
                        .flatMap(said -> Said.by(said.impairment()))
                        .isPresent()
                || words.flatMap(SkilledCareText::impairment).isPresent();
        if (!named) {
            review.find(
                    FindingCode.SKILL_NO_IMPAIRMENT,
                    treatment.pointer("impairment"),
                    Text.of("%s names no impairment or functional limitation it addresses.", treatment.named()));
        }
    }

    private static void supervised(Treatment treatment, Optional<Passage> words, Review review) {
        if (treatment
                .intervention()
                .supervised()
                .filter(supervised -> !supervised)
                .isPresent()) {
            review.find(
                    FindingCode.SKILL_UNSUPERVISED,
                    treatment.pointer("supervised"),
                    Text.of("%s is recorded as not supervised.", treatment.named()));
        } else {
            words.flatMap(SkilledCareText::unsupervised).ifPresent(span -> unsupervised(span, review));
        }
    }

    private static void active(Treatment treatment, Optional<Passage> words, Review review) {
        boolean handsOn = treatment.code().filter(HANDS_ON::contains).isPresent();
        boolean recordedPassive = !handsOn
                && treatment
                        .intervention()
                        .patientActive()
                        .filter(active -> !active)
                        .isPresent();
        if (recordedPassive) {
            review.find(
                    FindingCode.SKILL_PASSIVE_ONLY,
                    treatment.pointer("patientActive"),
                    Text.of("%s is an active procedure, and the patient is recorded as passive.", treatment.named()));
            return;
        }
        words.flatMap(passage -> handsOn
                        ? SkilledCareText.passiveInsteadOfHandsOn(passage)
                        : SkilledCareText.passiveOnly(passage))
                .ifPresent(span -> passive(span, review));
    }

    private static void text(Passage text, NoteUnderReview note, Review review) {
        SkilledCareText.unsupervised(text).ifPresent(span -> unsupervised(span, review));
        SkilledCareText.generalFitness(text).ifPresent(span -> fitness(span, review));
        if (note.isFreeText()) {
            SkilledCareText.passiveOnly(text).ifPresent(span -> passive(span, review));
            shownAtAll(text, review);
        }
    }

    private static void shownAtAll(Passage text, Review review) {
        if (SkilledCareText.skill(text).isEmpty()) {
            review.find(
                    FindingCode.SKILL_NO_SKILLED_ELEMENT,
                    text.pointer(),
                    "No words of the text show what a therapist's skill did.");
        }
        if (SkilledCareText.impairment(text).isEmpty()) {
            review.find(
                    FindingCode.SKILL_NO_IMPAIRMENT,
                    text.pointer(),
                    "No words of the text name an impairment or functional limitation.");
        }
    }

    private static void unsupervised(Span words, Review review) {
        review.find(
                FindingCode.SKILL_UNSUPERVISED,
                words,
                "These words read as exercise without a therapist; its time is not billable.");
    }

    private static void fitness(Span words, Review review) {
        review.find(
                FindingCode.SKILL_GENERAL_FITNESS,
                words,
                "These words read as exercise for health at large, not for an impairment.");
    }

    private static void passive(Span words, Review review) {
        review.find(
                FindingCode.SKILL_PASSIVE_ONLY,
                words,
                "These words read as a passive modality and nothing shows the active part of the procedure.");
    }
}
