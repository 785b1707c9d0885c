package com.therapyclaims.domain.schedules;

/** Gathers the rows of a table and compiles them into its snapshot. */
public interface SnapshotWriter {
    /** How many rows there are so far. */
    int size();

    /** The snapshot. */
    byte[] encode();
}
