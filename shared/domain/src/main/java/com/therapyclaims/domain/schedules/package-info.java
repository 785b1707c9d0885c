/**
 * Published tables: fees, indices, localities and edits, each in versions that hold for dates of service and never change.
 *
 * <p>The rules ask {@link com.therapyclaims.domain.schedules.FeeSchedules} for the version of a date. A version's rows are a
 * snapshot, which is read in place: {@code SnapshotFormat} is the frame of all of them, and each kind's class says what a row
 * holds and has the writer that compiles it.
 */
package com.therapyclaims.domain.schedules;
