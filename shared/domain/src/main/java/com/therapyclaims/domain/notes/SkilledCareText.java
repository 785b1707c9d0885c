package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether words show skilled care or what does not qualify as such: exercise nobody supervised, general fitness, a
 * passive agent under an active procedure, stock phrases (Benefit Policy Manual ch. 15 s. 220.2). Words are evidence,
 * not proof, so nothing here blocks.
 */
final class SkilledCareText {
    private SkilledCareText() {}

    /** Words that say a therapist's skill was used. */
    static Optional<Span> skill(Passage passage) {
        return ClinicalWording.SKILL.firstAffirmedIn(passage);
    }

    /** Words that say what is wrong with the patient or what the patient cannot do. */
    static Optional<Span> impairment(Passage passage) {
        return ClinicalWording.IMPAIRMENT
                .firstAffirmedIn(passage)
                .or(() -> ClinicalWording.LIMITATION.firstAffirmedIn(passage));
    }

    /** Words that say the patient exercised without a therapist in this treatment. */
    static Optional<Span> unsupervised(Passage passage) {
        List<Span> alone = Lists.both(
                ClinicalWording.UNSUPERVISED.affirmedIn(passage),
                Lists.where(ClinicalWording.ALONE.affirmedIn(passage), ofExercise(passage)));
        if (alone.isEmpty()) {
            return Optional.empty();
        }
        return alone.stream()
                .filter(notInA(ClinicalWording.NOT_THIS_TREATMENT, passage))
                .sorted(Comparator.comparingInt(Span::start))
                .filter(words -> !isWithClinician(words, passage))
                .findFirst();
    }

    /** Words that say the exercise was for health at large. */
    static Optional<Span> generalFitness(Passage passage) {
        return Lists.first(
                ClinicalWording.GENERAL_FITNESS.affirmedIn(passage),
                notInA(ClinicalWording.NOT_NOW, passage).and(words -> !isNeurological(words, passage)));
    }

    /** Whether the words speak of tone as a nerve's, not as looks. */
    private static boolean isNeurological(Span words, Passage passage) {
        return words.text().toLowerCase(Locale.ROOT).endsWith("tone")
                && !notInA(ClinicalWording.NEUROLOGICAL, passage).test(words);
    }

    private static boolean isWithClinician(Span words, Passage passage) {
        String sentence = Sentences.around(passage.text(), words.start());
        return ClinicalWording.WITH_CLINICIAN.isAffirmedIn(new Passage(passage.pointer(), sentence));
    }

    /** A passive agent in a text that shows the patient doing nothing and no hands on the patient. */
    static Optional<Span> passiveOnly(Passage passage) {
        boolean active = ClinicalWording.ACTIVE_EXERCISE.isAffirmedIn(passage) || handsOn(passage);
        return active ? Optional.empty() : ClinicalWording.PASSIVE_MODALITY.firstAffirmedIn(passage);
    }

    /** A passive agent under a hands-on code whose text shows no hands. */
    static Optional<Span> passiveInsteadOfHandsOn(Passage passage) {
        return handsOn(passage) ? Optional.empty() : ClinicalWording.PASSIVE_MODALITY.firstAffirmedIn(passage);
    }

    private static boolean handsOn(Passage passage) {
        return ClinicalWording.MANUAL.isAffirmedIn(passage);
    }

    private static Predicate<Span> ofExercise(Passage passage) {
        return words -> {
            Symbols sentence = Shorthand.aloud(Sentences.around(passage.text(), words.start()));
            return ClinicalWording.EXERCISING.standsIn(sentence)
                    || ClinicalWording.EXERCISE.standsIn(sentence)
                    || ClinicalWording.ACTIVE_EXERCISE.standsIn(sentence);
        };
    }

    private static Predicate<Span> notInA(Wording context, Passage passage) {
        return words -> !context.isMentionedIn(Sentences.around(passage.text(), words.start()));
    }

    /** Stock phrases in every text that should speak of this visit alone. */
    static void stockPhrases(NoteUnderReview note, Review review) {
        Lists.where(Lists.both(note.treatmentPassages(), note.responseAndReason()), StockPhrases::isAllOf)
                .forEach(passage -> review.find(
                        FindingCode.SKILL_BOILERPLATE,
                        passage.whole(),
                        "These words could stand in any note; nothing says what happened in this visit."));
    }
}
