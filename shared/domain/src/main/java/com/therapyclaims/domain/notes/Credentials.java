package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.lists.Lists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the letters or the words after a name say. {@code OTR/L}, {@code PT, DPT} and {@code C.O.T.A.} are read as their
 * parts, {@code Physical Therapist} as its letters; one that is known decides. Students, aides and technicians are nobody
 * who treats, whatever letters stand beside them.
 */
public final class Credentials {
    private static final Map<Discipline, Set<String>> OF_DISCIPLINES = Map.of(
            Discipline.PT, Set.of("PT", "DPT", "MPT", "MSPT", "RPT", "PTA", "LPTA"),
            Discipline.OT, Set.of("OT", "OTR", "OTD", "MOT", "OTRL", "OTA", "COTA"),
            Discipline.SLP, Set.of("SLP", "CCC", "CCCSLP", "MSCCC", "SLPA"));
    private static final Set<String> ASSISTANTS = Set.of("PTA", "LPTA", "OTA", "COTA", "SLPA", "ASSISTANT", "ASST");
    private static final Set<String> THERAPISTS = OF_DISCIPLINES.values().stream()
            .flatMap(Set::stream)
            .filter(letters -> !ASSISTANTS.contains(letters))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> CERTIFIERS = Set.of(
            "MD", "DO", "DPM", "NP", "PA", "PAC", "CNS", "APRN", "ARNP", "FNP", "CNP", "CRNP", "ACNP", "AGNP", "PNP",
            "NPC", "DNP", "APN", "GNP", "ANP");
    private static final Set<String> NEVER_CERTIFY = Set.of(
            "DC",
            "DDS",
            "DMD",
            "PT",
            "DPT",
            "PTA",
            "OT",
            "OTR",
            "OTA",
            "COTA",
            "SLP",
            "ATC",
            "RN",
            "LPN",
            "ND",
            "LAC",
            "PSYD",
            "LCSW",
            "PHARMD",
            "ASSISTANT",
            "ASST");
    private static final Set<String> NOBODY_WHO_TREATS =
            Set.of("STUDENT", "AIDE", "TECH", "TECHNICIAN", "INTERN", "VOLUNTEER");

    /** Professions in words and the letters they are read as; the longer words first. */
    private static final Map<Pattern, String> IN_WORDS = inWords();

    /** The fewest letters of a profession in words: {@code NURSE}. */
    private static final int SHORTEST_PROFESSION = 5;

    private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Set<String> parts;

    private Credentials(Set<String> parts) {
        this.parts = parts;
    }

    private static Map<Pattern, String> inWords() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("(?:MEDICAL|NURSING|NURSE'?S?) (?:ASSISTANT|ASST)", "AIDE");
        words.put("PHYSICIAN'?S? (?:ASSISTANT|ASSOCIATE|ASST)", "PA");
        words.put("CHIROPRACT(?:OR|IC(?: PHYSICIAN)?)", "DC");
        words.put("NATUROPATH(?:IC(?: PHYSICIAN)?)?", "ND");
        words.put("DENTIST", "DDS");
        words.put("OPTOMETRIST", "OD");
        words.put("PODIATRIST|PODIATRIC(?: PHYSICIAN)?", "DPM");
        words.put("PHYSICIAN", "MD");
        words.put("NURSE PRACTITIONER", "NP");
        words.put("CLINICAL NURSE SPECIALIST", "CNS");
        words.put("NURSE", "RN");
        words.put("PHYSICAL THERAP(?:IST|Y)|PHYSIOTHERAPIST", "PT");
        words.put("OCCUPATIONAL THERAP(?:IST|Y)", "OT");
        words.put("SPEECH(?:[- /](?:AND )?LANGUAGE)?[- ](?:PATHOLOG(?:IST|Y)|THERAPIST)", "SLP");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        words.forEach((word, letters) -> patterns.put(Pattern.compile("\\b(?:" + word + ")\\b"), letters));
        return patterns;
    }

    /** Reads the letters or words. */
    public static Credentials of(String letters) {
        if (letters.length() < SHORTEST_PROFESSION && isOfCapitals(letters)) {
            return of(Set.of(letters));
        }
        String read = BLANKS.matcher(letters.replace(".", "").toUpperCase(Locale.ROOT))
                .replaceAll(" ");
        for (Map.Entry<Pattern, String> profession : IN_WORDS.entrySet()) {
            read = profession.getKey().matcher(read).replaceAll(profession.getValue());
        }
        Set<String> parts =
                NO_LETTERS.splitAsStream(read).filter(part -> !part.isEmpty()).collect(Collectors.toUnmodifiableSet());
        return of(parts);
    }

    private static Credentials of(Set<String> parts) {
        return new Credentials(isOneOf(NOBODY_WHO_TREATS, parts) ? NOBODY_WHO_TREATS : parts);
    }

    private static boolean isOfCapitals(String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (letters.charAt(i) < 'A' || letters.charAt(i) > 'Z') {
                return false;
            }
        }
        return !letters.isEmpty();
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
        return !mayCertify() && (hasOneOf(NEVER_CERTIFY) || hasOneOf(NOBODY_WHO_TREATS));
    }

    /** The discipline they belong to; empty where they name none, or more than one. */
    public Optional<Discipline> discipline() {
        List<Discipline> named = Lists.where(Discipline.ALL, discipline -> hasOneOf(OF_DISCIPLINES.get(discipline)));
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private boolean hasOneOf(Set<String> known) {
        return isOneOf(known, parts);
    }

    /** Whether a part is known: the parts are few, and what is known is many. */
    private static boolean isOneOf(Set<String> known, Set<String> parts) {
        for (String part : parts) {
            if (known.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
