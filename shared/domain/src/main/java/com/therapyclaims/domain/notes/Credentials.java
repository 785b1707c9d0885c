package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the letters after a name say. {@code OTR/L}, {@code PT, DPT} and {@code C.O.T.A.} are read as their parts; one
 * that is known decides.
 */
public final class Credentials {
    private static final Map<Discipline, Set<String>> OF_DISCIPLINES = Map.of(
            Discipline.PT, Set.of("PT", "DPT", "MPT", "MSPT", "RPT", "PTA", "LPTA"),
            Discipline.OT, Set.of("OT", "OTR", "OTD", "MOT", "OTRL", "OTA", "COTA"),
            Discipline.SLP, Set.of("SLP", "CCC", "CCCSLP", "MSCCC", "SLPA"));
    private static final Set<String> ASSISTANTS = Set.of("PTA", "LPTA", "OTA", "COTA", "SLPA");
    private static final Set<String> THERAPISTS = OF_DISCIPLINES.values().stream()
            .flatMap(Set::stream)
            .filter(letters -> !ASSISTANTS.contains(letters))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CERTIFIERS = Set.of(
            "MD", "DO", "DPM", "NP", "PA", "PAC", "CNS", "APRN", "ARNP", "FNP", "CNP", "CRNP", "ACNP", "AGNP", "PNP",
            "NPC", "DNP", "APN", "GNP", "ANP");
    private static final Set<String> NEVER_CERTIFY = Set.of(
            "DC", "DDS", "DMD", "PT", "DPT", "PTA", "OT", "OTR", "OTA", "COTA", "SLP", "ATC", "RN", "LPN", "ND", "LAC",
            "PSYD", "LCSW", "PHARMD");

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");

    private final Set<String> parts;

    private Credentials(Set<String> parts) {
        this.parts = parts;
    }

    /** Reads the letters. */
    public static Credentials of(String letters) {
        String undotted = letters.replace(".", "").toUpperCase(Locale.ROOT);
        return new Credentials(NO_LETTERS
                .splitAsStream(undotted)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** PTA or OTA. */
    public boolean isAssistant() {
        return hasOneOf(ASSISTANTS);
    }

    /** Who may write a progress report: a therapist, a physician or an NPP. */
    boolean isClinician() {
        return !isAssistant() && (hasOneOf(THERAPISTS) || mayCertify());
    }

    /** A physician or NPP who may certify a plan of care; an optometrist only for low vision. */
    public boolean mayCertify() {
        return hasOneOf(CERTIFIERS);
    }

    /** A physician for what podiatry may treat, and for nothing else (Benefit Policy Manual ch. 15 s. 220.1.1). */
    boolean isPodiatrist() {
        return parts.contains("DPM")
                && parts.stream().noneMatch(part -> CERTIFIERS.contains(part) && !part.equals("DPM"));
    }

    boolean isOptometrist() {
        return parts.contains("OD");
    }

    /** Known to be nobody who may certify, chiropractors and dentists among them. */
    boolean mayNeverCertify() {
        return !mayCertify() && hasOneOf(NEVER_CERTIFY);
    }

    /** The discipline they belong to; empty where they name none, or more than one. */
    public Optional<Discipline> discipline() {
        List<Discipline> named = OF_DISCIPLINES.entrySet().stream()
                .filter(letters -> hasOneOf(letters.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private boolean hasOneOf(Set<String> known) {
        return !Collections.disjoint(parts, known);
    }
}
