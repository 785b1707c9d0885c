package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a note repeats the one before it, so that nothing of it need be of this visit. What was done and how the patient
 * responded is compared, in words: every description, the text, the tolerance and the measures. Goals and necessity are those
 * of the plan and stay.
 */
final class ClonedNote {
    static final String CHECK = "CLONED_NOTE";

    /** Of ten words of both notes more than so many are the same. */
    private static final int TENTHS_THE_SAME = 9;

    /** Fewer words than these are alike by chance. */
    private static final int FEWEST_WORDS = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}/.+]+");

    private ClonedNote() {}

    static void run(NoteUnderReview note, Review review) {
        Optional<TreatmentNote> previous = note.request().previousNote();
        if (previous.isEmpty()) {
            review.notCovered(
                    CHECK,
                    Manual.TREATMENT_NOTE,
                    "There is no note to compare with: POST /v1/notes/validate takes the one before as previousNote.");
            return;
        }
        List<String> words = words(note.note());
        List<String> before = words(previous.get());
        if (Math.min(words.size(), before.size()) < FEWEST_WORDS) {
            review.notCovered(
                    CHECK,
                    Manual.TREATMENT_NOTE,
                    Text.of(
                            "One of the two notes tells the visit in fewer than %d words: too few to compare.",
                            FEWEST_WORDS));
            return;
        }
        int same = same(words, before);
        // Twice those both have, of all words of both.
        if (20L * same > (long) TENTHS_THE_SAME * (words.size() + before.size())) {
            found(note, same, words.size(), previous.get().dateOfService(), review);
        }
        review.coveredAssuming(
                CHECK,
                Manual.TREATMENT_NOTE,
                "The words of what was done and how the patient responded are compared, in whatever order; goals and"
                        + " medical necessity stay from visit to visit.");
    }

    private static void found(NoteUnderReview note, int same, int words, Optional<LocalDate> before, Review review) {
        Stream.concat(note.treatmentPassages().stream(), note.tolerance().stream())
                .max(Comparator.comparingInt(passage -> passage.text().length()))
                .ifPresent(longest -> review.find(
                        FindingCode.SKILL_CLONED_NOTE,
                        longest.whole(),
                        Text.of(
                                "%d of the %d words on this visit stand in the note before it%s too; these are most of them.",
                                same,
                                words,
                                before.map(date -> " (" + date + ")").orElse(""))));
    }

    private static List<String> words(TreatmentNote note) {
        return texts(note)
                .flatMap(text -> BETWEEN_WORDS.splitAsStream(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Stream<String> texts(TreatmentNote note) {
        return Stream.of(
                        note.interventions().stream().map(Intervention::description),
                        Stream.of(note.text().map(NoteUnderReview::read)),
                        note.response().stream().map(Response::tolerance),
                        note.response().stream()
                                .flatMap(response -> response.measures().stream())
                                .flatMap(ClonedNote::texts))
                .flatMap(fields -> fields)
                .flatMap(field -> Said.by(field).stream());
    }

    private static Stream<Optional<String>> texts(Measure measure) {
        return Stream.of(measure.name(), measure.value(), measure.unit());
    }

    /** How many words the two have in common, each as often as both have it. */
    private static int same(List<String> words, List<String> others) {
        Map<String, Integer> left = HashMap.newHashMap(others.size());
        others.forEach(word -> left.merge(word, 1, Integer::sum));
        int same = 0;
        for (String word : words) {
            int open = left.getOrDefault(word, 0);
            if (open > 0) {
                left.put(word, open - 1);
                same++;
            }
        }
        return same;
    }
}
