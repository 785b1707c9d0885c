package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.BillingDetails.Accident;
import com.therapyclaims.domain.claims.BillingDetails.AccidentCause;
import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.Taxonomy;
import io.xlate.edi.stream.EDIStreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A claim (loop 2300), with whoever it names, the other insurances and its lines. */
final class ClaimLoop {
    private ClaimLoop() {}

    /** Loop 2300 and those below. */
    static void write(Segments segments, OutgoingClaim claim) throws EDIStreamException {
        BillingDetails details = claim.details();
        segments.write(
                "CLM",
                claim.controlNumber(),
                Segments.amount(claim.total()),
                "",
                "",
                List.of(claim.placeOfService(), "B", claim.frequencyCode()),
                "Y",
                "A",
                "Y",
                "Y",
                "",
                details.accident().<Object>map(ClaimLoop::cause).orElse(""));
        segments.date("431", details.onsetDate());
        segments.date("454", details.initialTreatmentDate());
        segments.date("439", details.accident().map(Accident::date));
        segments.reference("9F", details.referralNumber());
        segments.reference("G1", details.priorAuthorization());
        segments.reference("F8", claim.originalReference());
        segments.write("HI", diagnoses(claim.diagnoses()));
        if (claim.referring().isPresent()) {
            segments.practitioner("DN", claim.referring().get());
        }
        if (claim.renderingBesideBiller().isPresent()) {
            segments.practitioner("82", claim.renderingBesideBiller().get());
            segments.write("PRV", "PE", "PXC", Taxonomy.of(claim.discipline()));
        }
        if (details.serviceFacility().isPresent()) {
            facility(segments, details.serviceFacility().get());
        }
        for (OtherInsurance other : details.otherInsurance()) {
            OtherInsuranceLoop.write(segments, other, claim);
        }
        for (int i = 0; i < claim.lines().size(); i++) {
            ServiceLineLoop.write(segments, i + 1, claim, claim.lines().get(i));
            for (OtherInsurance other : details.otherInsurance()) {
                ServiceLineLoop.decisions(segments, other, claim, claim.lines().get(i));
            }
        }
    }

    private static void facility(Segments segments, ServiceFacility facility) throws EDIStreamException {
        segments.write(
                "NM1",
                "77",
                "2",
                X12Text.of(facility.name()),
                "",
                "",
                "",
                "",
                facility.npi().isPresent() ? "XX" : "",
                facility.npi().orElse(""));
        segments.address(facility.address());
    }

    private static Object[] diagnoses(List<String> codes) {
        List<Object> parts = new ArrayList<>();
        IntStream.range(0, codes.size())
                .forEach(i ->
                        parts.add(List.of(i == 0 ? "ABK" : "ABF", codes.get(i).replace(".", ""))));
        return parts.toArray();
    }

    private static List<String> cause(Accident accident) {
        String cause = switch (accident.cause()) {
            case AUTO -> "AA";
            case EMPLOYMENT -> "EM";
            case OTHER -> "OA";
        };
        return accident.cause() == AccidentCause.AUTO && accident.state().isPresent()
                ? List.of(cause, "", "", accident.state().get())
                : List.of(cause);
    }
}
