package com.therapyclaims.aws.repricing;

import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one practice's patient has of a payer from a day on, to be judged again: the rest of the calendar year, for
 * Medicare's claims accrue otherwise to the therapy threshold than before; all of what came later, for a contract's visit
 * limits are others, whose year begins on any day. Never logged or sent.
 *
 * @param from the first day whose claims are concerned
 */
record PatientYear(String patientId, String payerId, LocalDate from) {
    private static final int DATE = "2026-01-01".length();
    private static final char OF_MEDICARE = '#';
    private static final char OF_PAYER = '@';

    static PatientYear of(ClaimSummary claim) {
        return new PatientYear(claim.patientId(), claim.payerId(), claim.dateOfService());
    }

    /** Each once, from its first day. */
    static List<PatientYear> each(Collection<PatientYear> years) {
        Map<Name, PatientYear> each = new LinkedHashMap<>();
        years.forEach(year ->
                each.merge(year.name(), year, (one, other) -> one.from().isAfter(other.from()) ? other : one));
        return List.copyOf(each.values());
    }

    boolean isMedicares() {
        return payerId.equals(StandardPayers.MEDICARE);
    }

    Year year() {
        return Year.from(from);
    }

    /** Which it is. */
    Name name() {
        return new Name(patientId, payerId, isMedicares() ? Optional.of(year()) : Optional.empty());
    }

    /** As one text, for an item. */
    String text() {
        return isMedicares()
                ? from + "" + OF_MEDICARE + patientId
                : from + "" + OF_PAYER + payerId + OF_MEDICARE + patientId;
    }

    static PatientYear parse(String text) {
        LocalDate from = LocalDate.parse(text.substring(0, DATE));
        int patient = text.indexOf(OF_MEDICARE) + 1;
        return new PatientYear(
                text.substring(patient),
                text.charAt(DATE) == OF_PAYER ? text.substring(DATE + 1, patient - 1) : StandardPayers.MEDICARE,
                from);
    }

    /** A patient, a payer, and the year where each is for itself. */
    record Name(String patientId, String payerId, Optional<Year> year) {}
}
