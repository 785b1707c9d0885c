package com.therapyclaims.domain.claims;

import java.util.Optional;

/** Why a revision was written. */
public sealed interface RevisionCause {
    /** The claim was archived. */
    record Created() implements RevisionCause {}

    /**
     * A new fee schedule changed its price (PY-5).
     *
     * @param repricingId the repricing that did
     */
    record Repriced(String repricingId) implements RevisionCause {}

    /**
     * Another claim of the patient's day changed it (P-6), or one of another day that replaces it or did (C-2).
     *
     * @param claimId the claim that was archived, corrected or made void
     */
    record DayChanged(String claimId) implements RevisionCause {}

    /** A step was taken with the claim: a correction is one, a payment another. */
    record Stepped(ClaimStep step) implements RevisionCause {}

    /** The cause in a word, which is archived and shown. */
    default String word() {
        return switch (this) {
            case Created _ -> "CREATED";
            case Repriced _ -> "REPRICED";
            case DayChanged _ -> "DAY_CHANGED";
            case Stepped(ClaimStep step) ->
                switch (step) {
                    case ClaimStep.Correct _ -> "CORRECTED";
                    case ClaimStep.Submit _ -> "SUBMITTED";
                    case ClaimStep.Pay _ -> "PAID";
                    case ClaimStep.TakeBack _ -> "TAKEN_BACK";
                    case ClaimStep.Hold _ -> "HELD";
                    case ClaimStep.Release _ -> "RELEASED";
                    case ClaimStep.MakeVoid _ -> "VOIDED";
                    case ClaimStep.PlaceLegalHold _ -> "LEGAL_HOLD_PLACED";
                    case ClaimStep.LiftLegalHold _ -> "LEGAL_HOLD_LIFTED";
                };
        };
    }

    /** The repricing that wrote the revision, if one did. */
    default Optional<String> repricing() {
        return this instanceof Repriced(String id) ? Optional.of(id) : Optional.empty();
    }

    /** The other claim of the patient that brought the revision about, if one did. */
    default Optional<String> causingClaim() {
        return this instanceof DayChanged(String id) ? Optional.of(id) : Optional.empty();
    }

    /**
     * The cause of this word.
     *
     * @param status the status of its revision, which is what a correction was decided to be
     * @throws IllegalArgumentException if there is no such cause
     */
    static RevisionCause of(
            String word, ClaimStatus status, Optional<String> repricingId, Optional<String> causingClaimId) {
        return switch (word) {
            case "CREATED" -> new Created();
            case "CORRECTED" -> new Stepped(new ClaimStep.Correct(status));
            case "TAKEN_BACK" -> new Stepped(new ClaimStep.TakeBack());
            case "REPRICED" ->
                new Repriced(repricingId.orElseThrow(() -> new IllegalArgumentException("repriced by nothing")));
            case "DAY_CHANGED" ->
                new DayChanged(causingClaimId.orElseThrow(() -> new IllegalArgumentException("changed by nothing")));
            default ->
                ClaimStep.named().stream()
                        .<RevisionCause>map(Stepped::new)
                        .filter(cause -> cause.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("unknown cause of a revision: " + word));
        };
    }
}
