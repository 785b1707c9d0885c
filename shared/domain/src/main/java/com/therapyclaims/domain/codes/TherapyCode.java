package com.therapyclaims.domain.codes;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A therapy code as the rules see it.
 *
 * @param code HCPCS or CPT code
 * @param clock what its units are counted by
 * @param disciplines those whose plan of care may bill it
 * @param addOnTo the code whose first unit it continues, for add-on codes: 97129 for 97130
 * @param from first date of service it exists on
 * @param through last date of service it exists on, if it has ended
 */
public record TherapyCode(
        String code,
        Clock clock,
        ServiceKind kind,
        TherapyClass therapyClass,
        MedicareStatus medicare,
        Set<Discipline> disciplines,
        Optional<String> addOnTo,
        LocalDate from,
        Optional<LocalDate> through) {
    /** Codes whose time lies within another service's by their definition. */
    private static final Set<String> WITHIN_ANOTHER = Set.of("0791T");

    public TherapyCode {
        disciplines = Set.copyOf(disciplines);
    }

    /** Whether the code exists on the date. */
    public boolean inForce(LocalDate date) {
        return !date.isBefore(from) && (through.isEmpty() || !date.isAfter(through.get()));
    }

    /** Whether its minutes belong to the day's total of timed minutes (U-1). */
    public boolean pooled() {
        return clock instanceof Clock.Minutes minutes && minutes.pooled();
    }

    /** Whether its units follow its minutes, those of a day or of a month. */
    public boolean timed() {
        return switch (clock) {
            case Clock.Minutes _, Clock.PerMonth _ -> true;
            case Clock.PerDay _, Clock.OncePer _, Clock.PerItem _ -> false;
        };
    }

    /**
     * Minutes of one unit.
     *
     * @throws IllegalStateException if the code is not timed
     */
    public int unitMinutes() {
        return switch (clock) {
            case Clock.Minutes minutes -> minutes.length();
            case Clock.PerMonth month -> month.length();
            case Clock.PerDay _, Clock.OncePer _, Clock.PerItem _ ->
                throw new IllegalStateException(code + " is not timed");
        };
    }

    /** Whether its minutes are treatment time of the day, and not of a month, an episode or a device's period. */
    public boolean ofTheDay() {
        return switch (clock) {
            case Clock.Minutes _, Clock.PerDay _, Clock.PerItem _ -> true;
            case Clock.OncePer _, Clock.PerMonth _ -> false;
        };
    }

    /** Whether its minutes lie within another service's and are told there already. */
    public boolean withinAnother() {
        return WITHIN_ANOTHER.contains(code);
    }

    /**
     * Whether the clinician is hands-on with the patient alone: neither a group, an agent left running, nor a service without
     * the patient or within another service's time.
     */
    public boolean oneOnOne() {
        return !withinAnother()
                && switch (kind) {
                    case EVALUATION, TEST, PROCEDURE, ATTENDED_MODALITY, WOUND_CARE -> true;
                    case SUPERVISED_MODALITY, GROUP, CAREGIVER_TRAINING, REMOTE_MONITORING, COMMUNICATION, UNLISTED ->
                        false;
                };
    }

    /** The one discipline that bills the code; empty where more than one may. */
    public Optional<Discipline> onlyDiscipline() {
        return disciplines.size() == 1 ? disciplines.stream().findFirst() : Optional.empty();
    }

    /** Whether the discipline's plan of care may bill the code (Medicare Claims Processing Manual ch. 5 s. 20.2.D). */
    public boolean billableBy(Discipline discipline) {
        return disciplines.contains(discipline);
    }
}
