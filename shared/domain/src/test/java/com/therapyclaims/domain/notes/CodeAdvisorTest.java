package com.therapyclaims.domain.notes;

import static com.therapyclaims.domain.notes.NoteAssert.only;
import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.notes.NoteValidation.CodeAdvice;
import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of the five common procedures an intervention reads like; advice only. */
class CodeAdvisorTest {
    private static NoteValidation describing(String code, String words) {
        return NoteBuilder.complete()
                .doing(InterventionBuilder.of(code).description(words))
                .validate();
    }

    @ParameterizedTest
    @CsvSource({
        "97110, transfer training bed to chair x 5, 97530, CODE.SUGGEST_97530",
        "97110, single leg stance on foam 3x30 sec, 97112, CODE.SUGGEST_97112",
        "97110, gait training 150 ft with RW, 97116, CODE.SUGGEST_97116",
        "97110, joint mobilization grade III, 97140, CODE.SUGGEST_97140",
        "97530, knee extension 3x10 5 lb with theraband, 97110, CODE.SUGGEST_97110"
    })
    void wordsOfAnotherProcedureSuggestItsCode(String billed, String words, String suggested, String code) {
        NoteValidation validation = describing(billed, words);

        CodeAdvice advice = validation.codeAdvice().getFirst();
        assertThat(advice.billed()).isEqualTo(billed);
        assertThat(advice.suggested()).isEqualTo(suggested);
        assertThat(words).contains(advice.span().orElseThrow().text());
        assertThat(NoteAssert.codes(validation)).contains(code);
    }

    @Test
    void whatExerciseIsForIsNotWhatItIs() {
        assertThat(describing("97110", "clamshells 3x12 to improve sit to stand transfers")
                        .codeAdvice())
                .isEmpty();
    }

    @Test
    void whatWasNotDoneIsNotAdvisedOn() {
        assertThat(describing("97110", "gait training deferred, quad sets 3x10").codeAdvice())
                .isEmpty();
    }

    @Test
    void theCategoryDecidesBeforeTheWords() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().category(Category.BALANCE))
                .validate();

        assertThat(validation.codeAdvice()).extracting(CodeAdvice::suggested).isEqualTo(List.of("97112"));
        assertThat(validation.codeAdvice().getFirst().span().orElseThrow().pointer())
                .isEqualTo("/note/interventions/0/category");
    }

    @Test
    void adviceDoesNotChangeTheVerdict() {
        NoteValidation validation = NoteBuilder.complete()
                .doing(InterventionBuilder.strengthening().category(Category.GAIT))
                .validate();

        assertThat(only(validation, FindingCode.CODE_SUGGEST_97116).severity()).isEqualTo(Severity.INFO);
        assertThat(validation.verdict()).isEqualTo(Verdict.PASS);
    }
}
