package com.therapyclaims.domain.codes;

import java.util.List;
import java.util.Optional;

/** The therapy disciplines of a plan of care, with their claim modifiers (CQ-1, Medicare manual ch. 5 s. 20.1). */
public enum Discipline {
    /** Physical therapy. */
    PT("GP", "CQ"),
    /** Occupational therapy. */
    OT("GO", "CO"),
    /** Speech-language pathology: no assistants in Medicare. */
    SLP("GN", "");

    /** All of them, in their order. */
    public static final List<Discipline> ALL = List.of(values());

    private final String modifier;
    private final Optional<String> assistantModifier;

    Discipline(String modifier, String assistantModifier) {
        this.modifier = modifier;
        this.assistantModifier = assistantModifier.isEmpty() ? Optional.empty() : Optional.of(assistantModifier);
    }

    /** The discipline modifier of a claim line: GP, GO or GN. */
    public String modifier() {
        return modifier;
    }

    /** The assistant modifier: CQ, CO, or none. */
    public Optional<String> assistantModifier() {
        return assistantModifier;
    }
}
