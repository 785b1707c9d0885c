package com.therapyclaims.testing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/** Visits with a note of text that no compression makes small. */
public final class LongVisit {
    private static final int LONGEST = 4_000;

    private LongVisit() {}

    /** The visit with this many goals in its note, each of about 12,000 bytes and 9,000 compressed ones. */
    public static String of(String visit, int goals) {
        ObjectNode body = (ObjectNode) Json.read(visit);
        Random random = new Random(7);
        ArrayNode list = ((ObjectNode) body.get("note")).putArray("goals");
        for (int i = 1; i <= goals; i++) {
            list.addObject()
                    .put("id", "g" + i)
                    .put("text", text(random))
                    .put("functional", true)
                    .put("baseline", text(random))
                    .put("target", text(random));
        }
        return body.toString();
    }

    private static String text(Random random) {
        return random.ints('0', 'z' + 1)
                .filter(Character::isLetterOrDigit)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
