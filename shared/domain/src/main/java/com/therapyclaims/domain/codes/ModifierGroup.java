package com.therapyclaims.domain.codes;

/**
 * What a modifier says, in the order the groups take on a Medicare claim line: those that decide whether and how much is
 * paid come first, because only four fit (SV101-3 to -6) and some payers read only the first ones.
 */
public enum ModifierGroup {
    /** Whose plan of care the service belongs to. */
    DISCIPLINE,
    /** An assistant furnished the service. */
    ASSISTANT,
    /** The attestation that services above the therapy threshold are necessary. */
    THRESHOLD,
    /** The service was distinct from another of the day. */
    DISTINCT,
    /** The service was furnished by telehealth: 95 with video, 93 by audio alone. */
    TELEHEALTH,
    /** Who pays if the payer denies. */
    LIABILITY,
    /** Any other modifier. */
    OTHER;

    /** The group a modifier belongs to. */
    public static ModifierGroup of(String modifier) {
        return switch (modifier) {
            case "GP", "GO", "GN" -> DISCIPLINE;
            case "CQ", "CO" -> ASSISTANT;
            case "KX" -> THRESHOLD;
            case "59", "XE", "XS", "XP", "XU" -> DISTINCT;
            case "95", "93" -> TELEHEALTH;
            case "GA", "GX", "GY", "GZ" -> LIABILITY;
            default -> OTHER;
        };
    }
}
