package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.LineDecision;
import com.therapyclaims.domain.claims.OtherInsurance.Reduction;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import io.xlate.edi.stream.EDIStreamException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A line of a claim (loop 2400), and what other insurances decided of it. */
final class ServiceLineLoop {
    private static final int MOST_MODIFIERS = 4;

    private ServiceLineLoop() {}

    /** Loop 2400. */
    static void write(Segments segments, int number, OutgoingClaim claim, Line line) throws EDIStreamException {
        segments.write("LX", String.valueOf(number));
        segments.write(
                "SV1",
                procedure(claim, line),
                Segments.amount(line.charge()),
                "UN",
                String.valueOf(line.units()),
                "",
                "",
                line.diagnosisPointers().stream().map(String::valueOf).toList());
        segments.date("472", Optional.of(claim.dateOfService()));
        segments.write("REF", "6R", line.controlNumber());
        if (line.description().isPresent() && !claim.isUnlisted(line)) {
            segments.write("NTE", "ADD", X12Text.of(line.description().get()));
        }
    }

    /** Loop 2430: what another insurance decided of the line. */
    static void decisions(Segments segments, OtherInsurance other, OutgoingClaim claim, Line line)
            throws EDIStreamException {
        if (other.adjudication().isEmpty()) {
            return;
        }
        Adjudication adjudication = other.adjudication().get();
        for (LineDecision decision : claim.decisions(adjudication, line)) {
            segments.write(
                    "SVD",
                    X12Text.of(other.payerIdentifier()),
                    Segments.amount(decision.paid()),
                    procedure(claim, line),
                    "",
                    String.valueOf(decision.units().orElse(line.units())));
            segments.reductions(decision.adjustments());
            segments.date("573", Optional.of(adjudication.on()));
            segments.write("AMT", "EAF", Segments.amount(Reduction.ofThePatient(decision.adjustments())));
        }
    }

    /** What an unlisted code stands for is its seventh component, behind four modifiers, those that it lacks empty. */
    private static List<String> procedure(OutgoingClaim claim, Line line) {
        List<String> components = new ArrayList<>(List.of("HC", line.code()));
        components.addAll(line.modifiers());
        line.description().filter(_ -> claim.isUnlisted(line)).ifPresent(description -> {
            components.addAll(
                    Collections.nCopies(MOST_MODIFIERS - line.modifiers().size(), ""));
            components.add(X12Text.of(description));
        });
        return components;
    }
}
