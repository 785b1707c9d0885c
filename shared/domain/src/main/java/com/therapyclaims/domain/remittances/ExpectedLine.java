package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ControlNumbers;
import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.NotPricedReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line of an archived claim as its payer is expected to decide it.
 *
 * @param number its place on the claim, from 1
 * @param controlNumber what it was submitted with
 * @param expected what it should come to; empty where no price is known, so that nothing can be compared
 * @param foreseen the reasons (CARC) for which the claim's own checks tell that the line is not paid
 */
public record ExpectedLine(
        int number,
        String controlNumber,
        String code,
        List<String> modifiers,
        Optional<Expected> expected,
        Set<String> foreseen) {
    /** What a code pair that is not lifted is denied with (N-1). */
    private static final Set<String> PAIR = Set.of("97", "231", "236");
    /** What units above a day's limit are denied with. */
    private static final Set<String> UNITS = Set.of("151", "222");
    /** What a line above the threshold without KX is denied with (KX-3). */
    private static final Set<String> THRESHOLD = Set.of("119");
    /** What a line with GY is denied with (C-8). */
    private static final Set<String> EXCLUDED = Set.of("96");
    /** What a line with GZ is denied with (C-8). */
    private static final Set<String> NOT_NECESSARY = Set.of("50");

    public ExpectedLine {
        modifiers = List.copyOf(modifiers);
        foreseen = Set.copyOf(foreseen);
    }

    /** The lines of an archived claim. */
    static List<ExpectedLine> of(ClaimRevision claim) {
        String number = ControlNumbers.ofClaim(claim.claimId());
        EditResult edits = claim.decision().edits();
        List<LinePrice> prices = claim.decision().pricing().lines();
        List<ExpectedLine> lines = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            CheckedLine checked = edits.lines().get(i);
            lines.add(new ExpectedLine(
                    i + 1,
                    ControlNumbers.ofLine(number, i + 1),
                    checked.code(),
                    checked.modifiers(),
                    expected(prices.get(i)),
                    foreseen(checked, edits)));
        }
        return List.copyOf(lines);
    }

    private static Optional<Expected> expected(LinePrice price) {
        return switch (price) {
            case LinePrice.Priced priced ->
                Optional.of(new Expected(
                        priced.allowed(),
                        priced.deductible(),
                        priced.coinsurance(),
                        priced.sequestration(),
                        priced.payerPayment()));
            case LinePrice.NotPriced notPriced ->
                paysNothing(notPriced.reason()) ? Optional.of(Expected.NOTHING) : Optional.empty();
        };
    }

    /** Whether a line without a price is known to be paid with nothing, or whether its price is not known. */
    private static boolean paysNothing(NotPricedReason reason) {
        return switch (reason) {
            case BUNDLED, NOT_VALID_FOR_PAYER, NOT_COVERED -> true;
            case CONTRACTOR_PRICED, UNKNOWN_CODE, NO_FEE_SCHEDULE_FOR_DATE, UNKNOWN_PLACE, CHARGE_MISSING -> false;
        };
    }

    /** A payer names one reason of those that a line gives. */
    private static Set<String> foreseen(CheckedLine line, EditResult edits) {
        Set<String> reasons = new HashSet<>();
        if (line.kxRequired() && !line.modifiers().contains("KX")) {
            reasons.addAll(THRESHOLD);
        }
        if (edits.mue().stream().anyMatch(mue -> mue.exceeded() && mue.code().equals(line.code()))) {
            reasons.addAll(UNITS);
        }
        if (line.status() == EditResult.Status.DENIED
                && edits.ptp().stream()
                        .anyMatch(pair ->
                                pair.deniedCode().filter(line.code()::equals).isPresent())) {
            reasons.addAll(PAIR);
        }
        if (line.modifiers().contains(DenialModifiers.EXCLUDED)) {
            reasons.addAll(EXCLUDED);
        }
        if (line.modifiers().contains(DenialModifiers.EXPECTED)) {
            reasons.addAll(NOT_NECESSARY);
        }
        return reasons;
    }

    /** Whether the claim's own checks tell all of these reasons. */
    boolean foresees(List<Adjustment> adjustments) {
        return !adjustments.isEmpty()
                && adjustments.stream().map(Adjustment::reason).allMatch(foreseen::contains);
    }
}
