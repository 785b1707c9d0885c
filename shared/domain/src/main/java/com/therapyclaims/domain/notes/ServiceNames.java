package com.therapyclaims.domain.notes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The timed services by the names notes give them beside their minutes. */
final class ServiceNames {
    /** A code by its digits; which codes there are is not asked here. */
    static final String CODE = "9[0-9]{4}|G0283";

    /** Names as regular expressions, the longer name first. */
    private static final Map<String, String> NAMES = names();

    /** Any of the names. */
    static final String ANY = String.join("|", NAMES.keySet());

    private static final Map<Pattern, String> CODES = NAMES.entrySet().stream()
            .collect(Collectors.toMap(
                    name -> Pattern.compile(name.getKey(), Pattern.CASE_INSENSITIVE),
                    Map.Entry::getValue,
                    (one, _) -> one,
                    LinkedHashMap::new));

    private ServiceNames() {}

    private static Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("therapeutic exercises?", "97110");
        names.put("there?\\.?[- ]?ex(?:ercises?)?", "97110");
        names.put("TE", "97110");
        names.put("therapeutic activit(?:y|ies)", "97530");
        names.put("ther\\.?[- ]?act(?:ivit(?:y|ies))?", "97530");
        names.put("TA", "97530");
        names.put("(?:neuro(?:muscular)?|NM)[- ]?re-?ed(?:ucation)?", "97112");
        names.put("NMRE?|NRE", "97112");
        names.put("gait train(?:ing)?", "97116");
        names.put("GT", "97116");
        names.put("manual (?:therapy(?: techniques?)?|techniques?|tx)", "97140");
        names.put("MT", "97140");
        names.put("manual(?!\\s+(?:resist|cue|muscle|assist|wheelchair|w/c|feedback|facil|perturb))", "97140");
        names.put("aquatic therapy", "97113");
        names.put("self[- ]care(?:/home (?:mgmt|management))?(?: training)?|ADL training", "97535");
        names.put("ultrasound", "97035");
        return names;
    }

    /** Every name as an expression of its own, in the order in which they are to be tried. */
    static List<String> each() {
        return List.copyOf(NAMES.keySet());
    }

    /** The code of a name; what is no name is the code itself. */
    static String codeOf(String service) {
        return CODES.entrySet().stream()
                .filter(name -> name.getKey().matcher(service).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> service.toUpperCase(Locale.ROOT));
    }
}
