package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Rule;
import com.therapyclaims.domain.rules.Sentence;
import com.therapyclaims.domain.rules.Text;
import java.math.BigDecimal;
import java.util.List;

/** Says how a day was ranked, and what the ranking means for other claims and for split codes. */
final class MpprNotes {
    private MpprNotes() {}

    static void write(MpprRanking ranking, List<DayLine> day, BigDecimal reduction, Journal journal) {
        ranking.top().ifPresent(top -> write(ranking, top, day, reduction, journal));
    }

    private static void write(
            MpprRanking ranking, MpprRanking.Entry top, List<DayLine> day, BigDecimal reduction, Journal journal) {
        DayLine paidInFull = day.get(top.position());
        journal.explain(
                Rule.P_2,
                Sentence.of(
                        "By %s of one unit the day ranks %s. %sits first unit is paid in full; every other"
                                + " unit of the day loses %s%% of practice expense.",
                        ranking.basis(), ranking.inWords(), paidInFull.label(), reduction));
        ranking.dearest(top)
                .ifPresent(dearer -> journal.explain(
                        Rule.P_4,
                        Sentence.of(
                                "%s comes before %s by practice expense, though its fee of %s is less than %s.",
                                top.code(), dearer.code(), top.fee(), dearer.fee())));
        if (ranking.ranksAny(Lists.where(day, DayLine::ofAnotherClaim))) {
            journal.explain(
                    Rule.P_6,
                    Sentence.of(
                            "%sranks highest over all claims of the day, which share one unit paid in full.",
                            paidInFull.label()));
        }
        if (splitByAssistant(ranking, day)) {
            String text = Text.of(
                    "%sholds the unit paid in full; lines with and without an assistant rank equally, and the first counts.",
                    paidInFull.label());
            journal.explain(Rule.P_7, text);
            journal.find(
                    FindingCode.PRICE_CQ_SPLIT_TOP_CODE, paidInFull.ofAnotherClaim() ? "" : paidInFull.pointer(), text);
        }
    }

    private static boolean splitByAssistant(MpprRanking ranking, List<DayLine> day) {
        List<Integer> top = ranking.topPositions();
        return top.size() > 1
                && top.stream()
                                .map(position -> day.get(position).line().modifiers())
                                .map(modifiers ->
                                        AssistantCut.modifier(modifiers).isPresent())
                                .distinct()
                                .count()
                        > 1;
    }
}
