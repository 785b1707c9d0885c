package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.SixElements.present;

import com.therapyclaims.domain.notes.NoteValidation.Element;
import com.therapyclaims.domain.rules.Span;
import java.util.List;
import java.util.Optional;

/** The six elements as a free text or the descriptions of the interventions state them. */
final class ElementsInWords {
    private final NoteUnderReview note;
    private final List<Passage> done;

    ElementsInWords(NoteUnderReview note) {
        this.note = note;
        this.done = note.treatmentPassages();
    }

    /** A named region: PRESENT; an extremity or "the back": WEAK. */
    Element bodyPart() {
        return presentIf(ClinicalWording.BODY_REGION.firstAffirmedIn(done))
                .orElseGet(() -> weakIf(ClinicalWording.VAGUE_REGION.firstAffirmedIn(done)));
    }

    /** A named exercise and how much of it: PRESENT; either alone, or exercise without a name: WEAK. */
    Element exerciseType() {
        Optional<Span> named = ClinicalWording.EXERCISE.firstAffirmedIn(done).or(this::counted);
        boolean dosed = done.stream().anyMatch(ClinicalWording.DOSAGE::isAffirmedIn);
        if (named.isPresent() && dosed) {
            return present(named.get());
        }
        return weakIf(named.or(() -> ClinicalWording.UNNAMED_EXERCISE.firstAffirmedIn(done)));
    }

    /** What stands before sets and repetitions names an exercise, unless it only says that there was some. */
    private Optional<Span> counted() {
        return done.stream()
                .flatMap(passage -> ClinicalWording.COUNTED.affirmedIn(passage).stream())
                .filter(words -> !ClinicalWording.UNNAMED_EXERCISE.isMentionedIn(words.text()))
                .filter(words -> !ClinicalWording.PASSIVE_MODALITY.isMentionedIn(words.text()))
                .findFirst();
    }

    /** A sentence that speaks of a goal or purpose and of something done in life: PRESENT; only one of them: WEAK. */
    Element functionalGoals() {
        return text().map(passage -> {
                    Optional<Span> goal = ClinicalWording.GOAL.affirmedIn(passage).stream()
                            .filter(words -> ClinicalWording.FUNCTION.isMentionedIn(passage.text()
                                    .substring(words.end(), Sentences.endOf(passage.text(), words.end()))))
                            .findFirst();
                    return presentIf(goal).orElseGet(() -> weakIf(ClinicalWording.GOAL_NAMED.firstAffirmedIn(passage)));
                })
                .orElseGet(SixElements::missing);
    }

    /** What is wrong, and what it keeps the patient from or why it takes a therapist: PRESENT; one of them: WEAK. */
    Element medicalNecessity() {
        return text().map(passage -> {
                    Optional<Span> impairment = ClinicalWording.IMPAIRMENT.firstAffirmedIn(passage);
                    Optional<Span> need = ClinicalWording.NEED_FOR_SKILL
                            .firstAffirmedIn(passage)
                            .or(() -> ClinicalWording.LIMITATION.firstAffirmedIn(passage));
                    if (impairment.isPresent() && need.isPresent()) {
                        return present(need.get());
                    }
                    return weakIf(need.or(() -> impairment));
                })
                .orElseGet(SixElements::missing);
    }

    /** A response in words of this visit: PRESENT; a stock phrase: WEAK. */
    Element patientResponse() {
        return text().map(passage -> presentIf(
                                ClinicalWording.RESPONSE.mentionsIn(passage).findFirst())
                        .orElseGet(() -> weakIf(ClinicalWording.STOCK_RESPONSE
                                .mentionsIn(passage)
                                .findFirst())))
                .orElseGet(SixElements::missing);
    }

    /** Minutes by service or a total of them: PRESENT; a length of time that belongs to nothing: WEAK. */
    Element time() {
        Optional<Span> minutes = note.minutesInText().flatMap(MinutesInText::firstSpan);
        return presentIf(minutes)
                .orElseGet(() -> weakIf(text().flatMap(ClinicalWording.SOME_MINUTES::firstAffirmedIn)));
    }

    private Optional<Passage> text() {
        return note.text();
    }

    private static Optional<Element> presentIf(Optional<Span> words) {
        return words.map(SixElements::present);
    }

    private static Element weakIf(Optional<Span> words) {
        return words.map(SixElements::weak).orElseGet(SixElements::missing);
    }
}
