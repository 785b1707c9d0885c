package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.notes.TreatmentNote.Contributor;
import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.units.UnitRule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A note that lacks nothing, from which a test takes away what it is about. */
final class NoteBuilder {
    static final LocalDate VISIT = LocalDate.of(2025, 2, 3);

    String payerId = StandardPayers.MEDICARE;
    UnitRule unitRule = UnitRule.CMS_8_MINUTE;
    Set<NoteElement> requiredElements = Set.of();
    Optional<LocalDate> dateOfService = Optional.of(VISIT);
    Optional<Discipline> discipline = Optional.of(Discipline.PT);
    Optional<LocalTime> startTime = Optional.of(LocalTime.of(9, 0));
    Optional<LocalTime> stopTime = Optional.of(LocalTime.of(9, 45));
    Optional<Integer> timedMinutes = Optional.of(40);
    Optional<Integer> totalMinutes = Optional.of(40);
    List<Contributor> contributors = List.of(contributor("PT"));
    List<Goal> goals = List.of(goal("ascend 12 stairs without rail"));
    List<Intervention> interventions = new ArrayList<>(List.of(
            InterventionBuilder.strengthening().minutes(33).build(),
            InterventionBuilder.mobilisation().minutes(7).build()));
    Optional<MedicalNecessity> medicalNecessity = Optional.of(new MedicalNecessity(
            Optional.of("quad strength 3+/5"),
            Optional.of("cannot climb stairs at home"),
            Optional.of("grading of load and cueing after repair")));
    Optional<Response> response = Optional.of(new Response(
            Optional.of("completed with 20% fewer cues"),
            List.of(new Measure(
                    Optional.of("knee flexion"), Optional.of("110"), Optional.of("deg"), Optional.of("95")))));
    Optional<String> text = Optional.empty();
    Optional<Signature> signature = Optional.of(signed("PT"));
    Optional<List<BilledLine>> billedLines = Optional.empty();
    Optional<PlanOfCare> planOfCare = Optional.empty();
    Optional<Progress> progress = Optional.empty();
    Optional<TreatmentNote> previousNote = Optional.empty();

    /** A structured note that lacks nothing. */
    static NoteBuilder complete() {
        return new NoteBuilder();
    }

    /** A note that is a text and nothing else. */
    static NoteBuilder text(String text) {
        NoteBuilder note = new NoteBuilder();
        note.dateOfService = Optional.empty();
        note.startTime = Optional.empty();
        note.stopTime = Optional.empty();
        note.timedMinutes = Optional.empty();
        note.totalMinutes = Optional.empty();
        note.contributors = List.of();
        note.goals = List.of();
        note.interventions = List.of();
        note.medicalNecessity = Optional.empty();
        note.response = Optional.empty();
        note.text = Optional.of(text);
        note.signature = Optional.empty();
        return note;
    }

    /** A note that says nothing at all. */
    static NoteBuilder empty() {
        NoteBuilder note = text("");
        note.text = Optional.empty();
        note.discipline = Optional.empty();
        return note;
    }

    static Contributor contributor(String credential) {
        return new Contributor(Optional.of("A. Smith"), Optional.of(credential), Optional.empty());
    }

    static Goal goal(String text) {
        return new Goal(
                Optional.of("g1"),
                Optional.of(text),
                Optional.empty(),
                Optional.of("needs rail"),
                Optional.of("no rail"));
    }

    static Signature signed(String credential) {
        return new Signature(Optional.of("A. Smith"), Optional.of(credential), Optional.of(VISIT));
    }

    /** The note with these interventions alone, its totals theirs. */
    NoteBuilder doing(InterventionBuilder... treatments) {
        interventions = new ArrayList<>();
        int minutes = 0;
        for (InterventionBuilder treatment : treatments) {
            interventions.add(treatment.build());
            minutes += treatment.build().minutes().orElse(0);
        }
        return minutes(minutes, minutes);
    }

    NoteBuilder minutes(int timed, int total) {
        timedMinutes = Optional.of(timed);
        totalMinutes = Optional.of(total);
        startTime = Optional.empty();
        stopTime = Optional.empty();
        return this;
    }

    NoteBuilder from(String start, String stop) {
        startTime = Optional.of(LocalTime.parse(start));
        stopTime = Optional.of(LocalTime.parse(stop));
        return this;
    }

    NoteBuilder billed(String code, int units, String... modifiers) {
        List<BilledLine> lines = new ArrayList<>(billedLines.orElse(List.of()));
        lines.add(new BilledLine(code, units, List.of(modifiers)));
        billedLines = Optional.of(lines);
        return this;
    }

    NoteRequest request() {
        TreatmentNote note = new TreatmentNote(
                dateOfService,
                discipline,
                startTime,
                stopTime,
                timedMinutes,
                totalMinutes,
                contributors,
                goals,
                interventions,
                medicalNecessity,
                response,
                text,
                signature);
        return new NoteRequest(
                payerId, unitRule, requiredElements, note, billedLines, planOfCare, progress, previousNote);
    }

    NoteValidation validate() {
        return new NoteValidator().validate(request());
    }
}
