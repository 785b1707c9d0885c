package com.therapyclaims.domain.claims;

import java.util.List;

/** What is done with a claim that is archived, by a caller or by what its payer says. */
public sealed interface ClaimStep {
    /** Every step that a caller takes by its name alone, in the order they are told. */
    static List<ClaimStep> named() {
        return List.of(
                new Submit(),
                new Pay(),
                new Hold(),
                new Release(),
                new MakeVoid(),
                new PlaceLegalHold(),
                new LiftLegalHold());
    }

    /**
     * Corrects it: the visit is decided anew.
     *
     * @param decided READY, or NEEDS_CORRECTION where an error was found
     */
    record Correct(ClaimStatus decided) implements ClaimStep {}

    /** Records that it was sent to the payer. */
    record Submit() implements ClaimStep {}

    /** Records that the payer paid it. */
    record Pay() implements ClaimStep {}

    /** Records that the payer took all of its payment back; its remittance does, no caller. */
    record TakeBack() implements ClaimStep {}

    /** Holds it back from being submitted. */
    record Hold() implements ClaimStep {}

    /** Ends a hold. */
    record Release() implements ClaimStep {}

    /** Makes it void; it is kept. */
    record MakeVoid() implements ClaimStep {}

    /** Keeps it beyond its retention: litigation or an investigation may ask for it. */
    record PlaceLegalHold() implements ClaimStep {}

    /** Ends a legal hold. */
    record LiftLegalHold() implements ClaimStep {}

    /** The step's name in the API. */
    default String word() {
        return switch (this) {
            case Correct _ -> "correct";
            case Submit _ -> "submit";
            case Pay _ -> "pay";
            case TakeBack _ -> "take-back";
            case Hold _ -> "hold";
            case Release _ -> "release";
            case MakeVoid _ -> "void";
            case PlaceLegalHold _ -> "legal-hold";
            case LiftLegalHold _ -> "lift-legal-hold";
        };
    }
}
