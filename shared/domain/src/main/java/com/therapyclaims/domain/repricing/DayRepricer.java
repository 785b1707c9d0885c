package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.claims.ArchivedPricing;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.PracticeTables;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.Payers;
import com.therapyclaims.domain.pricing.LinePrice;
import com.therapyclaims.domain.pricing.Price;
import com.therapyclaims.domain.repricing.Substitution.Part;
import com.therapyclaims.domain.schedules.FeeSchedules;
import java.util.List;
import java.util.Optional;

/**
 * Prices an archived claim again within its patient's day (PY-5): the same minutes, units and charges with the tables of
 * now. MPPR ranks the day as a whole, so all of its claims take part in the price of each, and the one unit of the day
 * that is paid in full is the same for all of them (P-1, P-6).
 */
public final class DayRepricer {
    private final RepricingTables tables;

    /** Prices with these tables. */
    public DayRepricer(RepricingTables tables) {
        this.tables = tables;
    }

    /**
     * Prices one claim of a day again.
     *
     * @param claim its latest revision
     * @param day the latest revisions of the patient's claims of the day, oldest claim first, void ones included
     */
    public RepricedClaim reprice(ClaimRevision claim, List<ClaimRevision> day) {
        Optional<Payer> payer = payer(tables.now().payers(), claim);
        if (!claim.counts() || payer.isEmpty()) {
            return new RepricedClaim.Unchanged(claim);
        }
        Price before = claim.decision().pricing();
        Price after =
                ArchivedPricing.price(claim, day, payer.get(), tables.now().feeSchedules());
        if (sameAmounts(before, after)) {
            return new RepricedClaim.Unchanged(claim);
        }
        return new RepricedClaim.Changed(
                claim,
                ArchivedPricing.repriced(claim, payer.get(), after, tables.now().feeSchedules()),
                change(claim, before, after, causes(claim, day, payer.get(), before, after)),
                AmountChange.byCode(before, after));
    }

    private static ClaimChange change(ClaimRevision claim, Price before, Price after, Causes causes) {
        Money was = before.totals().allowed();
        Money is = after.totals().allowed();
        return new ClaimChange(
                claim.claimId(),
                claim.revision(),
                claim.status().isWithItsPayer() ? Optional.empty() : Optional.of(claim.revision() + 1),
                claim.visit().payerId(),
                claim.visit().dateOfService(),
                was,
                is,
                is.minus(was),
                causes);
    }

    /**
     * Replaces one part of the tables after the other, from those of then to those of now; each step's difference is that
     * part's. The first step, the same tables with the rules of now, is the rules'.
     */
    private Causes causes(ClaimRevision claim, List<ClaimRevision> day, Payer payerNow, Price before, Price after) {
        PracticeTables tablesThen = tables.then().apply(claim);
        FeeSchedules then = tablesThen.feeSchedules();
        FeeSchedules now = tables.now().feeSchedules();
        Payer payerThen = payer(tablesThen.payers(), claim).orElse(payerNow);
        Money recorded = before.totals().allowed();
        Money sameTables = allowed(claim, day, payerThen, new Substitution(then, now, Part.NOTHING));
        Money newContract = allowed(claim, day, payerNow, new Substitution(then, now, Part.CONTRACT));
        Money newRvus = allowed(claim, day, payerNow, new Substitution(then, now, Part.RELATIVE_VALUES));
        Money newGpcis = allowed(claim, day, payerNow, new Substitution(then, now, Part.GPCIS));
        return new Causes(
                newRvus.minus(newContract),
                newGpcis.minus(newRvus),
                after.totals().allowed().minus(newGpcis),
                newContract.minus(sameTables),
                sameTables.minus(recorded));
    }

    private static Money allowed(ClaimRevision claim, List<ClaimRevision> day, Payer payer, FeeSchedules feeSchedules) {
        return ArchivedPricing.price(claim, day, payer, feeSchedules).totals().allowed();
    }

    private static Optional<Payer> payer(Payers payers, ClaimRevision claim) {
        return payers.find(claim.visit().payerId(), claim.visit().dateOfService());
    }

    /** Whether every amount is the same, of the same units in full; that the tables have new names changes no claim. */
    private static boolean sameAmounts(Price before, Price after) {
        return before.totals().equals(after.totals())
                && before.lines().stream()
                        .map(LinePrice::amounts)
                        .toList()
                        .equals(after.lines().stream().map(LinePrice::amounts).toList());
    }
}
