package com.therapyclaims.domain.claims;

/** Why a revision was written. */
public sealed interface RevisionCause {
    /** The claim was archived. */
    record Created() implements RevisionCause {}

    /** The caller corrected the visit. */
    record Corrected() implements RevisionCause {}

    /**
     * A new fee schedule changed its price (PY-5).
     *
     * @param repricingId the repricing that did
     */
    record Repriced(String repricingId) implements RevisionCause {}

    /** The caller made the claim void. */
    record Voided() implements RevisionCause {}
}
