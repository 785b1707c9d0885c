package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.ModifierGroup;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the day with its place in it.
 *
 * @param index 0-based in the request, as in the JSON pointers of findings; negative for a line of another claim
 * @param claimId the other claim it stands on; empty for a line of the request
 */
record Line(int index, Optional<String> claimId, LineToCheck sent) {

    static List<Line> of(EditRequest request) {
        List<Line> lines = new ArrayList<>();
        for (LineToCheck sent : request.lines()) {
            lines.add(new Line(lines.size(), Optional.empty(), sent));
        }
        return lines;
    }

    /** The lines of other claims of the day, those before or those after the one that is checked. */
    static List<Line> ofNeighbours(EditRequest request, boolean earlier) {
        if (request.neighbours().isEmpty()) {
            return List.of();
        }
        return request.neighbours().stream()
                .filter(neighbour -> neighbour.earlier() == earlier)
                .map(neighbour -> new Line(-1, Optional.of(neighbour.claimId()), neighbour.line()))
                .toList();
    }

    /** Those the payer is asked to pay: a line that its own modifiers deny takes no part in what the day's lines share (C-8). */
    static List<Line> toBePaid(List<Line> lines) {
        return Lists.where(lines, line -> !DenialModifiers.on(line.sent().modifiers()));
    }

    boolean ofAnotherClaim() {
        return claimId.isPresent();
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
        List<String> ofGroup = Lists.where(sent.modifiers(), modifier -> ModifierGroup.of(modifier) == group);
        return Lists.distinct(ofGroup);
    }

    /** The disciplines whose modifier stands on the line. */
    List<Discipline> disciplines() {
        return Lists.where(Discipline.ALL, discipline -> has(discipline.modifier()));
    }

    /** JSON pointer of the line. */
    String pointer() {
        return "/lines/" + index;
    }

    /** JSON pointer of the line's modifiers. */
    String modifiersPointer() {
        return pointer() + "/modifiers";
    }

    /** The line as a message names it: by code and by its place counted from 1, as billers count, or by its claim. */
    String named() {
        return claimId.map(id -> Text.of("%s (claim %s)", code(), id))
                .orElseGet(() -> Text.of("%s (line %d)", code(), index + 1));
    }
}
