package com.therapyclaims.domain.authorizations;

import com.therapyclaims.domain.codes.Discipline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a payer has authorised for a patient, as the practice recorded it (PY-4).
 *
 * @param number the payer's number, as a claim names it (REF*G1, box 23)
 * @param from the first date of service it holds for
 * @param through the last one
 * @param disciplines those it is for; any if empty
 * @param codes those it is for; any if empty
 * @param visits how many days of treatment, if it limits them
 * @param units how many units of the authorised services, if it limits them
 * @param visitsElsewhere visits of it that no claim here shows, with another practice or before there were claims here
 * @param unitsElsewhere units of these visits
 */
public record Authorization(
        String number,
        String payerId,
        LocalDate from,
        LocalDate through,
        List<Discipline> disciplines,
        List<String> codes,
        Optional<Integer> visits,
        Optional<Integer> units,
        int visitsElsewhere,
        int unitsElsewhere) {
    public Authorization {
        disciplines = List.copyOf(disciplines);
        codes = List.copyOf(codes);
    }

    /** Whether it holds on the date. */
    public boolean holdsOn(LocalDate dateOfService) {
        return !dateOfService.isBefore(from) && !dateOfService.isAfter(through);
    }

    /** Whether it is for such a line. A line that does not say its discipline is not refused for it. */
    public boolean isFor(TreatedLine line) {
        return (codes.isEmpty() || codes.contains(line.code()))
                && (disciplines.isEmpty()
                        || line.discipline().map(disciplines::contains).orElse(true));
    }
}
