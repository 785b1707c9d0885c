package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShorthandTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xfer trng c min A             | transfer training with min A
            Amb. 150' c RW s/ LOB         | ambulate 150' with RW without LOB
            ↓ AROM R sh d/t pain          | decreased AROM R shoulder due to pain
            Pain 3/10 p tx                | Pain 3/10 after tx
            sit>stand x5, QS x10          | sit to stand x5, quad sets x10
            Ø cues req'd                  | no cues required
            + Spurling, neg slump         | positive test Spurling, negative for slump
            """)
    void readsAbbreviationsInWords(String written, String aloud) {
        assertThat(Shorthand.aloud(written).text()).isEqualTo(aloud);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            C5-6 mobs, vitamin C
            s/p TKA, w/c mobility, 3 p.m.
            Reps x 10, PT present
            Pt c/o pain 5/10
            HR 110, BP 120/80, AP glides
            """)
    void leavesWhatMeansSomethingElse(String written) {
        assertThat(Shorthand.aloud(written).text()).isEqualTo(written);
    }

    @Test
    void readsTheBlanksOfAColumnAsOne() {
        assertThat(Shorthand.aloud("97110         30 min").text()).isEqualTo("97110 30 min");
    }

    @Test
    void readsEmptyLinesAsTheEndOfOne() {
        assertThat(Shorthand.aloud("TE 30 min" + "\n    ".repeat(9) + "MT 10 min")
                        .text())
                .isEqualTo("TE 30 min\nMT 10 min");
    }

    @Test
    void leadsBackToWhatWasWritten() {
        Passage passage = new Passage("/note/text", "Pt needs xfer trng c min A.");
        int start = passage.aloud().indexOf("transfer training");

        assertThat(passage.spanOfAloud(start, start + "transfer training".length())
                        .text())
                .isEqualTo("xfer trng");
    }

    @Test
    void everyPlaceOfTheReadingLeadsBackIntoTheNote() {
        String note = "↑ wt c SLS p MT, indep'ly amb 50' >> sit>stand s/ UE. ".repeat(20);
        Passage passage = new Passage("/note/text", note);

        assertThat(IntStream.range(0, passage.aloud().length()).boxed())
                .allSatisfy(at -> assertThat(note)
                        .contains(passage.spanOfAloud(at, at + 1).text()));
    }

    @Test
    @Timeout(20)
    void aLongTextIsReadInReasonableTime() {
        String note = "Pt amb 150' c RW, vc for step length; SLR 3x10 c 2#, tol well s/ c/o and then ".repeat(600);

        assertThat(NoteBuilder.text(note).validate().findings()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", "\n", "\t \n", "97110-59 ", "TE x 15, ", "PT, ", "Jane Doe ", "no pain, ", "Total (", "a-"})
    @Timeout(30)
    void aHundredThousandCharactersOfOneKindAreReadInReasonableTime(String piece) {
        String note = "97110" + piece.repeat(100_000 / piece.length()) + "15 min";

        assertThat(NoteBuilder.text(note).validate().findings()).isNotEmpty();
    }
}
