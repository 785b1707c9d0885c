package com.therapyclaims.domain.payers;

import com.therapyclaims.domain.schedules.ScheduleVersion;

/** A contract and the published version it came from, so that a price can name it. */
public record PublishedContract(Contract contract, ScheduleVersion version) {}
