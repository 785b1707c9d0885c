package com.therapyclaims.http.requests;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.http.json.Fields;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Kinds;
import java.util.function.Function;

/** The fields of a claim that only the payer's form asks for. */
final class BillingDetailsJson {
    private static final Kind<String> NUMBER = Kinds.text(50);
    private static final Kind<String> TAXONOMY =
            Kinds.formed("[0-9A-Z]{10}", "must be a taxonomy code: ten digits and capital letters", "225100000X");
    private static final Kind<String> STATE = Kinds.formed("[A-Z]{2}", "must be a state: two capital letters", "OH");

    private BillingDetailsJson() {}

    static BillingDetails read(Fields claim, Kind<String> npi, Function<Fields, Address> address) {
        return new BillingDetails(
                claim.optional("payerIdentifier", NUMBER),
                claim.optional("billingTaxonomy", TAXONOMY),
                claim.optional("priorAuthorization", NUMBER),
                claim.optional("referralNumber", NUMBER),
                claim.optional("onsetDate", Kinds.DATE),
                claim.optional("initialTreatmentDate", Kinds.DATE),
                claim.optional("accident", Kinds.object(BillingDetailsJson::accident)),
                claim.optional("serviceFacility", Kinds.object(fields -> facility(fields, npi, address))));
    }

    private static Accident accident(Fields fields) {
        return new Accident(
                fields.required("cause", Kinds.word(AccidentCause.class)),
                fields.required("date", Kinds.DATE),
                fields.optional("state", STATE));
    }

    private static ServiceFacility facility(Fields fields, Kind<String> npi, Function<Fields, Address> address) {
        return new ServiceFacility(
                fields.required("name", Kinds.text(200)),
                fields.optional("npi", npi),
                fields.required("address", Kinds.object(address)));
    }
}
