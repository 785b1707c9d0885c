package com.therapyclaims.aws.repricing;

import com.therapyclaims.domain.claims.ClaimSummary;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calendar year of service of one practice's patient in which claims accrue otherwise to the therapy threshold than
 * before. Never logged or sent.
 *
 * @param from the first day of the year whose claims do
 */
record PatientYear(String patientId, LocalDate from) {
    static PatientYear of(ClaimSummary claim) {
        return new PatientYear(claim.patientId(), claim.dateOfService());
    }

    /** Each patient's year once, from its first day. */
    static List<PatientYear> each(Collection<PatientYear> years) {
        Map<Name, PatientYear> each = new LinkedHashMap<>();
        years.forEach(year ->
                each.merge(year.name(), year, (one, other) -> one.from().isAfter(other.from()) ? other : one));
        return List.copyOf(each.values());
    }

    Year year() {
        return Year.from(from);
    }

    /** Which patient's year it is. */
    Name name() {
        return new Name(patientId, year());
    }

    /** As one text, for an item. */
    String text() {
        return from + "#" + patientId;
    }

    static PatientYear parse(String text) {
        int end = text.indexOf('#');
        return new PatientYear(text.substring(end + 1), LocalDate.parse(text.substring(0, end)));
    }

    /** A patient and a year. */
    record Name(String patientId, Year year) {}
}
