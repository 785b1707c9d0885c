package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.SixElements.missing;
import static com.therapyclaims.domain.notes.SixElements.present;
import static com.therapyclaims.domain.notes.SixElements.weak;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.NoteValidation.Element;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.rules.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The six elements as the note's fields state them. */
final class ElementsInFields {
    private final NoteUnderReview note;
    private final List<Treatment> treatments;

    ElementsInFields(NoteUnderReview note) {
        this.note = note;
        this.treatments = Lists.where(note.treatments(), treatment -> !treatment.isEvaluation());
    }

    /** A region for every intervention: PRESENT; for some: WEAK. */
    Element bodyPart() {
        return ofEach(ElementsInFields::region);
    }

    private static Optional<Span> region(Treatment treatment) {
        List<String> regions = treatment.intervention().bodyRegions();
        for (int i = 0; i < regions.size(); i++) {
            if (Said.something(regions.get(i))) {
                return Optional.of(Passage.whole(treatment.pointer("bodyRegions/" + i), regions.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Category and description of every intervention: PRESENT; either, or not of every one: WEAK. */
    Element exerciseType() {
        Element described = ofEach(treatment -> treatment.description().map(Passage::whole));
        boolean categorised = !treatments.isEmpty()
                && Lists.all(
                        treatments,
                        treatment -> treatment.intervention().category().isPresent());
        if (described.grade() == NoteValidation.Grade.PRESENT && !categorised) {
            return weak(described.span().orElseThrow());
        }
        return described.grade() == NoteValidation.Grade.MISSING ? ofSome(ElementsInFields::category) : described;
    }

    private static Optional<Span> category(Treatment treatment) {
        return treatment
                .intervention()
                .category()
                .map(category -> Passage.whole(treatment.pointer("category"), category.name()));
    }

    /** Every intervention serves a functional goal of the note: PRESENT; a goal stands there at all: WEAK. */
    Element functionalGoals() {
        boolean allServe = !treatments.isEmpty()
                && Lists.all(
                        treatments,
                        treatment -> Lists.any(treatment.intervention().goalIds(), this::isOfFunctionalGoal));
        Optional<Span> functional = firstGoal(StatedGoal::functional);
        if (allServe && functional.isPresent()) {
            return present(functional.get());
        }
        return functional.or(() -> firstGoal(_ -> true)).map(SixElements::weak).orElseGet(SixElements::missing);
    }

    private boolean isOfFunctionalGoal(String id) {
        return Lists.any(
                note.goals(), goal -> goal.goal().id().filter(id::equals).isPresent() && goal.functional());
    }

    private Optional<Span> firstGoal(Predicate<StatedGoal> which) {
        return Lists.firstOf(Lists.where(note.goals(), which), StatedGoal::text).map(Passage::whole);
    }

    /** The impairment, what it keeps the patient from and why it takes a therapist: PRESENT; some of it: WEAK. */
    Element medicalNecessity() {
        Optional<MedicalNecessity> said = note.note().medicalNecessity();
        Optional<Span> impairment = necessity("impairment", MedicalNecessity::impairment)
                .or(() -> Lists.firstOf(treatments, ElementsInFields::impairment));
        Optional<Span> limitation = necessity("functionalLimitation", MedicalNecessity::functionalLimitation);
        Optional<Span> skilled = necessity("whySkilled", MedicalNecessity::whySkilled);
        boolean whole = said.isPresent() && impairment.isPresent() && limitation.isPresent() && skilled.isPresent();
        if (whole) {
            return present(skilled.get());
        }
        return Stream.of(skilled, limitation, impairment)
                .flatMap(Optional::stream)
                .findFirst()
                .map(SixElements::weak)
                .orElseGet(SixElements::missing);
    }

    private Optional<Span> necessity(String field, Function<MedicalNecessity, Optional<String>> part) {
        return note.note()
                .medicalNecessity()
                .flatMap(said -> Said.passage("/note/medicalNecessity/" + field, part.apply(said)))
                .map(Passage::whole);
    }

    private static Optional<Span> impairment(Treatment treatment) {
        return Said.passage(
                        treatment.pointer("impairment"),
                        treatment.intervention().impairment())
                .map(Passage::whole);
    }

    /** A measure with its value, or tolerance in words of this visit: PRESENT; a stock phrase: WEAK. */
    Element patientResponse() {
        Optional<Response> response = note.note().response();
        Optional<Span> measured = response.flatMap(ElementsInFields::measure);
        if (measured.isPresent()) {
            return present(measured.get());
        }
        Optional<Passage> tolerance = note.tolerance();
        if (tolerance.isEmpty()) {
            return missing();
        }
        Span words = tolerance.get().whole();
        return StockPhrases.isAllOf(tolerance.get()) ? weak(words) : present(words);
    }

    private static Optional<Span> measure(Response response) {
        List<Measure> measures = response.measures();
        for (int i = 0; i < measures.size(); i++) {
            Measure measure = measures.get(i);
            Optional<Passage> value = Said.nothing(measure.name())
                    ? Optional.empty()
                    : Said.measured("/note/response/measures/" + i + "/value", measure.value());
            if (value.isPresent()) {
                return value.map(Passage::whole);
            }
        }
        return Optional.empty();
    }

    /** Both totals and the minutes of every timed code: PRESENT; some of it: WEAK. */
    Element time() {
        Optional<Span> timed = number("/note/timedMinutes", note.note().timedMinutes());
        Optional<Span> total = number("/note/totalMinutes", note.note().totalMinutes());
        boolean allMinutes = !note.treatments().isEmpty()
                && Lists.all(
                        note.treatments(),
                        treatment ->
                                treatment.minutes().isPresent() || (treatment.isClassified() && !treatment.isTimed()));
        if (timed.isPresent() && total.isPresent() && allMinutes) {
            return present(timed.get());
        }
        return timed.or(() -> total)
                .or(() -> Lists.firstOf(
                        note.treatments(), treatment -> number(treatment.pointer("minutes"), treatment.minutes())))
                .map(SixElements::weak)
                .orElseGet(SixElements::missing);
    }

    private static Optional<Span> number(String pointer, Optional<Integer> minutes) {
        return minutes.map(number -> Passage.whole(pointer, Integer.toString(number)));
    }

    private Element ofEach(Function<Treatment, Optional<Span>> stated) {
        List<Optional<Span>> spans = Lists.map(treatments, stated);
        Optional<Span> first = Lists.firstOf(spans, span -> span);
        return Lists.all(spans, Optional::isPresent) && first.isPresent()
                ? SixElements.present(first.get())
                : first.map(SixElements::weak).orElseGet(SixElements::missing);
    }

    private Element ofSome(Function<Treatment, Optional<Span>> stated) {
        return Lists.firstOf(treatments, stated).map(SixElements::weak).orElseGet(SixElements::missing);
    }
}
