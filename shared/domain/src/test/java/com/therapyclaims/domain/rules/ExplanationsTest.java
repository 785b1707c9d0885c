package com.therapyclaims.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.money.Money;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private final Explanations explanations = new Explanations();

    @Test
    void aStepOfTheSameFiguresIsNotedOnce() {
        explanations.add(Rule.R_2, Sentence.of("%s of %s", Money.of("1.50"), Sentence.of("line %d", 1)));
        explanations.add(Rule.R_2, Sentence.of("%s of %s", Money.of("1.50"), Sentence.of("line %d", 1)));
        assertThat(explanations.steps())
                .extracting(Explanation::rule, Explanation::text)
                .containsExactly(tuple("R-2", "1.50 of line 1"));
    }

    @Test
    void anotherRuleOrFigureIsAnotherStep() {
        explanations.add(Rule.R_2, Sentence.of("%s", 1));
        explanations.add(Rule.R_2, Sentence.of("%s", 2));
        explanations.add(Rule.P_3, Sentence.of("%s", 1));
        assertThat(explanations.steps()).hasSize(3);
    }

    @Test
    void manyAreNotedOnceToo() {
        IntStream.range(0, 200).map(each -> each % 100).forEach(each -> explanations.add(Rule.R_2, "step " + each));
        assertThat(explanations.steps())
                .extracting(Explanation::text)
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(each -> "step " + each).toList());
    }

    @Test
    void whatWasWrittenDownEqualsWhatItWasReadFrom() {
        Explanation step = Explanation.of(Rule.R_2, Sentence.of("%s x %d", Money.of("1.50"), 2));
        Explanation read = Explanation.of(step.rule(), step.text(), step.citation());
        assertThat(read).isEqualTo(step).hasSameHashCodeAs(step);
        assertThat(read).isNotEqualTo(Explanation.of(Rule.R_2, "1.50 x 3"));
    }
}
