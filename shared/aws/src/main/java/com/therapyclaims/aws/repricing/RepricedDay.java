package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PatientDay;
import com.therapyclaims.domain.repricing.RepricedClaim;
import com.therapyclaims.domain.repricing.Told;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Claims of a day with their new prices.
 *
 * @param writes what has to be written for them, all together or nothing; nothing where no claim changes
 */
record RepricedDay(List<RepricedClaim> claims, List<TransactWriteItem> writes) {
    RepricedDay {
        claims = List.copyOf(claims);
        writes = List.copyOf(writes);
    }

    /**
     * Claims that are all of their day.
     *
     * @param seen how they stood when they were read, by id: that tells too that nobody came to the day or went
     * @param told what repricings have told so far of those with their payer, by id
     */
    static RepricedDay asSeen(
            List<RepricedClaim> claims,
            Map<String, CurrentClaim> seen,
            Map<String, Told> told,
            RepricingStore store,
            ChunkLedger ledger,
            Instant now) {
        return new RepricedDay(
                claims,
                writes(
                        changed(claims),
                        changed -> ledger.writes(
                                changed,
                                told,
                                Optional.of(seen.get(changed.claim().claimId())),
                                now),
                        claims.stream().map(RepricedClaim::claim).toList(),
                        Optional.empty(),
                        store));
    }

    /**
     * Claims of a day that was read whole.
     *
     * @param day what the prices rest on
     * @param told what repricings have told so far of those with their payer, by id
     */
    static RepricedDay asRead(
            List<RepricedClaim> claims,
            PatientDay day,
            Map<String, Told> told,
            RepricingStore store,
            ChunkLedger ledger,
            Instant now) {
        return new RepricedDay(
                claims,
                writes(
                        changed(claims),
                        changed -> ledger.writes(changed, told, Optional.empty(), now),
                        day.claims(),
                        Optional.of(day),
                        store));
    }

    private static List<RepricedClaim.Changed> changed(List<RepricedClaim> claims) {
        return claims.stream()
                .filter(RepricedClaim.Changed.class::isInstance)
                .map(RepricedClaim.Changed.class::cast)
                .toList();
    }

    private static List<TransactWriteItem> writes(
            List<RepricedClaim.Changed> changed,
            Function<RepricedClaim.Changed, List<TransactWriteItem>> change,
            List<ClaimRevision> day,
            Optional<PatientDay> whole,
            RepricingStore store) {
        if (changed.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        changed.stream().flatMap(claim -> change.apply(claim).stream()),
                        others(changed, day).map(store::stillLatest),
                        whole.stream().map(store::dayStands))
                .flatMap(Function.identity())
                .toList();
    }

    /** The rest of the day as it was read. */
    private static Stream<ClaimRevision> others(List<RepricedClaim.Changed> changed, List<ClaimRevision> day) {
        Set<String> changedIds = new HashSet<>();
        changed.forEach(claim -> changedIds.add(claim.claim().claimId()));
        return day.stream().filter(mate -> !changedIds.contains(mate.claimId()));
    }

    List<String> ids() {
        return claims.stream().map(claim -> claim.claim().claimId()).toList();
    }
}
