package com.therapyclaims.http.requests;

import com.therapyclaims.domain.notes.PlanOfCare;
import com.therapyclaims.domain.notes.PlanOfCare.Certification;
import com.therapyclaims.domain.notes.Progress;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;

/** The plan of care and where its progress reports stand. */
final class PlanJson {
    static final Kind<PlanOfCare> PLAN_OF_CARE = Kinds.object(PlanJson::planOfCare);
    static final Kind<Progress> PROGRESS = Kinds.object(PlanJson::progress);

    private static final int MOST_DAYS = 3_650;
    private static final Kind<String> WORDS = Kinds.anyText(200);
    private static final Kind<String> CREDENTIAL = Kinds.anyText(50);
    private static final Kind<String> PROSE = Kinds.anyText(4_000);

    private PlanJson() {}

    private static PlanOfCare planOfCare(Fields fields) {
        return new PlanOfCare(
                fields.optional("initialEvaluation", Kinds.DATE),
                fields.optional("established", Kinds.DATE),
                fields.listOrEmpty("diagnoses", Kinds.list(WORDS, 50)),
                fields.listOrEmpty("goals", Kinds.list(PROSE, 50)),
                fields.optional("type", WORDS),
                fields.optional("amount", WORDS),
                fields.optional("frequency", WORDS),
                fields.optional("duration", WORDS),
                fields.optional("durationDays", Kinds.integer(1, MOST_DAYS)),
                fields.optional("orderSignedOn", Kinds.DATE),
                fields.optional("transmittedOn", Kinds.DATE),
                fields.listOrEmpty("certifications", Kinds.list(Kinds.object(PlanJson::certification), 50)));
    }

    private static Certification certification(Fields fields) {
        return new Certification(
                fields.optional("certifiedOn", Kinds.DATE),
                fields.optional("from", Kinds.DATE),
                fields.optional("through", Kinds.DATE),
                fields.optional("certifierCredential", CREDENTIAL),
                fields.optional("verbalOrderOn", Kinds.DATE),
                fields.optional("delayReason", PROSE));
    }

    private static Progress progress(Fields fields) {
        return new Progress(
                fields.optional("treatmentDaysSinceReport", Kinds.integer(0, MOST_DAYS)),
                fields.optional("lastReport", Kinds.object(PlanJson::report)));
    }

    private static Progress.Report report(Fields fields) {
        return new Progress.Report(
                fields.optional("date", Kinds.DATE), fields.optional("authorCredential", CREDENTIAL));
    }
}
