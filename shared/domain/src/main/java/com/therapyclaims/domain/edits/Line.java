package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A line of the request with its place in it.
 *
 * @param index 0-based, as in the JSON pointers of findings
 */
record Line(int index, LineToCheck sent) {

    static List<Line> of(EditRequest request) {
        return IntStream.range(0, request.lines().size())
                .mapToObj(index -> new Line(index, request.lines().get(index)))
                .toList();
    }

    String code() {
        return sent.code();
    }

    List<Segment> segments() {
        return sent.segments();
    }

    boolean has(String modifier) {
        return sent.modifiers().contains(modifier);
    }

    /** The modifiers of this line that belong to {@code group}, each once, in the order they were sent. */
    List<String> modifiersIn(ModifierGroup group) {
        return sent.modifiers().stream()
                .filter(modifier -> ModifierGroup.of(modifier) == group)
                .distinct()
                .toList();
    }

    /** The disciplines whose modifier stands on the line. */
    List<Discipline> disciplines() {
        return Arrays.stream(Discipline.values())
                .filter(discipline -> has(discipline.modifier()))
                .toList();
    }

    /** JSON pointer of the line. */
    String pointer() {
        return "/lines/" + index;
    }

    /** JSON pointer of the line's modifiers. */
    String modifiersPointer() {
        return pointer() + "/modifiers";
    }

    /** The line as a message names it: by code and by its place counted from 1, as billers count. */
    String named() {
        return "%s (line %d)".formatted(code(), index + 1);
    }
}
