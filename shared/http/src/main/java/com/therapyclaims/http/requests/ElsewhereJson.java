package com.therapyclaims.http.requests;

import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.time.Year;
import java.util.List;

/** The requests of {@code /v1/patients/{id}/therapy-threshold}. */
public final class ElsewhereJson {
    /** The whole body of what was billed elsewhere. */
    public static final Kind<Elsewhere> REQUEST = Kinds.object(ElsewhereJson::elsewhere);

    private ElsewhereJson() {}

    private static Elsewhere elsewhere(Fields fields) {
        return new Elsewhere(
                new TherapyAccrual(fields.required("ptSlp", Words.AMOUNT), fields.required("ot", Words.AMOUNT)),
                fields.required("asOf", Kinds.DATE));
    }

    /**
     * The year that is asked for.
     *
     * @throws ProblemException 400 if it is missing or none
     */
    public static Year year(ApiRequest request) throws ProblemException {
        return request.query("year")
                .filter(text -> text.matches("20[0-9]{2}"))
                .map(Year::parse)
                .orElseThrow(() -> new ProblemException(Problem.invalidRequest(List.of(
                        new Fault("", Fault.Kind.FORMAT, "The query parameter year must be a year such as 2026.")))));
    }
}
