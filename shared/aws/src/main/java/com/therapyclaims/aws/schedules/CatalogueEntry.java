package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.schedules.ScheduleVersion;

/**
 * A published version and where its snapshot lies.
 *
 * @param snapshotKey the snapshot's object, never changed
 */
public record CatalogueEntry(ScheduleVersion version, String snapshotKey) {}
