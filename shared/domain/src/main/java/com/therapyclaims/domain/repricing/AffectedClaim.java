package com.therapyclaims.domain.repricing;

import java.time.LocalDate;

/**
 * A claim that a version may change: which it is, and when.
 *
 * @param day the same for all claims of one patient's day, and for no others; never logged or sent
 */
public record AffectedClaim(String practiceId, String claimId, LocalDate dateOfService, String day) {}
