package com.therapyclaims.domain.exports;

import com.therapyclaims.domain.claims.OtherInsurance.Adjudication;
import com.therapyclaims.domain.claims.OtherInsurance.LineDecision;
import com.therapyclaims.domain.claims.OtherInsurance.Reduction;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.rules.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether what other insurances decided of a claim adds up, as payers balance it (005010X222A1, section 1.4.1): what was paid of a
 * line and its adjustments are the line's charge; what was paid of the claim and all adjustments are the claim's.
 */
final class DecisionsOfOthers {
    /** Loop 2430 stands this often below a line. */
    private static final int MOST_DECISIONS_OF_A_LINE = 15;

    private static final int REASONS_OF_A_SEGMENT = 6;
    private static final int MOST_SEGMENTS = 5;

    private final OutgoingClaim claim;
    private final List<ExportGap> gaps = new ArrayList<>();

    private DecisionsOfOthers(OutgoingClaim claim) {
        this.claim = claim;
    }

    /** Everything that does not add up. */
    static List<ExportGap> gaps(OutgoingClaim claim) {
        DecisionsOfOthers decisions = new DecisionsOfOthers(claim);
        for (int i = 0; i < claim.details().otherInsurance().size(); i++) {
            String pointer = "/claim/otherInsurance/" + i + "/adjudication";
            claim.details().otherInsurance().get(i).adjudication().ifPresent(it -> decisions.check(it, pointer));
        }
        return List.copyOf(decisions.gaps);
    }

    private void check(Adjudication decided, String pointer) {
        if (!decided.accountsFor().equals(claim.total())) {
            unusable(
                    pointer,
                    "What it paid and its adjustments must add up to the charge of the services that are billed.");
        }
        checkRoom(decided.adjustments(), pointer);
        if (decided.lines().isEmpty()) {
            return;
        }
        for (int i = 0; i < decided.lines().size(); i++) {
            checkRoom(decided.lines().get(i).adjustments(), pointer + "/lines/" + i);
            if (claim.lineOf(decided.lines().get(i)).isEmpty()) {
                unusable(
                        pointer + "/lines/" + i,
                        "It must be one line of the claim: its code, and where that stands on several lines its modifiers.");
            }
        }
        for (int i = 0; i < claim.lines().size(); i++) {
            check(i, claim.decisions(decided, claim.lines().get(i)), pointer + "/lines");
        }
    }

    /** A segment holds reasons of one group alone, so that few reasons of many groups may need as many as many of one. */
    private void checkRoom(List<Reduction> reductions, String pointer) {
        int segments = reductions.stream()
                .collect(Collectors.groupingBy(Reduction::group, Collectors.summingInt(_ -> 1)))
                .values()
                .stream()
                .mapToInt(reasons -> Math.ceilDiv(reasons, REASONS_OF_A_SEGMENT))
                .sum();
        if (segments > MOST_SEGMENTS) {
            unusable(
                    pointer + "/adjustments",
                    Text.of(
                            "They have no room: the form takes %d segments (CAS) of up to %d reasons of one group each.",
                            MOST_SEGMENTS, REASONS_OF_A_SEGMENT));
        }
    }

    private void check(int index, List<LineDecision> decisions, String pointer) {
        Line line = claim.lines().get(index);
        Money accounted = decisions.stream().map(LineDecision::accountsFor).reduce(Money.ZERO, Money::plus);
        if (decisions.isEmpty() || !accounted.equals(line.charge())) {
            unusable(
                    pointer,
                    Text.of(
                            "What it paid of line %d of the claim (%s) and the line's adjustments must add up to its charge.",
                            index + 1, line.code()));
        }
        if (decisions.size() > MOST_DECISIONS_OF_A_LINE) {
            unusable(
                    pointer,
                    Text.of(
                            "It may decide line %d of the claim at most %d times.",
                            index + 1, MOST_DECISIONS_OF_A_LINE));
        }
    }

    private void unusable(String pointer, String message) {
        gaps.add(new ExportGap(pointer, ExportGap.Kind.UNUSABLE, message));
    }
}
