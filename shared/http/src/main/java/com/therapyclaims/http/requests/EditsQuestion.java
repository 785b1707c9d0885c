package com.therapyclaims.http.requests;

import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.LineToCheck;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.payers.Payer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A day to be checked, as it was asked for. */
public record EditsQuestion(
        LocalDate dateOfService,
        String payerId,
        Optional<String> placeOfService,
        Optional<String> providerType,
        List<LineToCheck> lines,
        Optional<TherapyAccrual> therapyAccrual) {
    public EditsQuestion {
        lines = List.copyOf(lines);
    }

    /** The day, checked against this payer's edits. */
    public EditRequest by(Payer payer) {
        return new EditRequest(
                dateOfService, payerId, payer.editTable(), placeOfService, providerType, lines, therapyAccrual);
    }
}
