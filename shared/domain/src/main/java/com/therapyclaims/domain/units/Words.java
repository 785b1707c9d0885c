package com.therapyclaims.domain.units;

import com.therapyclaims.domain.rules.InWords;
import com.therapyclaims.domain.rules.Text;
import java.util.List;

/** Figures in words, for reasons and explanations. */
final class Words {
    private Words() {}

    static InWords minutes(int count) {
        return new Counted(count, "minute");
    }

    static InWords units(int count) {
        return new Counted(count, "unit");
    }

    /** {@code 97110}, {@code 97110 and 97140}, {@code 97110, 97140 and 97116}. */
    static String list(List<?> items) {
        if (items.size() < 2) {
            return items.isEmpty() ? "" : items.getFirst().toString();
        }
        var all = items.stream().map(Object::toString).toList();
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }

    private record Counted(int count, String noun) implements InWords {
        @Override
        public String toString() {
            return Text.of("%s", this);
        }

        @Override
        public void writeTo(StringBuilder text) {
            text.append(count).append(' ').append(noun).append(count == 1 ? "" : "s");
        }
    }
}
