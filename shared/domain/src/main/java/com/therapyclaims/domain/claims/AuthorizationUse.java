package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.TreatedLine;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.codes.DenialModifiers;
import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.units.UnitCount;
import java.util.List;
import java.util.Optional;

/**
 * What a claim takes of authorisations and visit limits (PY-4): a claim that can go to its payer takes its day and its
 * units; one that is void or has to be corrected, is replaced by another, or takes another back at its payer, takes nothing. Nor
 * does a line that its own modifiers deny: its payer is not asked to pay it (C-8).
 */
public final class AuthorizationUse {
    private AuthorizationUse() {}

    /** What the claim takes as of this revision. */
    public static Optional<TreatedVisit> of(ClaimRevision claim) {
        return !claim.counts() ? Optional.empty() : of(claim.claimId(), claim.visit(), claim.decision());
    }

    static Optional<TreatedVisit> of(String claimId, Visit visit, ClaimDecision decision) {
        boolean takes = decision.status() != ClaimStatus.NEEDS_CORRECTION
                && visit.filing().asksForPayment()
                && !Replacement.isReplaced(decision)
                && !visit.payerId().equals(StandardPayers.MEDICARE);
        return takes
                ? Optional.of(new TreatedVisit(
                        claimId,
                        visit.dateOfService(),
                        visit.payerId(),
                        visit.billing().priorAuthorization(),
                        treated(ClaimLines.of(visit, decision.units()), decision.units())))
                : Optional.empty();
    }

    /** The counted units of those lines that their payer is asked to pay. */
    static List<TreatedLine> treated(ClaimLines lines, UnitCount units) {
        return Lists.map(
                Lists.places(
                        lines.lines(),
                        i -> !DenialModifiers.on(lines.lines().get(i).modifiers())),
                i -> TreatedLine.of(units.lines().get(i)));
    }
}
