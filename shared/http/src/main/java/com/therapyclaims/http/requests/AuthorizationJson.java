package com.therapyclaims.http.requests;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Authorisations as requests name them (PY-4). */
public final class AuthorizationJson {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
    private static final Kind<Integer> AUTHORIZED = Kinds.integer(1, 9999);
    private static final Kind<Integer> USED = Kinds.integer(0, 9999);
    private static final Kind<List<Discipline>> DISCIPLINES = Kinds.list(Words.DISCIPLINE, Discipline.values().length);

    private AuthorizationJson() {}

    /** The body that records the authorisation of this number. */
    public static Kind<Authorization> recorded(String number) {
        return Kinds.object(fields -> read(
                fields,
                _ -> number,
                it -> it.required("payerId", Words.PAYER_ID),
                "visitsElsewhere",
                "unitsElsewhere"));
    }

    /** The authorisation that stands in a request of its payer. */
    static Kind<Authorization> of(String payerId) {
        return Kinds.object(fields ->
                read(fields, it -> it.required("number", Kinds.text(50)), _ -> payerId, "visitsUsed", "unitsUsed"));
    }

    private static Authorization read(
            Fields fields,
            Function<Fields, String> number,
            Function<Fields, String> payerId,
            String visitsUsed,
            String unitsUsed) {
        LocalDate from = fields.required("from", Kinds.DATE);
        LocalDate through = fields.required("through", Kinds.DATE);
        if (through.isBefore(from)) {
            fields.fault("through", Fault.Kind.RANGE, "must not be before from");
        }
        return new Authorization(
                number.apply(fields),
                payerId.apply(fields),
                from,
                through,
                fields.listOrEmpty("disciplines", DISCIPLINES),
                fields.listOrEmpty("codes", Words.CODES),
                fields.optional("visits", AUTHORIZED),
                fields.optional("units", AUTHORIZED),
                fields.optional(visitsUsed, USED).orElse(0),
                fields.optional(unitsUsed, USED).orElse(0));
    }

    /**
     * The number in the path.
     *
     * @throws ProblemException 400 if it is none
     */
    public static String number(ApiRequest request) throws ProblemException {
        String number = request.path("number");
        if (!NUMBER.matcher(number).matches()) {
            throw new ProblemException(Problem.invalidRequest(List.of(new Fault(
                    "",
                    Fault.Kind.FORMAT,
                    "An authorization's number in the path is 1 to 50 letters, digits, '.', '_' and '-'."))));
        }
        return number;
    }
}
