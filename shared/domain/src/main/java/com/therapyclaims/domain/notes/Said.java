package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a field says. A blank field says nothing, nor does one that holds a place: "N/A", "pending", "---". */
final class Said {
    /** That nothing is known yet or at all, in words or in signs. */
    private static final String UNTOLD = "n/?a|n\\.a|tbd|pending|unsigned|unknown"
            + "|not (?:yet )?(?:applicable|assessed|tested|provided|available|documented|recorded|signed)"
            + "|[-–—._?*/]++";

    private static final Pattern NOT_TOLD = Pattern.compile("(?:" + UNTOLD + ")[.!]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOTHING =
            Pattern.compile("(?:" + UNTOLD + "|none|nil|nothing)[.!]?", Pattern.CASE_INSENSITIVE);

    /** What the words of {@link #NOTHING} begin with. */
    private static final List<String> BEGIN_NOTHING = List.of("n/", "na", "n.", "no", "ni", "tb", "pe", "un");

    private Said() {}

    static Optional<String> by(Optional<String> field) {
        return field.map(String::strip).filter(Said::something);
    }

    static boolean nothing(Optional<String> field) {
        return by(field).isEmpty();
    }

    /** The field as a text to be read, if it says anything. */
    static Optional<Passage> passage(String pointer, Optional<String> field) {
        return field.filter(Said::something).map(said -> new Passage(pointer, said));
    }

    /** What was measured: "none" is a finding there, "not tested" is not. */
    static Optional<Passage> measured(String pointer, Optional<String> value) {
        return value.filter(said ->
                        !said.isBlank() && !NOT_TOLD.matcher(said.strip()).matches())
                .map(said -> new Passage(pointer, said));
    }

    static boolean nothing(List<String> fields) {
        return !Lists.any(fields, Said::something);
    }

    static boolean something(String field) {
        return !field.isBlank()
                && (beginsAnother(field) || !NOTHING.matcher(field.strip()).matches());
    }

    /** Whether a field begins with a letter or a digit, and as no word for nothing begins: most need no expression. */
    private static boolean beginsAnother(String field) {
        return Character.isLetterOrDigit(field.charAt(0))
                && !Lists.any(BEGIN_NOTHING, beginning -> field.regionMatches(true, 0, beginning, 0, 2));
    }
}
