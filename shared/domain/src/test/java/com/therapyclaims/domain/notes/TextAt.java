package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import java.util.List;

/** The text a JSON pointer of a request points at, as it would stand in the request's body. */
final class TextAt {
    private TextAt() {}

    static String pointer(NoteRequest request, String pointer) {
        List<String> path = List.of(pointer.split("/", -1));
        TreatmentNote note = request.note();
        return switch (path.get(2)) {
            case "text" -> note.text().orElseThrow();
            case "timedMinutes" -> note.timedMinutes().orElseThrow().toString();
            case "totalMinutes" -> note.totalMinutes().orElseThrow().toString();
            case "goals" -> goal(note.goals().get(Integer.parseInt(path.get(3))), path.get(4));
            case "interventions" -> intervention(note.interventions().get(Integer.parseInt(path.get(3))), path);
            case "medicalNecessity" -> necessity(note.medicalNecessity().orElseThrow(), path.get(3));
            case "response" -> response(note.response().orElseThrow(), path);
            default -> throw new AssertionError("no text at " + pointer);
        };
    }

    private static String goal(Goal goal, String field) {
        return switch (field) {
            case "text" -> goal.text().orElseThrow();
            default -> throw new AssertionError("no text of a goal: " + field);
        };
    }

    private static String intervention(Intervention intervention, List<String> path) {
        return switch (path.get(4)) {
            case "description" -> intervention.description().orElseThrow();
            case "impairment" -> intervention.impairment().orElseThrow();
            case "category" -> intervention.category().orElseThrow().name();
            case "minutes" -> intervention.minutes().orElseThrow().toString();
            case "bodyRegions" -> intervention.bodyRegions().get(Integer.parseInt(path.get(5)));
            default -> throw new AssertionError("no text of an intervention: " + path);
        };
    }

    private static String necessity(TreatmentNote.MedicalNecessity necessity, String field) {
        return switch (field) {
            case "impairment" -> necessity.impairment().orElseThrow();
            case "functionalLimitation" -> necessity.functionalLimitation().orElseThrow();
            case "whySkilled" -> necessity.whySkilled().orElseThrow();
            default -> throw new AssertionError("no text of the necessity: " + field);
        };
    }

    private static String response(TreatmentNote.Response response, List<String> path) {
        if (path.get(3).equals("tolerance")) {
            return response.tolerance().orElseThrow();
        }
        Measure measure = response.measures().get(Integer.parseInt(path.get(4)));
        return measure.value().orElseThrow();
    }
}
