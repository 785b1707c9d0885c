package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.YearChange.BucketChange;
import com.therapyclaims.domain.repricing.YearChange.Check;
import com.therapyclaims.domain.rules.Finding;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A claim that stands otherwise in its patient's year than it did.
 *
 * @param claim its latest revision so far
 * @param decision the decision as it is now; the amounts are those of before
 */
public record JudgedClaim(ClaimRevision claim, ClaimDecision decision, YearChange change) {
    /**
     * The claim with what is decided of it now; empty if a check finds in it what it found before, whatever the figures.
     *
     * @param isOfTheCheck the check's findings
     * @param buckets what the claim's buckets hold
     */
    static Optional<JudgedClaim> of(
            Check check,
            ClaimRevision claim,
            ClaimDecision decision,
            Predicate<Finding> isOfTheCheck,
            List<BucketChange> buckets) {
        List<Finding> was = found(claim.decision(), isOfTheCheck);
        List<Finding> is = found(decision, isOfTheCheck);
        if (sorted(was, JudgedClaim::withItsPlace).equals(sorted(is, JudgedClaim::withItsPlace))) {
            return Optional.empty();
        }
        boolean stays = claim.status().isWithItsPayer();
        return Optional.of(new JudgedClaim(
                claim,
                decision,
                new YearChange(
                        check,
                        claim.claimId(),
                        claim.revision(),
                        stays ? Optional.empty() : Optional.of(claim.revision() + 1),
                        claim.visit().dateOfService(),
                        claim.status(),
                        decision.status(),
                        sorted(was, Finding::code),
                        sorted(is, Finding::code),
                        buckets)));
    }

    private static List<Finding> found(ClaimDecision decision, Predicate<Finding> isOfTheCheck) {
        return decision.allFindings().filter(isOfTheCheck).toList();
    }

    private static List<String> sorted(List<Finding> findings, Function<Finding, String> inShort) {
        return findings.stream().map(inShort).sorted().toList();
    }

    private static String withItsPlace(Finding finding) {
        return finding.code() + " " + finding.severity() + " " + finding.pointer();
    }
}
