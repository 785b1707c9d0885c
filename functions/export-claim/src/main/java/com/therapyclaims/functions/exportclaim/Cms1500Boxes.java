package com.therapyclaims.functions.exportclaim;

import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.x12.X12Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The boxes of one paper form that have any text, by their ids, in the letters that are sent electronically too. */
final class Cms1500Boxes {
    /** In place of a signature. */
    static final String ON_FILE = "SIGNATURE ON FILE";

    private static final String CHECKED = "X";
    private static final String CLAIM = "/claim";

    private final Map<String, Text> boxes = new LinkedHashMap<>();

    /**
     * What stands in a box.
     *
     * @param lines from above
     * @param field where it belongs in the request the claim was made from, of a text that may be long
     */
    record Text(List<String> lines, String field) {
        Text {
            lines = List.copyOf(lines);
        }
    }

    /** What stands in each. */
    Map<String, Text> texts() {
        return Collections.unmodifiableMap(boxes);
    }

    void put(String box, String name, Address address, String field) {
        // Name, city, state and ZIP code fit in as many characters as they may have; a street of two lines may not.
        boxes.put(
                box,
                new Text(
                        Stream.of(name, street(address), address.city() + " " + address.state() + " " + address.zip())
                                .map(X12Text::of)
                                .toList(),
                        lastLine(address, field + "/address")));
    }

    void put(String box, Address address, String field) {
        put(box, street(address), lastLine(address, field));
    }

    void put(String box, String text, String field) {
        boxes.put(box, new Text(List.of(X12Text.of(text)), field));
    }

    /** A text that has the same length in every claim. */
    void put(String box, String text) {
        put(box, text, CLAIM);
    }

    /** The form has no box for an unknown one. */
    void sex(String box, String sex) {
        if (sex.equals("M") || sex.equals("F")) {
            check(box + "." + sex);
        }
    }

    void check(String box) {
        put(box, CHECKED);
    }

    private static String lastLine(Address address, String field) {
        return field + (address.line2().isPresent() ? "/line2" : "/line1");
    }

    private static String street(Address address) {
        return address.line2().map(line -> address.line1() + " " + line).orElse(address.line1());
    }
}
