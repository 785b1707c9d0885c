package com.therapyclaims.domain.units;

import java.util.List;

/** Figures in words, for reasons and explanations. */
final class Words {
    private Words() {}

    static String minutes(int count) {
        return counted(count, "minute");
    }

    static String units(int count) {
        return counted(count, "unit");
    }

    /** {@code 97110}, {@code 97110 and 97140}, {@code 97110, 97140 and 97116}. */
    static String list(List<?> items) {
        if (items.size() < 2) {
            return items.isEmpty() ? "" : items.getFirst().toString();
        }
        var all = items.stream().map(Object::toString).toList();
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
