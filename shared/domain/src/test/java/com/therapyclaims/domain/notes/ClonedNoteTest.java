package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.coverage;
import static com.therapyclaims.domain.notes.NoteAssert.has;
import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A note that repeats the one before it in more than nine of ten words says nothing of its own visit. */
class ClonedNoteTest {
    @Test
    void theNoteBeforeWordForWordIsARepetition() {
        NoteBuilder note = NoteBuilder.complete();
        note.previousNote = Optional.of(NoteBuilder.complete().request().note());

        Finding finding = only(note.validate(), FindingCode.SKILL_CLONED_NOTE);

        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.message()).contains("the note before it (2025-02-03)");
        assertThat(finding.pointer())
                .isEqualTo(finding.span().orElseThrow().pointer())
                .startsWith("/note/");
        assertThat(coverage(note.validate(), "CLONED_NOTE").checked()).isTrue();
    }

    @Test
    void nineOfTenWordsAreStillANoteOfItsOwn() {
        assertThat(isRepetition(100, 90)).isFalse();
    }

    @Test
    void moreThanNineOfTenWordsAreNot() {
        assertThat(isRepetition(100, 91)).isTrue();
    }

    @Test
    void theOrderOfTheWordsMakesNoNoteOfItsOwn() {
        assertThat(repeats(
                        "knee extension three sets of ten, then gait with cues for heel strike",
                        "gait with cues for heel strike, then knee extension three sets of ten"))
                .isTrue();
    }

    @Test
    void aWordCountsAsOftenAsBothHaveIt() {
        assertThat(repeats("knee ".repeat(20), "knee " + "hip ".repeat(19))).isFalse();
    }

    @Test
    void aMeasureThatChangedIsWordsOfThisVisit() {
        NoteBuilder before = NoteBuilder.text("left knee flexion 95 deg, gait 100 ft, pain 6/10 today");
        NoteBuilder note = NoteBuilder.text("left knee flexion 110 deg, gait 150 ft, pain 3/10 today");
        note.previousNote = Optional.of(before.request().note());

        assertThat(has(note.validate(), FindingCode.SKILL_CLONED_NOTE)).isFalse();
    }

    @Test
    void goalsAndNecessityStayFromVisitToVisit() {
        NoteBuilder before = NoteBuilder.complete()
                .doing(InterventionBuilder.of("97110")
                        .description("bridges and clamshells, green band, ten of each, cued to keep the pelvis level"));
        before.response = Optional.empty();
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.of("97110")
                        .description("step downs from eight inches, mirror for knee over toes, twelve without a rail"));
        note.previousNote = Optional.of(before.request().note());

        assertThat(has(note.validate(), FindingCode.SKILL_CLONED_NOTE)).isFalse();
        assertThat(coverage(note.validate(), "CLONED_NOTE").checked()).isTrue();
    }

    @Test
    void aFewWordsAreAlikeByChance() {
        NoteBuilder note = NoteBuilder.text("knee extension 3x10, 5 lb");
        note.previousNote = Optional.of(note.request().note());

        assertThat(has(note.validate(), FindingCode.SKILL_CLONED_NOTE)).isFalse();
        assertThat(coverage(note.validate(), "CLONED_NOTE").checked()).isFalse();
    }

    @Test
    void withoutTheNoteBeforeNothingIsComparedAndTheCoverageSaysSo() {
        assertThat(coverage(NoteBuilder.complete().validate(), "CLONED_NOTE").checked())
                .isFalse();
    }

    /** Two texts of so many words each, of which so many are the same. */
    private static boolean isRepetition(int words, int same) {
        return repeats(words("note", 0, words), words("note", 0, same) + " " + words("other", same, words));
    }

    private static String words(String letters, int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> letters + number).collect(Collectors.joining(" "));
    }

    private static boolean repeats(String before, String text) {
        NoteBuilder note = NoteBuilder.text(text);
        note.previousNote = Optional.of(NoteBuilder.text(before).request().note());
        return has(note.validate(), FindingCode.SKILL_CLONED_NOTE);
    }
}
