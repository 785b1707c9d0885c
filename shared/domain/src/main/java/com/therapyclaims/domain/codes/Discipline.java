package com.therapyclaims.domain.codes;

import java.util.Optional;

/** The therapy disciplines of a plan of care, with their claim modifiers (CQ-1, Medicare manual ch. 5 s. 20.1). */
public enum Discipline {
    /** Physical therapy. */
    PT("GP", "CQ"),
    /** Occupational therapy. */
    OT("GO", "CO"),
    /** Speech-language pathology: no assistants in Medicare. */
    SLP("GN", "");

    private final String modifier;
    private final String assistantModifier;

    Discipline(String modifier, String assistantModifier) {
        this.modifier = modifier;
        this.assistantModifier = assistantModifier;
    }

    /** The discipline modifier of a claim line: GP, GO or GN. */
    public String modifier() {
        return modifier;
    }

    /** The assistant modifier: CQ, CO, or none. */
    public Optional<String> assistantModifier() {
        return assistantModifier.isEmpty() ? Optional.empty() : Optional.of(assistantModifier);
    }
}
