package com.therapyclaims.http.requests;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.AuthorizationRequest;
import com.therapyclaims.domain.authorizations.AuthorizationResult;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.TreatedLine;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.authorizations.VisitLimitCheck;
import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.payers.Payer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A day to be checked, as it was asked for.
 *
 * @param otherVisits the patient's visits of other days with the payer; without them visit limits are not checked
 */
public record EditsQuestion(
        LocalDate dateOfService,
        String payerId,
        Optional<String> placeOfService,
        Optional<String> providerType,
        List<LineToCheck> lines,
        Optional<TherapyAccrual> therapyAccrual,
        Optional<Authorization> authorization,
        Optional<List<OtherVisit>> otherVisits) {
    public EditsQuestion {
        lines = List.copyOf(lines);
        otherVisits = otherVisits.map(List::copyOf);
    }

    /**
     * A visit of another day.
     *
     * @param discipline it counts for every limit if empty
     */
    public record OtherVisit(LocalDate dateOfService, Optional<Discipline> discipline) {}

    /** The day, checked against this payer's edits. */
    public EditRequest by(Payer payer) {
        return new EditRequest(
                dateOfService,
                payerId,
                payer.editTable(),
                payer.modifierOrder(),
                placeOfService,
                providerType,
                lines,
                List.of(),
                therapyAccrual);
    }

    /** What this payer authorises and limits says of the day. */
    public List<AuthorizationResult> heldAgainst(Payer payer) {
        AuthorizationRequest day = authorizedBy(payer);
        return List.of(
                AuthorizationCheck.check(day, "/authorization"),
                otherVisits.isPresent()
                        ? VisitLimitCheck.check(day, "/dateOfService")
                        : VisitLimitCheck.unchecked(day, "The visits of other days were not sent (otherVisits)."));
    }

    /** The day, held against what this payer has authorised: what other days used stands in the request. */
    private AuthorizationRequest authorizedBy(Payer payer) {
        return new AuthorizationRequest(
                dateOfService,
                payer,
                lines.stream()
                        .filter(line -> !DenialModifiers.on(line.modifiers()))
                        .map(EditsQuestion::treated)
                        .toList(),
                authorization.map(Authorization::number),
                new PatientAuthorizations(
                        authorization.stream().toList(),
                        otherVisits.orElse(List.of()).stream()
                                .map(visit -> new TreatedVisit(
                                        "",
                                        visit.dateOfService(),
                                        payerId,
                                        Optional.empty(),
                                        List.of(new TreatedLine("", visit.discipline(), 1))))
                                .toList()));
    }

    private static TreatedLine treated(LineToCheck line) {
        return new TreatedLine(
                line.code(),
                Arrays.stream(Discipline.values())
                        .filter(discipline -> line.modifiers().contains(discipline.modifier()))
                        .findFirst(),
                line.units());
    }
}
