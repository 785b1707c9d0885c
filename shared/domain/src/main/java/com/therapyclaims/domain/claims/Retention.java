package com.therapyclaims.domain.claims;

import java.time.LocalDate;

/**
 * How long a claim is to be kept at the least. Nothing destroys a claim by itself; this says from when somebody may.
 *
 * @param keepUntil the last day it must be kept; a legal hold goes beyond
 * @param lastDateOfService the patient's last with this practice, from which the years count
 * @param legalHold it is kept whatever the date
 * @param reason which years were counted, and from where they come
 */
public record Retention(LocalDate keepUntil, LocalDate lastDateOfService, boolean legalHold, String reason) {
    /** Medicare Advantage's, the longest of the federal ones (42 CFR 422.504(d)). */
    private static final int YEARS = 10;

    private static final int MAJORITY = 18;
    /** The highest age of majority of any state: which state's counts is not known here. */
    private static final int LATEST_MAJORITY = 21;

    private static final String TEN_YEARS = YEARS + " years from the patient's last date of service "
            + "(42 CFR 422.504(d), the longest of 424.516(f), 422.504(d) and 401.305(f)).";
    private static final String MINOR = "The patient was a minor: " + YEARS + " years from age " + LATEST_MAJORITY
            + ", the highest age of majority of any state, because the state's own years are not known here.";

    /**
     * The retention of a patient's claim.
     *
     * @param birth the patient's date of birth
     */
    public static Retention of(LocalDate birth, LocalDate lastDateOfService, boolean legalHold) {
        boolean minor = lastDateOfService.isBefore(birth.plusYears(MAJORITY));
        LocalDate fromService = lastDateOfService.plusYears(YEARS);
        LocalDate fromMajority = birth.plusYears(LATEST_MAJORITY + YEARS);
        return new Retention(
                minor && fromMajority.isAfter(fromService) ? fromMajority : fromService,
                lastDateOfService,
                legalHold,
                minor ? MINOR : TEN_YEARS);
    }
}
