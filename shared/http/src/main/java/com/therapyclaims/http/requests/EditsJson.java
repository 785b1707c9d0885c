package com.therapyclaims.http.requests;

import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.time.LocalDate;

/** The request of {@code POST /v1/edits}. */
public final class EditsJson {
    /** The whole body. */
    public static final Kind<EditsQuestion> REQUEST = Kinds.object(EditsJson::question);

    /** One of each day of a plan year, and of the year it goes over into. */
    private static final int MOST_VISITS = 732;

    private EditsJson() {}

    private static EditsQuestion question(Fields fields) {
        LocalDate dateOfService = fields.required("dateOfService", Kinds.DATE);
        String payerId = fields.required("payerId", Words.PAYER_ID);
        return new EditsQuestion(
                dateOfService,
                payerId,
                fields.optional("placeOfService", Words.PLACE_OF_SERVICE),
                fields.optional("providerType", Words.PROVIDER_TYPE),
                fields.required("lines", Kinds.list(Kinds.object(EditsJson::line), 1, Words.MOST_LINES)),
                fields.optional("therapyAccrual", Kinds.object(EditsJson::accrual)),
                fields.optional("authorization", AuthorizationJson.of(payerId)),
                fields.optional("otherVisits", Kinds.list(Kinds.object(EditsJson::otherVisit), MOST_VISITS)));
    }

    private static EditsQuestion.OtherVisit otherVisit(Fields fields) {
        return new EditsQuestion.OtherVisit(
                fields.required("dateOfService", Kinds.DATE), fields.optional("discipline", Words.DISCIPLINE));
    }

    private static LineToCheck line(Fields fields) {
        return new LineToCheck(
                fields.required("code", Words.CODE),
                fields.required("units", Words.UNITS),
                fields.listOrEmpty("modifiers", Words.MODIFIERS),
                fields.listOrEmpty("segments", Words.SEGMENTS),
                fields.optional("charge", Words.AMOUNT),
                fields.optional("allowed", Words.AMOUNT));
    }

    private static TherapyAccrual accrual(Fields fields) {
        return new TherapyAccrual(fields.required("ptSlp", Words.AMOUNT), fields.required("ot", Words.AMOUNT));
    }
}
