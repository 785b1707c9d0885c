package com.therapyclaims.domain.notes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the letters after a name say. {@code OTR/L}, {@code PT, DPT} and {@code C.O.T.A.} are read as their parts; one
 * that is known decides.
 */
final class Credentials {
    private static final Set<String> THERAPISTS = Set.of(
            "PT", "DPT", "MPT", "MSPT", "RPT", "OT", "OTR", "OTD", "MOT", "OTRL", "SLP", "CCC", "CCCSLP", "MSCCC");
    private static final Set<String> ASSISTANTS = Set.of("PTA", "LPTA", "OTA", "COTA", "SLPA");
    private static final Set<String> CERTIFIERS = Set.of(
            "MD", "DO", "DPM", "NP", "PA", "PAC", "CNS", "APRN", "ARNP", "FNP", "CNP", "CRNP", "ACNP", "AGNP", "PNP",
            "NPC", "DNP", "APN", "GNP", "ANP");
    private static final Set<String> NEVER_CERTIFY = Set.of(
            "DC", "DDS", "DMD", "PT", "DPT", "PTA", "OT", "OTR", "OTA", "COTA", "SLP", "ATC", "RN", "LPN", "ND", "LAC",
            "PSYD", "LCSW", "PHARMD");

    private final Set<String> parts;

    private Credentials(Set<String> parts) {
        this.parts = parts;
    }

    static Credentials of(String letters) {
        String undotted = letters.replace(".", "").toUpperCase(Locale.ROOT);
        return new Credentials(Arrays.stream(undotted.split("[^A-Z]+", -1))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** PT, OT or SLP. */
    boolean isTherapist() {
        return !isAssistant() && hasOneOf(THERAPISTS);
    }

    /** PTA or OTA. */
    boolean isAssistant() {
        return hasOneOf(ASSISTANTS);
    }

    /** Who may write a progress report: a therapist, a physician or an NPP. */
    boolean isClinician() {
        return !isAssistant() && (hasOneOf(THERAPISTS) || mayCertify());
    }

    /** A physician or NPP who may certify a plan of care; an optometrist only for low vision. */
    boolean mayCertify() {
        return hasOneOf(CERTIFIERS);
    }

    boolean isOptometrist() {
        return parts.contains("OD");
    }

    /** Known to be nobody who may certify, chiropractors and dentists among them. */
    boolean mayNeverCertify() {
        return !mayCertify() && hasOneOf(NEVER_CERTIFY);
    }

    private boolean hasOneOf(Set<String> known) {
        return parts.stream().anyMatch(known::contains);
    }
}
