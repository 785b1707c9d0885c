package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.required;

import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.repricing.RebillSignatures.ListAsRead;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.SignOff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signs the lists of claims to rebill, whole and as they stand, and says who signed which and when. */
public final class RebillList {
    private static final int PIECE = 1_000;

    private final Table table;
    private final Repricings repricings;
    private final RebillSignatures signatures;
    private final int piece;

    /** The lists in this table. */
    public RebillList(Table table, Repricings repricings) {
        this(table, repricings, PIECE);
    }

    /** The same, read in pieces of so many claims. */
    RebillList(Table table, Repricings repricings, int piece) {
        this.piece = piece;
        this.table = table;
        this.repricings = repricings;
        this.signatures = new RebillSignatures(table);
    }

    /**
     * Signs the practice's list as it stands, once per key.
     *
     * @param key the request's; without one each request is a further signature
     */
    public Signed sign(String practiceId, String id, String signedBy, Optional<IdempotencyKey> key, Instant now) {
        Optional<Run> run = repricings.runSeenBy(practiceId, id);
        if (run.isEmpty()) {
            return new Signed.NotFound();
        }
        return key.flatMap(sent -> signatures.earlier(practiceId, id, sent, now))
                .orElseGet(() -> signAnew(practiceId, run.get(), signedBy, key, now));
    }

    /**
     * Claims that come into the repricing while its list is read come to no list that is signed, and claims that another
     * repricing takes over meanwhile to no two: it is read anew then.
     */
    private Signed signAnew(String practiceId, Run run, String signedBy, Optional<IdempotencyKey> key, Instant now) {
        String id = run.plan().repricingId();
        for (int attempt = 1; run.planned() && attempt <= RepricingStore.ATTEMPTS; attempt++) {
            WholeShare share = WholeShare.read(table, practiceId, run);
            if (!share.isWhole()) {
                break;
            }
            if (run.looksAgainAt().isPresent()) {
                return new Signed.NotLookedAgain(run.looksAgainAt().get());
            }
            WorkMark mark = WorkMark.read(table, practiceId);
            Optional<Signed> atWork = mark.atWorkAfter(now)
                    .flatMap(until -> unfinished(practiceId).map(other -> new Signed.OtherAtWork(other, until)));
            if (atWork.isPresent()) {
                return atWork.get();
            }
            Optional<Signed> kept = signatures.keep(
                    practiceId,
                    id,
                    list(practiceId, run, signedBy, now),
                    key,
                    List.of(share.stands(table), mark.stands()));
            if (kept.isPresent()) {
                return kept.get();
            }
        }
        return new Signed.NotWhole();
    }

    /** A repricing that met the practice and is not done. */
    private Optional<String> unfinished(String practiceId) {
        return table.in(RepricingItems.sharesPartition(practiceId))
                .filter(share -> !new WholeShare(Map.of(), share).isWhole())
                .map(share -> required(share, "repricingId"))
                .findFirst();
    }

    private ListAsRead list(String practiceId, Run run, String signedBy, Instant now) {
        StringBuilder list = new StringBuilder();
        Money delta = Money.ZERO;
        int claims = 0;
        ClaimsToRebill variances = repricings.toRebill(practiceId, run);
        Optional<String> cursor = Optional.empty();
        do {
            ListPage<ClaimChange> page = variances.page(piece, cursor);
            for (ClaimChange change : page.items()) {
                list.append("%s %d %s %s\n"
                        .formatted(change.claimId(), change.fromRevision(), change.before(), change.after()));
                delta = delta.plus(change.delta());
                claims++;
            }
            cursor = page.nextCursor();
        } while (cursor.isPresent());
        return new ListAsRead(
                new SignOff(signedBy, now, claims, delta, Hashes.sha256(list.toString())),
                variances.later(),
                variances.toldUntil().filter(told -> told.isAfter(now)).orElse(now));
    }

    /** Every signature of the practice's list, oldest first. */
    public List<SignOff> signatures(String practiceId, String id) {
        return signatures.all(practiceId, id);
    }

    /** What became of a signature. */
    public sealed interface Signed {
        /** It is kept. */
        record Now(SignOff signOff) implements Signed {}

        /** The same request was kept before. */
        record Before(SignOff signOff) implements Signed {}

        /** The key was used with another request. */
        record KeyReused() implements Signed {}

        /** The practice has no such repricing. */
        record NotFound() implements Signed {}

        /** The list is not complete: claims are still to be repriced, or could not be. */
        record NotWhole() implements Signed {}

        /**
         * The list may not be complete: claims that were saved while the version was published are not looked for yet.
         *
         * @param looksAgainAt when they are
         */
        record NotLookedAgain(Instant looksAgainAt) implements Signed {}

        /**
         * Another repricing may be taking claims of the list over.
         *
         * @param repricingId which
         * @param until until when it is at work, if it does not go on
         */
        record OtherAtWork(String repricingId, Instant until) implements Signed {}
    }
}
