package com.therapyclaims.domain.repricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.claims.ArchiveInMemory;
import com.therapyclaims.domain.claims.ClaimIntake;
import com.therapyclaims.domain.claims.ClaimIntake.Submission;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.claims.TestVisit;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What repricings tell together of a claim that is with its payer. */
class ToldTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private final ClaimRevision claim = submitted(1);
    private final Money billed = claim.allowed();
    private final Money higher = billed.plus(Money.of("1.00"));
    private final Money highest = billed.plus(Money.of("3.00"));

    @Test
    void whatTheNextRepricingTellsIsAddedToWhatNoSignedListHas() {
        Told first = Told.next("first", NOW, changed(claim, billed, higher), Optional.empty(), false);
        Told second = Told.next("second", NOW, changed(claim, higher, highest), Optional.of(first), false);

        assertThat(second.by()).isEqualTo("second");
        assertThat(second.whole().amounts()).isEqualTo(new AmountChange(billed, highest));
        assertThat(second.listed().amounts()).isEqualTo(new AmountChange(billed, highest));
    }

    @Test
    void whatASignedListHasIsListedNoMore() {
        Told first = Told.next("first", NOW, changed(claim, billed, higher), Optional.empty(), false);
        Told second = Told.next("second", NOW, changed(claim, higher, highest), Optional.of(first), true);

        assertThat(second.whole().amounts()).isEqualTo(new AmountChange(billed, highest));
        assertThat(second.listed().amounts()).isEqualTo(new AmountChange(higher, highest));
    }

    @Test
    void aCorrectionBeginsAnew() {
        ClaimRevision corrected = submitted(2);
        Told first = Told.next("first", NOW, changed(claim, billed, higher), Optional.empty(), false);

        Told anew =
                Told.next("second", NOW, changed(corrected, corrected.allowed(), highest), Optional.of(first), false);

        assertThat(anew.whole().amounts()).isEqualTo(new AmountChange(corrected.allowed(), highest));
    }

    @Test
    void aNewPriceIsToldFromWhereTheOneBeforeEnded() {
        Told first = Told.next("first", NOW, changed(claim, billed, higher), Optional.empty(), false);

        RepricedClaim further = Told.goingOn(changed(claim, billed, highest), Map.of("c", first));

        assertThat(further).isInstanceOfSatisfying(RepricedClaim.Changed.class, it -> {
            assertThat(it.change().before()).isEqualTo(higher);
            assertThat(it.change().after()).isEqualTo(highest);
        });
        assertThat(Told.goingOn(changed(claim, billed, highest), Map.of())).isEqualTo(changed(claim, billed, highest));
    }

    @Test
    void theListOfTheLastRepricingThatToldSomethingHasTheClaim() {
        ClaimChange line = changed(claim, billed, higher).change();
        Told told = Told.next("last", NOW, changed(claim, billed, higher), Optional.empty(), false);
        Told back = Told.next("back", NOW, changed(claim, higher, billed), Optional.of(told), false);

        assertThat(told.isListedBy("last", line)).isTrue();
        assertThat(told.isListedBy("first", line)).isFalse();
        assertThat(back.isListedBy("back", changed(claim, higher, billed).change()))
                .as("the price is what it was billed with")
                .isFalse();
    }

    @Test
    void aClaimThatWentOutAgainIsStillToRebillAtTheSamePriceAlone() {
        ClaimChange line = changed(claim, billed, higher).change();
        Told told = Told.next("first", NOW, changed(claim, billed, higher), Optional.empty(), false);

        assertThat(line.isStillToRebill(claim, Optional.empty())).isTrue();
        assertThat(line.isStillToRebill(claim, Optional.of(told))).isTrue();
        assertThat(line.isStillToRebill(submitted(2), Optional.empty())).isFalse();
        assertThat(line.isStillToRebill(submitted(2), Optional.of(told))).isFalse();
        assertThat(line.isStillToRebill(
                        claim.stepped(NOW, new ClaimStep.MakeVoid(), ClaimStanding.of(ClaimStatus.VOID)),
                        Optional.empty()))
                .isFalse();
    }

    private static RepricedClaim.Changed changed(ClaimRevision claim, Money from, Money to) {
        AmountChange change = new AmountChange(from, to);
        return new RepricedClaim.Changed(
                claim,
                claim.decision(),
                new ClaimChange(
                        claim.claimId(),
                        claim.revision(),
                        Optional.empty(),
                        claim.visit().payerId(),
                        claim.visit().dateOfService(),
                        from,
                        to,
                        change.delta(),
                        Causes.NONE),
                new TreeMap<>(Map.of("97110", change)));
    }

    private static ClaimRevision submitted(int units) {
        ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());
        Submission submission = new ClaimIntake("demo", new ArchiveInMemory(), () -> processor)
                .submit("c", TestVisit.of("97110", units).visit(), "{}", new IdempotencyKey("c", "hash"), NOW);
        return ((Submission.Archived) submission)
                .claim()
                .stepped(NOW, new ClaimStep.Submit(), ClaimStanding.of(ClaimStatus.SUBMITTED));
    }
}
