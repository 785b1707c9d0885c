package com.therapyclaims.http.requests;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.units.ServiceMinutes;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.Optional;

/** The request of {@code POST /v1/units}. */
public final class UnitsJson {
    /** The whole body. */
    public static final Kind<UnitsQuestion> REQUEST = Kinds.object(UnitsJson::question);

    private UnitsJson() {}

    private static UnitsQuestion question(Fields fields) {
        Optional<Discipline> discipline = fields.optional("discipline", Words.DISCIPLINE);
        var question = new UnitsQuestion(
                fields.required("dateOfService", Kinds.DATE),
                fields.optional("payerId", Words.PAYER_ID),
                fields.optional("unitRule", Kinds.word(UnitRule.class)),
                fields.required(
                        "services",
                        Kinds.list(Kinds.object(service -> service(service, discipline)), 1, Words.MOST_LINES)),
                fields.listOrEmpty("tieChoice", Words.CODES));
        if (question.payerId().isEmpty() && question.unitRule().isEmpty()) {
            fields.fault("payerId", Fault.Kind.REQUIRED, "is required, or unitRule in its place");
        }
        return question;
    }

    private static ServiceMinutes service(Fields fields, Optional<Discipline> ofTheDay) {
        return new ServiceMinutes(
                fields.required("code", Words.CODE),
                fields.required("minutes", Words.MINUTES),
                fields.optional("furnishedBy", Words.FURNISHED_BY).orElse(FurnishedBy.THERAPIST),
                fields.optional("discipline", Words.DISCIPLINE)
                        .or(() -> ofTheDay)
                        .orElseGet(() -> {
                            fields.fault("discipline", Fault.Kind.REQUIRED, "is required here or on the request");
                            return Discipline.PT;
                        }));
    }
}
