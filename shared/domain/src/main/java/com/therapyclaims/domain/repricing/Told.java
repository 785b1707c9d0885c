package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What all repricings together have told of a claim that is with its payer.
 *
 * @param by the repricing that told of it last
 * @param at when
 * @param whole what all told together
 * @param listed what of it no signed list has
 */
public record Told(String by, Instant at, Variance whole, Variance listed) {
    /**
     * What is told of a claim once a repricing tells more of it. A correction since the last may have begun anew.
     *
     * @param before what was told, if anything was
     * @param signed whether a list was signed that has what was told before
     */
    public static Told next(
            String by, Instant at, RepricedClaim.Changed changed, Optional<Told> before, boolean signed) {
        Variance further = Variance.of(changed);
        Optional<Told> earlier = before.filter(told -> told.whole.isOf(changed.claim()));
        return new Told(
                by,
                at,
                earlier.map(told -> told.whole.plus(further)).orElse(further),
                earlier.filter(_ -> !signed)
                        .map(told -> told.listed.plus(further))
                        .orElse(further));
    }

    /**
     * A claim's new price, told from where what was told of it ended. A correction since may have begun anew.
     *
     * @param told what was told, by claim
     */
    public static RepricedClaim goingOn(RepricedClaim repriced, Map<String, Told> told) {
        return Optional.ofNullable(told.get(repriced.claim().claimId()))
                .map(Told::whole)
                .filter(earlier -> earlier.isOf(repriced.claim()))
                .map(repriced::goingOnFrom)
                .orElse(repriced);
    }

    /**
     * Whether the repricing's list has the claim: it told of it last, and something of that is on no signed list.
     *
     * @param line the claim's in its ledger; one without a difference of its own is listed whatever is signed
     */
    public boolean isListedBy(String repricingId, ClaimChange line) {
        return by.equals(repricingId) && (!listed.isNothing() || line.delta().equals(Money.ZERO));
    }
}
