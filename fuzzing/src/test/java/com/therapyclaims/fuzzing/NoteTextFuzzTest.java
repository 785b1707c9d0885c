package com.therapyclaims.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.notes.NoteValidator;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.http.json.InvalidRequestException;
import com.therapyclaims.http.json.MalformedJsonException;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.NoteJson;
import com.therapyclaims.http.requests.NoteQuestion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A note of any text is judged, and every span that is told lies in it. */
class NoteTextFuzzTest {
    private static final Payer MEDICARE =
            new StandardPayers().find(StandardPayers.MEDICARE, LocalDate.EPOCH).orElseThrow();

    private final NoteValidator validator = new NoteValidator();

    @FuzzTest(maxDuration = "10m")
    void isJudged(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        NoteQuestion question;
        try {
            question = Requests.read(
                    "{\"payerId\":\"medicare\",\"note\":{\"discipline\":\"PT\",\"text\":\""
                            + new String(JsonStringEncoder.getInstance().quoteAsString(text))
                            + "\"}}",
                    NoteJson.REQUEST);
        } catch (MalformedJsonException | InvalidRequestException e) {
            // Too long, empty, or half a character: refused before it is judged.
            return;
        }
        NoteValidation judged = validator.validate(question.by(MEDICARE));
        assertThat(judged.findings())
                .allSatisfy(finding -> finding.span()
                        .ifPresent(
                                span -> assertThat(span.start()).isNotNegative().isLessThanOrEqualTo(span.end())));
    }

    @Test
    void nearlyRightNotesAreJudged() {
        List<byte[]> notes = List.of(
                Inputs.text(
                        "TE 15' L knee, 3x10 SLR w/ cues for quad set; MT x 10 min patellar mobs gr III. Pt denies pain."),
                Inputs.text("97110 x 2, 33 min. Pt no longer needs cueing. Goal: ascend 12 stairs w/o rail in 4 wks."),
                Inputs.text("Gait training 97116 8 minutes, FWW, min A; independent HEP reviewed; tolerated well."));
        Mutations.of(notes, 500, this::isJudged);
    }

    @Test
    void aLongNoteOfRepetitionsIsJudgedToo() {
        isJudged(Inputs.text("min ".repeat(24_000)));
        isJudged(Inputs.text("3x10 ".repeat(19_000)));
        isJudged(Inputs.text("a".repeat(99_000)));
        isJudged(Inputs.text("no no no not denies without ".repeat(3_500)));
    }
}
