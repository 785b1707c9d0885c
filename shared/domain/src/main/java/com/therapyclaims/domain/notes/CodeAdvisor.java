package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.notes.NoteValidation.CodeAdvice;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Span;
import com.therapyclaims.domain.rules.Text;
import java.util.List;
import java.util.Optional;

/**
 * Whether another of the five common procedures describes an intervention better than its code does. The category
 * decides before the words do. Advice only: what the clinician intended cannot be read.
 */
final class CodeAdvisor {
    static final String CHECK = "CODE_CHOICE";

    /** Words that speak for another code than the one billed. */
    private record Conflict(TreatmentKind kind, Span words) {}

    private CodeAdvisor() {}

    static void run(NoteUnderReview note, Review review) {
        note.treatments().forEach(treatment -> advise(treatment, review));
        review.coveredAssuming(
                CHECK, Manual.CODE_CHOICE, "97110, 97112, 97116, 97140 and 97530 only; advice, the clinician decides.");
    }

    private static void advise(Treatment treatment, Review review) {
        Optional<TreatmentKind> billed = treatment.code().flatMap(TreatmentKind::ofCode);
        if (billed.isEmpty()) {
            return;
        }
        Optional<TreatmentKind> recorded = treatment.intervention().category().flatMap(TreatmentKind::ofCategory);
        if (recorded.isPresent() && recorded.get() != billed.get()) {
            byCategory(treatment, billed.get(), recorded.get(), review);
        } else {
            treatment
                    .description()
                    .flatMap(words -> conflict(billed.get(), words))
                    .ifPresent(found -> byWords(treatment, billed.get(), found, review));
        }
    }

    private static Optional<Conflict> conflict(TreatmentKind billed, Passage words) {
        int own = billed.signsIn(words).size();
        List<Signs> stronger = Lists.where(
                Lists.map(billed.others(), kind -> new Signs(kind, kind.signsIn(words))), signs -> signs.outweigh(own));
        return Lists.highest(stronger, Signs::count)
                .map(signs -> new Conflict(signs.kind(), signs.words().getFirst()));
    }

    /** The words found for one kind. */
    private record Signs(TreatmentKind kind, List<Span> words) {
        int count() {
            return words.size();
        }

        /**
         * Whether they outweigh the words for the billed kind. Sets and repetitions say little against a task, a gait
         * or a balance code: those are repeated too.
         */
        boolean outweigh(int own) {
            return own == 0 ? count() > 0 : kind != TreatmentKind.EXERCISE && count() > own;
        }
    }

    private static void byCategory(Treatment treatment, TreatmentKind billed, TreatmentKind recorded, Review review) {
        Category category = treatment.intervention().category().orElseThrow();
        String pointer = treatment.pointer("category");
        Span words = new Passage(pointer, category.name()).whole();
        advise(
                treatment,
                new Conflict(recorded, words),
                Text.of(
                        "The category %s is %s, which %s describes better than %s.",
                        category, recorded.named(), recorded.code(), billed.code()),
                review);
    }

    private static void byWords(Treatment treatment, TreatmentKind billed, Conflict conflict, Review review) {
        advise(
                treatment,
                conflict,
                Text.of(
                        "These words read as %s: consider %s in place of %s, or split the minutes if both were done.",
                        conflict.kind().named(), conflict.kind().code(), billed.code()),
                review);
    }

    private static void advise(Treatment treatment, Conflict conflict, String why, Review review) {
        review.advise(new CodeAdvice(
                treatment.index(),
                treatment.code().orElseThrow(),
                conflict.kind().code(),
                why,
                Optional.of(conflict.words())));
        review.find(Finding.of(conflict.kind().suggestion(), treatment.pointer("code"), why)
                .with(conflict.words()));
    }
}
