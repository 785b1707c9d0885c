package com.therapyclaims.aws.visitfiles;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a file of visits is uploaded: {@code incoming/visits/<practice>/<file>}. */
public record VisitFileKey(String practiceId, String file) {
    /** Below this prefix an object is a file of visits. */
    public static final String PREFIX = "incoming/visits/";

    private static final Pattern FORM =
            Pattern.compile(PREFIX + "([A-Za-z0-9][A-Za-z0-9._-]{0,63})/([A-Za-z0-9][A-Za-z0-9._-]{0,99})");

    /** Reads an object's key; empty if it is none of a file of visits. */
    public static Optional<VisitFileKey> parse(String key) {
        Matcher parts = FORM.matcher(key);
        return parts.matches() ? Optional.of(new VisitFileKey(parts.group(1), parts.group(2))) : Optional.empty();
    }
}
