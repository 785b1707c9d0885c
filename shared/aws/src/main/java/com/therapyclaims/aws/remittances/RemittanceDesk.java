package com.therapyclaims.aws.remittances;

import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.claims.ClaimNumbers;
import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimDesk;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStep;
import com.therapyclaims.domain.remittances.BookedClaim;
import com.therapyclaims.domain.remittances.BookedDecision;
import com.therapyclaims.domain.remittances.ClaimComparison;
import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.ComparedClaim;
import com.therapyclaims.domain.remittances.PayerDecision;
import com.therapyclaims.domain.remittances.PayerDecisions;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittanceCount;
import com.therapyclaims.domain.remittances.RemittedClaim;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Works remittances off, claim by claim: finds the claim, keeps what its payer says of it, marks it as paid, and keeps what
 * it came to. Every step is written once, so that a file that is sent again changes nothing, and one whose work broke off
 * is gone on with.
 */
public final class RemittanceDesk {
    private static final int PIECE = 500;

    private final RemittanceStore store;
    private final BookedDecisions decisions;
    private final ClaimArchive archive;
    private final ClaimDesk claims;
    private final InstantSource clock;
    private final Duration time;

    /**
     * A desk over these stores.
     *
     * @param time how long one request may work
     */
    public RemittanceDesk(
            RemittanceStore store,
            BookedDecisions decisions,
            ClaimArchive archive,
            InstantSource clock,
            Duration time) {
        this.store = store;
        this.decisions = decisions;
        this.archive = archive;
        // A payment decides no claim anew: nothing is asked of payers and tables.
        this.claims = new ClaimDesk(archive, _ -> {
            throw new IllegalStateException("a payment changes no price");
        });
        this.clock = clock;
        this.time = time;
    }

    /**
     * Works a file off, or as much of it as there is time for.
     *
     * @param id names its content
     * @param numbers finds the practice's claims
     * @param recorder records the access to each claim before it is looked at
     */
    public <E extends Exception> Remittance work(
            String practiceId, String id, List<Payment> payments, ClaimNumbers numbers, Recorder<E> recorder) throws E {
        Instant started = clock.instant();
        Remittance remittance = store.begin(practiceId, Remittance.received(id, started, payments));
        if (remittance.state() == Remittance.State.DONE) {
            return remittance;
        }
        List<BookedClaim> remitted = BookedClaim.of(payments);
        int done = store.done(practiceId, id);
        while (done < remitted.size() && clock.instant().isBefore(started.plus(time))) {
            BookedClaim booked = remitted.get(done);
            RemittedClaim next = booked.claim();
            int place = done + 1;
            Optional<String> claimId = numbers.find(next.controlNumber(), next.datesOfService());
            ClaimPayment payment = claimId.isPresent()
                    ? recorder.recorded(
                            claimId.get(), place, () -> pay(practiceId, claimId.get(), remittance, place, booked))
                    : ClaimPayment.unmatched(place, next);
            store.keep(practiceId, id, payment);
            done = place;
        }
        return store.update(practiceId, counted(practiceId, remittance));
    }

    private ClaimPayment pay(String practiceId, String claimId, Remittance in, int place, BookedClaim booked) {
        RemittedClaim remitted = booked.claim();
        Optional<ClaimRevision> latest = archive.latest(practiceId, claimId);
        if (latest.isEmpty()) {
            return ClaimPayment.unmatched(place, remitted);
        }
        ClaimRevision claim = latest.get();
        BillingDetails billed = claim.visit().billing();
        BookedDecision said = decisions.book(practiceId, claimId, in, place, booked);
        ComparedClaim comparison = ClaimComparison.of(claim, said.upToHere(billed));
        Optional<ClaimStep> step = said.step(billed);
        if (step.isEmpty()) {
            return ClaimPayment.matched(place, remitted, claim, claim.status(), said.without(billed), comparison);
        }
        return switch (take(claim, step.get(), said.all().size())) {
            case ClaimDesk.Stands(ClaimRevision now) ->
                ClaimPayment.matched(
                        place,
                        remitted,
                        claim,
                        now.status(),
                        said.by(step.get(), billed, claim.status(), now.status()),
                        comparison);
            case ClaimDesk.Refused _ ->
                ClaimPayment.matched(
                        place, remitted, claim, claim.status(), said.refused(step.get(), billed), comparison);
            // Another request changed the claim between: this one is tried again as a whole, and goes on here.
            case ClaimDesk.NotFound _, ClaimDesk.Outrun _, ClaimDesk.KeyReused _, ClaimDesk.Busy _ ->
                throw new IllegalStateException("a claim was changed while it was paid");
        };
    }

    /**
     * Takes a step with a claim. Where another file has booked something meanwhile, the claim comes to stand as all of it
     * says: its own step may have been taken before this one.
     *
     * @param known how many decisions the step rests on
     */
    private ClaimDesk.Outcome take(ClaimRevision claim, ClaimStep first, int known) {
        ClaimStep step = first;
        int seen = known;
        while (true) {
            ClaimDesk.Outcome outcome = claims.take(
                    claim.practiceId(), claim.claimId(), step, Optional.empty(), Optional.empty(), clock.instant());
            List<PayerDecision> all = decisions.of(claim.practiceId(), claim.claimId());
            if (all.size() == seen) {
                return outcome;
            }
            seen = all.size();
            step = PayerDecisions.of(claim.visit().billing(), all).takenBack()
                    ? new ClaimStep.TakeBack()
                    : new ClaimStep.Pay();
        }
    }

    private Remittance counted(String practiceId, Remittance remittance) {
        RemittanceCount count = new RemittanceCount();
        Optional<String> cursor = Optional.empty();
        do {
            ListPage<ClaimPayment> piece = store.claims(practiceId, remittance.remittanceId(), PIECE, cursor);
            piece.items().forEach(count::add);
            cursor = piece.nextCursor();
        } while (cursor.isPresent());
        return count.of(remittance);
    }

    /** Records the access to a claim around the work on it. */
    @FunctionalInterface
    public interface Recorder<E extends Exception> {
        /**
         * Does the work once the access is recorded.
         *
         * @param place of the claim in the file, from 1
         */
        ClaimPayment recorded(String claimId, int place, Supplier<ClaimPayment> work) throws E;
    }
}
