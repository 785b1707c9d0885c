package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.lists.Lists;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which discipline furnished what a note records. A note says it once for the whole visit; where several disciplines
 * treated, the modifiers of the billed lines (GP, GO, GN; CQ, CO) tell them apart, and what they leave open stays open.
 */
final class BilledDisciplines {
    private final Optional<Discipline> ofNote;
    private final List<BilledLine> billed;
    private final Set<Discipline> all;
    private final Discipline first;

    private BilledDisciplines(Optional<Discipline> ofNote, List<BilledLine> billed, Set<Discipline> all) {
        this.ofNote = ofNote;
        this.billed = billed;
        this.all = all;
        this.first = all.iterator().next();
    }

    static BilledDisciplines of(Optional<Discipline> ofNote, List<BilledLine> billed) {
        Set<Discipline> all = EnumSet.noneOf(Discipline.class);
        billed.forEach(line -> marked(line).or(() -> ofNote).ifPresent(all::add));
        if (all.isEmpty()) {
            all.add(ofNote.orElse(Discipline.PT));
        }
        return new BilledDisciplines(ofNote, billed, all);
    }

    /** Whether more than one discipline is billed. */
    boolean several() {
        return all.size() > 1;
    }

    /** The discipline of a billed line; empty where neither its modifiers nor the note say it. */
    Optional<Discipline> of(BilledLine line) {
        return several() ? marked(line).or(() -> ofNote) : Optional.of(first);
    }

    /** The discipline that furnished a code of the note; empty where the billed lines leave that open. */
    Optional<Discipline> of(String code, Optional<TherapyCode> therapyCode) {
        if (!several()) {
            return Optional.of(first);
        }
        Set<Discipline> possible = EnumSet.noneOf(Discipline.class);
        for (BilledLine line : billed) {
            if (line.code().equals(code)) {
                Optional<Discipline> discipline = of(line);
                if (discipline.isEmpty()) {
                    return Optional.empty();
                }
                possible.add(discipline.get());
            }
        }
        boolean isBilled = !possible.isEmpty();
        if (!isBilled) {
            possible.addAll(all);
        }
        if (possible.size() > 1) {
            therapyCode.map(TherapyCode::disciplines).ifPresent(possible::retainAll);
        }
        if (possible.size() == 1) {
            return possible.stream().findFirst();
        }
        // What joins no discipline's total of timed minutes takes nothing from another code, and was not billed here.
        boolean joinsATotal = therapyCode.filter(TherapyCode::pooled).isPresent();
        return isBilled || joinsATotal ? Optional.empty() : Optional.of(ofNote.orElse(first));
    }

    private static Optional<Discipline> marked(BilledLine line) {
        List<Discipline> marked = Lists.where(
                Discipline.ALL,
                discipline -> line.modifiers().contains(discipline.modifier())
                        || discipline
                                .assistantModifier()
                                .filter(line.modifiers()::contains)
                                .isPresent());
        return marked.size() == 1 ? Optional.of(marked.getFirst()) : Optional.empty();
    }
}
