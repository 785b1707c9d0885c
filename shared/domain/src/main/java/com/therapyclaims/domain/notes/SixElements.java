package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.NoteValidation.Element;
import com.therapyclaims.domain.notes.NoteValidation.Elements;
import com.therapyclaims.domain.notes.NoteValidation.Grade;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Span;
import com.therapyclaims.domain.rules.Text;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The six elements that support the necessity of therapeutic exercise: body part, type of exercise, functional goals,
 * medical necessity, the patient's response, time. Each is graded: PRESENT where the note says it specifically, WEAK
 * where it says it in part or vaguely, MISSING where it does not.
 *
 * <p>A field decides before the words of a text do. The payer may ask for more or less than these six, so what is
 * missing warns, and blocks only where the payer's contract requires it and the note stands in fields: words are evidence,
 * not proof.
 */
final class SixElements {
    static final String CHECK = "SIX_ELEMENTS";

    private SixElements() {}

    static Elements run(NoteUnderReview note, Review review) {
        ElementsInFields fields = new ElementsInFields(note);
        ElementsInWords words = new ElementsInWords(note);
        Elements elements = new Elements(
                better(fields.bodyPart(), words::bodyPart),
                better(fields.exerciseType(), words::exerciseType),
                better(fields.functionalGoals(), words::functionalGoals),
                better(fields.medicalNecessity(), words::medicalNecessity),
                better(fields.patientResponse(), words::patientResponse),
                better(fields.time(), words::time));
        Set<NoteElement> required =
                note.isFreeText() ? Set.of() : note.request().requiredElements();
        report(
                elements.bodyPart(),
                required.contains(NoteElement.BODY_PART),
                FindingCode.SEED_BODY_PART_MISSING,
                "/note/interventions",
                "Name the region of each intervention, with its side: left knee, lumbar spine.",
                review);
        report(
                elements.exerciseType(),
                required.contains(NoteElement.EXERCISE_TYPE),
                FindingCode.SEED_EXERCISE_TYPE_MISSING,
                "/note/interventions",
                "Name each exercise and how much of it: knee extension 3x10, 5 lb.",
                review);
        report(
                elements.functionalGoals(),
                required.contains(NoteElement.FUNCTIONAL_GOALS),
                FindingCode.SEED_FUNCTIONAL_GOAL_MISSING,
                "/note/goals",
                "Link each intervention to a goal that names what the patient will do: climb 12 stairs without a rail.",
                review);
        report(
                elements.medicalNecessity(),
                required.contains(NoteElement.MEDICAL_NECESSITY),
                FindingCode.SEED_NECESSITY_MISSING,
                "/note/medicalNecessity",
                "State the impairment, what it keeps the patient from doing, and why it takes a therapist.",
                review);
        report(
                elements.patientResponse(),
                required.contains(NoteElement.PATIENT_RESPONSE),
                FindingCode.SEED_RESPONSE_MISSING,
                "/note/response",
                "Give a measure or what the patient did with it: flexion 95 to 110 degrees, two cues fewer.",
                review);
        report(
                elements.time(),
                required.contains(NoteElement.TIME),
                FindingCode.SEED_TIME_MISSING,
                "/note/timedMinutes",
                "Give the minutes of each timed code, their total and the total of the treatment.",
                review);
        review.covered(CHECK, Manual.ELEMENTS);
        return elements;
    }

    /** Words fill in for a field that says nothing; what a field says in part only the note's own text completes. */
    private static Element better(Element field, Supplier<Element> inWords) {
        if (field.grade() == Grade.PRESENT) {
            return field;
        }
        Element words = inWords.get();
        boolean says = words.grade().compareTo(field.grade()) < 0;
        boolean completes =
                words.span().filter(span -> span.pointer().equals("/note/text")).isPresent();
        return says && (field.grade() == Grade.MISSING || completes) ? words : field;
    }

    private static void report(
            Element element, boolean required, FindingCode missing, String pointer, String example, Review review) {
        switch (element.grade()) {
            case PRESENT -> {}
            case WEAK -> review.find(weak(element, missing, pointer, example));
            case MISSING -> review.find(missing(required, missing, pointer, example));
        }
    }

    private static Finding missing(boolean required, FindingCode missing, String pointer, String example) {
        String text = missing.message() + " " + example;
        return required
                ? Finding.of(missing, pointer, text + " The payer's contract requires it.")
                        .as(Severity.ERROR)
                : Finding.of(missing, pointer, text);
    }

    private static Finding weak(Element element, FindingCode missing, String pointer, String example) {
        String named = missing.message().replace("The note does not state ", "").replace(".", "");
        Finding finding = Finding.of(
                FindingCode.SEED_ELEMENT_WEAK, pointer, Text.of("The note states %s only weakly. %s", named, example));
        return element.span().map(finding::with).orElse(finding);
    }

    static Element present(Span span) {
        return new Element(Grade.PRESENT, Optional.of(span));
    }

    static Element weak(Span span) {
        return new Element(Grade.WEAK, Optional.of(span));
    }

    static Element missing() {
        return new Element(Grade.MISSING, Optional.empty());
    }
}
