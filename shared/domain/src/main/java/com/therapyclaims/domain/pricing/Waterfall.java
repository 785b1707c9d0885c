package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;

/** The words for what {@link CostSharing} does to a line. */
final class Waterfall {
    private Waterfall() {}

    /**
     * Explains each step that took something.
     *
     * @param openDeductible what was open of the deductible before the line
     * @param assistantRule the rule behind the payer's assistant cut
     */
    static void explain(
            DayLine line,
            Money allowed,
            Money openDeductible,
            CostSharing sharing,
            CostSharing.Split split,
            Rule assistantRule,
            Journal journal) {
        if (!openDeductible.isZero()) {
            journal.explain(
                    Rule.P_9,
                    Sentence.of(
                            "%s%s of the open deductible %s applies; %s stays open.",
                            line.label(),
                            split.deductible(),
                            openDeductible,
                            openDeductible.minus(split.deductible())));
        }
        journal.explain(
                Rule.R_2,
                Sentence.of(
                        "%scoinsurance %s%% x (%s - %s) = %s; payer's share %s - %s - %s = %s.",
                        line.label(),
                        sharing.coinsurancePercent().toPlainString(),
                        allowed,
                        split.deductible(),
                        split.coinsurance(),
                        allowed,
                        split.deductible(),
                        split.coinsurance(),
                        split.payerShare()));
        if (sharing.assistantCutPercent().signum() != 0) {
            journal.explain(
                    assistantRule,
                    Sentence.of(
                            "%sfurnished by an assistant (%s): share %s x %s = %s.",
                            line.label(),
                            AssistantCut.modifier(line.line().modifiers()).orElse("-"),
                            split.payerShare(),
                            Percent.left(sharing.assistantCutPercent()).toPlainString(),
                            split.afterAssistantCut()));
        }
        if (sharing.sequestrationPercent().signum() != 0) {
            journal.explain(
                    Rule.P_8,
                    Sentence.of(
                            "%ssequestration %s%% x %s = %s; payment %s - %s = %s.",
                            line.label(),
                            sharing.sequestrationPercent().toPlainString(),
                            split.afterAssistantCut(),
                            split.sequestration(),
                            split.afterAssistantCut(),
                            split.sequestration(),
                            split.payment()));
        }
    }
}
