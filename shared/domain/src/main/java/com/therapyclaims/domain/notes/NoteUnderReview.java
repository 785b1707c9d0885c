package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A note with what its codes say and where its texts stand: what every check reads. */
final class NoteUnderReview {
    /** Characters of a text that are read. A note of one visit is far shorter. */
    static final int TEXT_READ = 50_000;

    private final NoteRequest request;
    private final List<Treatment> treatments;
    private final Optional<Passage> text;
    private final List<Passage> treatmentPassages;
    private final Optional<MinutesInText> minutesInText;
    private final Optional<Passage> tolerance;
    private final List<StatedGoal> goals;
    private final BilledDisciplines disciplines;

    NoteUnderReview(NoteRequest request) {
        this.request = request;
        List<Intervention> interventions = request.note().interventions();
        List<Treatment> numbered = new ArrayList<>();
        for (int i = 0; i < interventions.size(); i++) {
            Intervention intervention = interventions.get(i);
            Optional<String> code = Said.by(intervention.code());
            Optional<LocalDate> date = request.note().dateOfService();
            numbered.add(Treatment.of(i, intervention, code, code.flatMap(said -> therapyCode(said, date))));
        }
        this.treatments = List.copyOf(numbered);
        this.text = Said.passage("/note/text", request.note().text().map(NoteUnderReview::read));
        List<Passage> passages = new ArrayList<>();
        treatments.forEach(treatment -> treatment.description().ifPresent(passages::add));
        text.ifPresent(passages::add);
        this.treatmentPassages = List.copyOf(passages);
        this.minutesInText = text.map(MinutesInText::in);
        this.tolerance =
                request.note().response().flatMap(said -> Said.passage("/note/response/tolerance", said.tolerance()));
        this.disciplines = BilledDisciplines.of(
                request.note().discipline(), request.billedLines().orElse(List.of()));
        List<Goal> stated = request.note().goals();
        List<StatedGoal> read = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            read.add(StatedGoal.of("/note/goals/" + i, stated.get(i)));
        }
        this.goals = List.copyOf(read);
    }

    /** What is read of a text. */
    static String read(String text) {
        return text.substring(0, Math.min(text.length(), TEXT_READ));
    }

    /** The code on the date; without a date, as it was last. */
    static Optional<TherapyCode> therapyCode(String code, Optional<LocalDate> date) {
        return date.map(day -> TherapyCodes.find(code, day))
                .orElseGet(() -> TherapyCodes.rows(code).stream().reduce((_, last) -> last));
    }

    NoteRequest request() {
        return request;
    }

    TreatmentNote note() {
        return request.note();
    }

    List<Treatment> treatments() {
        return treatments;
    }

    /** Which discipline furnished which code. */
    BilledDisciplines disciplines() {
        return disciplines;
    }

    /** Treatments a therapist's skill must show in. */
    List<Treatment> skilledProcedures() {
        return Lists.where(treatments, Treatment::isSkilledProcedure);
    }

    Optional<Passage> text() {
        return text;
    }

    Optional<MinutesInText> minutesInText() {
        return minutesInText;
    }

    /** Whether the note is a text alone: no intervention stands in a field. */
    boolean isFreeText() {
        return treatments.isEmpty() && text.isPresent();
    }

    /** Whether it says nothing of any treatment, in fields or in words. */
    boolean isEmpty() {
        return treatments.isEmpty() && text.isEmpty();
    }

    /** What was done, in words: every description, then the text. */
    List<Passage> treatmentPassages() {
        return treatmentPassages;
    }

    /** How the patient bore the treatment, in words. */
    Optional<Passage> tolerance() {
        return tolerance;
    }

    List<StatedGoal> goals() {
        return goals;
    }

    /** How the patient responded and why it took a therapist, in words. */
    List<Passage> responseAndReason() {
        Optional<Passage> whySkilled = note().medicalNecessity()
                .flatMap(said -> Said.passage("/note/medicalNecessity/whySkilled", said.whySkilled()));
        return Lists.both(
                tolerance.map(List::of).orElse(List.of()),
                whySkilled.map(List::of).orElse(List.of()));
    }

    /** Timed-code minutes by the interventions; empty where one of them has none or its code is not known. */
    Optional<Long> timedMinutesOfInterventions() {
        boolean known = !treatments.isEmpty()
                && Lists.all(
                        treatments,
                        treatment -> treatment.isClassified()
                                && (!treatment.isTimed() || treatment.minutes().isPresent()));
        return known ? Optional.of(minutesOf(Lists.where(treatments, Treatment::isTimed))) : Optional.empty();
    }

    /** All minutes by the interventions, those within another's once; empty where one of them has none. */
    Optional<Long> allMinutesOfInterventions() {
        boolean known = !treatments.isEmpty()
                && Lists.all(treatments, treatment -> treatment.minutes().isPresent());
        return known
                ? Optional.of(minutesOf(Lists.where(treatments, treatment -> !treatment.isWithinAnother())))
                : Optional.empty();
    }

    private static long minutesOf(List<Treatment> treatments) {
        return Lists.total(treatments, treatment -> treatment.minutes().orElse(0));
    }
}
