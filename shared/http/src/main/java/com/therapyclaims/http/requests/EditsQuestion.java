package com.therapyclaims.http.requests;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationRequest;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.TreatedLine;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.payers.Payer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A day to be checked, as it was asked for. */
public record EditsQuestion(
        LocalDate dateOfService,
        String payerId,
        Optional<String> placeOfService,
        Optional<String> providerType,
        List<LineToCheck> lines,
        Optional<TherapyAccrual> therapyAccrual,
        Optional<Authorization> authorization) {
    public EditsQuestion {
        lines = List.copyOf(lines);
    }

    /** The day, checked against this payer's edits. */
    public EditRequest by(Payer payer) {
        return new EditRequest(
                dateOfService, payerId, payer.editTable(), placeOfService, providerType, lines, therapyAccrual);
    }

    /** The day, held against what this payer has authorised: what other days used stands in the request. */
    public AuthorizationRequest authorizedBy(Payer payer) {
        return new AuthorizationRequest(
                dateOfService,
                payer,
                lines.stream().map(EditsQuestion::treated).toList(),
                authorization.map(Authorization::number),
                new PatientAuthorizations(authorization.stream().toList(), List.of()));
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
