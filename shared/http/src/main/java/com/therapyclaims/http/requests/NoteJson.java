package com.therapyclaims.http.requests;

import com.therapyclaims.domain.notes.BilledLine;
import com.therapyclaims.domain.notes.TreatmentNote;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.notes.TreatmentNote.Contributor;
import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.notes.TreatmentNote.SkilledElement;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;

/** The request of {@code POST /v1/notes/validate}, and the note wherever else it stands. */
public final class NoteJson {
    /** The whole body. */
    public static final Kind<NoteQuestion> REQUEST = Kinds.object(NoteJson::question);

    /** A note. What is missing is for the validation to find. */
    static final Kind<TreatmentNote> NOTE = Kinds.object(NoteJson::note);

    private static final Kind<String> NAME = Kinds.anyText(200);
    private static final Kind<String> CREDENTIAL = Kinds.anyText(50);
    private static final Kind<String> PROSE = Kinds.anyText(4_000);
    private static final Kind<String> WHOLE_NOTE = Kinds.anyText(100_000);

    private NoteJson() {}

    private static NoteQuestion question(Fields fields) {
        return new NoteQuestion(
                fields.required("payerId", Words.PAYER_ID),
                fields.required("note", NOTE),
                fields.optional("billedLines", Kinds.list(Kinds.object(NoteJson::billedLine), Words.MOST_LINES)),
                fields.optional("planOfCare", PlanJson.PLAN_OF_CARE),
                fields.optional("progress", PlanJson.PROGRESS),
                fields.optional("previousNote", NOTE));
    }

    private static TreatmentNote note(Fields fields) {
        return new TreatmentNote(
                fields.optional("dateOfService", Kinds.DATE),
                fields.optional("discipline", Words.DISCIPLINE),
                fields.optional("startTime", Kinds.TIME),
                fields.optional("stopTime", Kinds.TIME),
                fields.optional("timedMinutes", Words.MINUTES),
                fields.optional("totalMinutes", Words.MINUTES),
                fields.listOrEmpty("contributors", Kinds.list(Kinds.object(NoteJson::contributor), 20)),
                fields.listOrEmpty("goals", Kinds.list(Kinds.object(NoteJson::goal), 50)),
                fields.listOrEmpty("interventions", Kinds.list(Kinds.object(NoteJson::intervention), Words.MOST_LINES)),
                fields.optional("medicalNecessity", Kinds.object(NoteJson::medicalNecessity)),
                fields.optional("response", Kinds.object(NoteJson::response)),
                fields.optional("text", WHOLE_NOTE),
                fields.optional("signature", Kinds.object(NoteJson::signature)));
    }

    private static Contributor contributor(Fields fields) {
        return new Contributor(
                fields.optional("name", NAME),
                fields.optional("credential", CREDENTIAL),
                fields.optional("npi", Kinds.anyText(10)));
    }

    private static Goal goal(Fields fields) {
        return new Goal(
                fields.optional("id", Kinds.text(64)),
                fields.optional("text", PROSE),
                fields.optional("functional", Kinds.BOOLEAN),
                fields.optional("baseline", PROSE),
                fields.optional("target", PROSE));
    }

    private static Intervention intervention(Fields fields) {
        return new Intervention(
                fields.optional("code", Words.CODE),
                fields.optional("minutes", Words.MINUTES),
                fields.optional("furnishedBy", Words.FURNISHED_BY),
                fields.listOrEmpty("bodyRegions", Kinds.list(NAME, 20)),
                fields.optional("category", Kinds.word(Category.class)),
                fields.optional("description", PROSE),
                fields.listOrEmpty("goalIds", Kinds.list(Kinds.anyText(64), 50)),
                fields.optional("impairment", PROSE),
                fields.listOrEmpty("skilledElements", Kinds.list(Kinds.word(SkilledElement.class), 6)),
                fields.listOrEmpty("segments", Words.SEGMENTS),
                fields.optional("patientActive", Kinds.BOOLEAN),
                fields.optional("supervised", Kinds.BOOLEAN),
                fields.optional("groupSize", Kinds.integer(1, 100)));
    }

    private static MedicalNecessity medicalNecessity(Fields fields) {
        return new MedicalNecessity(
                fields.optional("impairment", PROSE),
                fields.optional("functionalLimitation", PROSE),
                fields.optional("whySkilled", PROSE));
    }

    private static Response response(Fields fields) {
        return new Response(
                fields.optional("tolerance", PROSE),
                fields.listOrEmpty("measures", Kinds.list(Kinds.object(NoteJson::measure), 50)));
    }

    private static Measure measure(Fields fields) {
        return new Measure(
                fields.optional("name", NAME),
                fields.optional("value", NAME),
                fields.optional("unit", CREDENTIAL),
                fields.optional("prior", NAME));
    }

    private static Signature signature(Fields fields) {
        return new Signature(
                fields.optional("name", NAME),
                fields.optional("credential", CREDENTIAL),
                fields.optional("signedAt", Kinds.DATE));
    }

    private static BilledLine billedLine(Fields fields) {
        return new BilledLine(
                fields.required("code", Words.CODE),
                fields.required("units", Words.UNITS),
                fields.listOrEmpty("modifiers", Words.MODIFIERS));
    }
}
