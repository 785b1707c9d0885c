package com.therapyclaims.domain.notes;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How notes write how long something lasted: {@code 15 min}, {@code 15'}, {@code 1 hour 5 minutes}, {@code 1h15}, {@code 1.5 hrs}. */
final class WrittenTime {
    /** The word or sign behind minutes. */
    static final String MARK = "(?:min(?:ute)?s?\\b|m\\b|['’′](?!\\d))";

    /** Hours, which no day of treatment has ten of, and the minutes over them. */
    static final String HOURS = "(?<hours>\\d(?:\\.\\d{1,2})?)\\s*+(?:hours?|hrs?|h)(?![a-z])"
            + "(?:\\s*+(?:and\\b|,|&)?\\s*+(?<over>\\d{1,2})(?:\\s*+" + MARK + "|(?<=h\\d\\d)(?![\\w.:/])))?";

    private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

    private WrittenTime() {}

    /** The minutes of a phrase with {@link #HOURS} or else a part named {@code minutes}. */
    static int minutes(Phrases.Search found) {
        return found.part("hours")
                .map(hours -> ofHours(hours)
                        + found.part("over").map(Integer::parseInt).orElse(0))
                .or(() -> found.part("minutes").map(Integer::parseInt))
                .orElseThrow();
    }

    /** Whether it is told that the number is a time. */
    static boolean isMarked(Phrases.Search found) {
        return found.part("hours").isPresent() || found.part("mark").isPresent();
    }

    private static int ofHours(String hours) {
        return new BigDecimal(hours)
                .multiply(MINUTES_PER_HOUR)
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
    }
}
