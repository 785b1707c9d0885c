package com.therapyclaims.domain.edits;

/**
 * A line of another claim of the day, with which the edits look at the day as a whole (N-1).
 *
 * @param claimId the claim it stands on; findings name it
 * @param earlier whether that claim comes before the one that is checked. A conflict is found at the later of two claims
 */
public record NeighbourLine(String claimId, boolean earlier, LineToCheck line) {}
