package com.therapyclaims.aws.claims;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.Visit;

/** How visits and decisions become text and back; the text is kept for as long as the claim is. */
public interface RevisionDocuments {
    /** Reads the request of a claim as it was sent. */
    Visit readVisit(String sent);

    /** Writes a decision; {@link #readDecision} reads it back equal. */
    String writeDecision(ClaimDecision decision);

    /** Reads a decision that {@link #writeDecision} wrote, in this or an earlier format. */
    ClaimDecision readDecision(String text);
}
