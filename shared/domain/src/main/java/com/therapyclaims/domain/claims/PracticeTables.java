package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.schedules.FeeSchedules;

/** What one practice's claims are decided with, as known at one moment: whom it can bill, and the tables. */
public record PracticeTables(Payers payers, FeeSchedules feeSchedules) {}
