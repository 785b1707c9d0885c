package com.therapyclaims.domain.exports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A person's name in the parts that forms ask for.
 *
 * @param first empty where only one name is known
 * @param middle the names or initials between first and last
 */
public record PersonName(String last, Optional<String> first, Optional<String> middle) {
    private static final Set<String> CREDENTIALS = Set.of(
            "MD", "DO", "DPM", "OD", "NP", "PA", "PA-C", "CNP", "CNS", "FNP", "FNP-C", "APRN", "CRNP", "RN", "PHD",
            "PT", "DPT", "MPT", "MSPT", "PTA", "OT", "OTR", "OTR/L", "OTD", "MOT", "OTA", "COTA", "COTA/L", "SLP",
            "CCC-SLP", "CCC", "OCS", "SCS", "NCS", "GCS", "PCS", "WCS", "CHT", "CLT", "ATC", "CSCS", "FAAOMPT", "NP-C",
            "DNP", "MSN", "BSN", "ARNP", "APN", "ANP", "ANP-C", "AGNP", "ACNP", "PMHNP", "CNM", "LPN", "DC", "DDS",
            "DMD", "MBBS", "EDD", "MPH");

    /** Of no use to whom the name is sent: the NPI tells father and son apart. */
    private static final Set<String> SUFFIXES = Set.of("JR", "SR", "II", "III", "IV");

    /** Credentials that are last names too. */
    private static final Set<String> SURNAMES = Set.of("DO");

    private static final Set<String> TITLES = Set.of("DR", "MR", "MRS", "MS");
    private static final Set<String> PARTICLES =
            Set.of("VAN", "VON", "DE", "DER", "DEN", "DEL", "DELLA", "DI", "DA", "DOS", "LA", "LE", "ST", "BIN", "AL");

    /** A name in two known parts. */
    public static PersonName of(String last, Optional<String> first) {
        return new PersonName(last.strip(), first.map(String::strip).filter(it -> !it.isEmpty()), Optional.empty());
    }

    /**
     * Takes a name apart that was written in one piece: {@code A. Smith}, {@code Smith, Anna}, {@code Dr. Anna van der
     * Berg, DPT}. Titles, credentials and suffixes ({@code Jr.}) are left out.
     *
     * @return empty if nothing of a name remains
     */
    public static Optional<PersonName> parse(String written) {
        List<List<String>> parts = Arrays.stream(written.split(",", -1))
                .map(PersonName::words)
                .filter(words -> !words.isEmpty())
                .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<String> first = parts.getFirst();
        return Optional.of(
                parts.size() == 1 || (hasFirstAndLast(first) && areLetters(parts.get(1)))
                        ? inOrder(first)
                        : named(String.join(" ", first), parts.get(1)));
    }

    private static boolean hasFirstAndLast(List<String> words) {
        return words.stream().filter(word -> !PARTICLES.contains(plain(word))).count() > 1
                && !words.stream().allMatch(PersonName::isUpperCase);
    }

    /** Behind a whole name in small letters, letters that are in no list here: of a state's or a society's own. */
    private static boolean areLetters(List<String> words) {
        return words.stream().allMatch(PersonName::isUpperCase);
    }

    private static boolean isUpperCase(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static PersonName inOrder(List<String> words) {
        int last = words.size() - 1;
        while (last > 1 && PARTICLES.contains(plain(words.get(last - 1)))) {
            last--;
        }
        return named(String.join(" ", words.subList(last, words.size())), words.subList(0, last));
    }

    private static PersonName named(String last, List<String> given) {
        return new PersonName(
                last,
                given.stream().findFirst(),
                given.size() < 2 ? Optional.empty() : Optional.of(String.join(" ", given.subList(1, given.size()))));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty() && !isLeftOut(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /** Letters are written in capitals: {@code Kim Do} has a last name. */
    private static boolean isLeftOut(String word) {
        String plain = plain(word);
        return TITLES.contains(plain) || SUFFIXES.contains(plain) || (CREDENTIALS.contains(plain) && !isSurname(word));
    }

    private static boolean isSurname(String word) {
        return word.length() == 2 && Character.isLowerCase(word.charAt(1)) && SURNAMES.contains(plain(word));
    }

    private static String plain(String word) {
        return word.replace(".", "").toUpperCase(Locale.ROOT);
    }

    /** First, middle and last name. */
    public String inOneLine() {
        return String.join(" ", parts());
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        first.ifPresent(parts::add);
        middle.ifPresent(parts::add);
        parts.add(last);
        return parts;
    }
}
