package com.therapyclaims.domain.notes;

import java.util.regex.Pattern;

/**
 * Numbers beside a service that are no minutes although they look so: feet have the mark of minutes and metres their
 * letter, repetitions follow an {@code x} as minutes do, and 59 is a modifier.
 */
final class NoMinutes {
    private static final String GAIT = "97116";
    private static final String ACTIVITIES = "97530";
    private static final String MANUAL_THERAPY = "97140";
    private static final String DISTINCT_SERVICE = "59";

    /** Nobody walks for longer than this in one treatment; most distances are longer. */
    private static final int LONGEST_WALK = 60;

    /** "20' gait training" tells minutes; "50' gait training" may tell feet as well, and what may be either is not read. */
    private static final int LONGEST_WALK_BEFORE_ITS_NAME = 30;

    /** How often, with what or with whose help it was walked: said of a distance. */
    private static final Pattern AS_WALKED = Pattern.compile(
            "\\s{0,3}\\(?(?:x\\s?\\d|gait belt|(?:(?:with|using|without|no)\\s(?:an?\\s)?)?"
                    + "(?:(?:front|two|four|rolling|wheeled|standard|straight|single|point|quad|hemi)[- ]){0,3}"
                    + "(?:[fr24]?ww|rw|sw|spc|[lsnw]bqc|qc|ad|walker|canes?|crutch(?:es)?|rollator|cga|sba|hha"
                    + "|(?:min|mod|max)\\w{0,5}\\s?(?:a|assist\\w{0,4}|i|independen\\w{0,3}))(?!\\w))",
            Pattern.CASE_INSENSITIVE);

    /** Another distance, which shares its feet with the number before it: "25', 30' and 40'", "50, 75, 100 ft". */
    private static final Pattern FURTHER_DISTANCE = Pattern.compile(
            "(?:\\s{0,3}(?:[,&/]|and\\b)\\s{0,3}(?:and\\s)?\\d{1,3}){0,8}\\s?(?:ft|feet)\\b"
                    + "|\\s{0,3}(?:[,&/]|and\\b)\\s{0,3}(?:and\\s)?\\d{1,3}\\s?(?:['’′]|m\\b)(?!\\s?(?:"
                    + ServiceNames.CODE + "|"
                    + ServiceNames.ANY + ")(?![\\w-]))",
            Pattern.CASE_INSENSITIVE);

    /** Ends what was told of a walk: nothing is said of how, over what or with what. */
    private static final Pattern END_OF_ITEM = Pattern.compile(
            "\\s{0,3}(?:$|[(,;:)&+|/\\r\\n–-]|\\.(?!\\d)|and\\b|(?:" + ServiceNames.CODE + "|" + ServiceNames.ANY
                    + ")(?![\\w-]))",
            Pattern.CASE_INSENSITIVE);

    /** How often it was walked, before how far. */
    private static final Pattern TIMES = Pattern.compile("x\\s?\\d{1,2}\\W", Pattern.CASE_INSENSITIVE);

    private static final String EXERCISE_BEHIND = "\\s{0,3}[,;&+]\\s{0,3}(?:and\\s)?(?!(?:" + ServiceNames.CODE + "|"
            + ServiceNames.ANY + ")(?![\\w-]))" + "[a-z][a-z'/-]{0,20}(?:\\s[a-z'/-]{1,20}){0,3}\\s";
    private static final String NO_TIME_BEHIND = "(?!\\s?(?:min|m\\b|['’′]|units?\\b)|\\d)";

    private static final Pattern COUNTED_BEHIND = Pattern.compile(
            EXERCISE_BEHIND + "(?:\\d{1,2}\\s?x\\s?\\d{1,2}|x\\s?\\d{1,3})" + NO_TIME_BEHIND, Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED_ALIKE_BEHIND =
            Pattern.compile(EXERCISE_BEHIND + "x\\s?\\d{1,3}" + NO_TIME_BEHIND, Pattern.CASE_INSENSITIVE);

    private static final Pattern COUNT = Pattern.compile("x\\s?\\d{1,3}$", Pattern.CASE_INSENSITIVE);

    private NoMinutes() {}

    /** Whether the number found beside a service is none of its minutes. */
    static boolean isIn(String text, Phrases.Search found, String code, boolean numberFirst) {
        if (found.part("hours").isPresent()) {
            return false;
        }
        String number = found.part("minutes").orElseThrow();
        String mark = found.part("mark").orElse("");
        boolean bare = mark.isEmpty();
        boolean surely = mark.regionMatches(true, 0, "min", 0, 3);
        return (bare && number.equals(DISTINCT_SERVICE))
                || (code.equals(GAIT) && !surely && isDistance(text, found, Integer.parseInt(number), numberFirst))
                || (bare && !numberFirst && isCount(text, found, code));
    }

    private static boolean isDistance(String text, Phrases.Search found, int number, boolean numberFirst) {
        if (numberFirst) {
            return number > LONGEST_WALK_BEFORE_ITS_NAME || Phrases.standsAt(AS_WALKED, text, found.end());
        }
        return number > LONGEST_WALK
                || (Phrases.standsAt(AS_WALKED, text, found.end())
                        || Phrases.standsAt(FURTHER_DISTANCE, text, found.end())
                        || !Phrases.standsAt(END_OF_ITEM, text, found.end())
                        || TIMES.matcher(text.substring(found.start(), found.startOf("minutes")))
                                .find());
    }

    /**
     * "TA x 20, bridges 3x10" counts contractions of the transversus abdominis; "TE x 20, bridges x 20" counts alike, while
     * "TE x 20, SLR 3x10" gives minutes and then what was done in them. Manual therapy is not counted.
     */
    private static boolean isCount(String text, Phrases.Search found, String code) {
        boolean counts =
                COUNT.matcher(text.substring(found.start(), found.end())).find();
        Pattern behind = code.equals(ACTIVITIES) ? COUNTED_BEHIND : COUNTED_ALIKE_BEHIND;
        return counts && !code.equals(MANUAL_THERAPY) && Phrases.standsAt(behind, text, found.end());
    }
}
