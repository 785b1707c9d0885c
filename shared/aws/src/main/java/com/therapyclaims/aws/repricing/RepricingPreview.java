package com.therapyclaims.aws.repricing;

import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.repricing.AffectedClaim;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.DayRepricer;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.repricing.RepricingTotals;
import com.therapyclaims.domain.repricing.Told;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What a version that is not published would make of a practice's archive. Reads, and writes nothing. */
public final class RepricingPreview {
    private static final int CLAIMS_AT_ONCE = 100;

    private final AffectedClaims claims;
    private final ClaimBatches batches;
    private final ToldVariances told;

    /** A preview over the given stores. */
    public RepricingPreview(AffectedClaims claims, ClaimBatches batches, ToldVariances told) {
        this.claims = claims;
        this.batches = batches;
        this.told = told;
    }

    /**
     * A piece of a preview.
     *
     * @param affected claims of the practice and payer on the version's dates, in all
     * @param before those of them that earlier pieces covered
     * @param failed claims of this piece that cannot be read
     * @param totals what the others of this piece would come to
     * @param next where the next piece begins, if this is not the last
     */
    public record Piece(int affected, int before, int failed, RepricingTotals totals, Optional<String> next) {}

    /**
     * Prices claims again, day by day, until they are all done or time is up.
     *
     * @param candidate the version that is not published
     * @param others the versions of the same schedule that are
     * @param tables those of now with the candidate among them
     * @param after where the piece before ended
     * @param outOfTime whether to stop after the present batch
     */
    public Piece piece(
            String practiceId,
            String payerId,
            ScheduleVersion candidate,
            List<ScheduleVersion> others,
            RepricingTables tables,
            Optional<String> after,
            BooleanSupplier outOfTime) {
        List<ScheduleVersion> versions = new ArrayList<>(others);
        versions.add(candidate);
        AffectedDates dates = new AffectedDates(candidate, versions);
        List<AffectedClaim> affected =
                claims.on(dates::contain, practiceId, payerId).toList();
        List<AffectedClaim> left = affected.stream()
                .filter(claim ->
                        after.map(day -> claim.day().compareTo(day) > 0).orElse(true))
                .toList();
        DayRepricer repricer = new DayRepricer(tables);
        RepricingTotals totals = RepricingTotals.NONE;
        int failed = 0;
        int done = 0;
        while (done < left.size() && (done == 0 || !outOfTime.getAsBoolean())) {
            List<AffectedClaim> some = wholeDays(left, done);
            List<List<ClaimSummary>> days = days(practiceId, some);
            List<ClaimSummary> all = days.stream().flatMap(List::stream).toList();
            Map<String, Told> before = told.ofThoseWithTheirPayer(practiceId, all);
            Map<String, Supplier<ClaimRevision>> stored = batches.revisions(practiceId, all);
            for (List<ClaimSummary> day : days) {
                Optional<RepricingTotals> ofDay =
                        readable(day, stored).flatMap(claims -> price(claims, repricer, before));
                totals = totals.plus(ofDay.orElse(RepricingTotals.NONE));
                failed += ofDay.isPresent() ? 0 : day.size();
            }
            done += some.size();
        }
        return new Piece(
                affected.size(),
                affected.size() - left.size(),
                failed,
                totals,
                done < left.size() ? Optional.of(left.get(done - 1).day()) : Optional.empty());
    }

    /** About so many claims as are read at once, no patient's day divided. */
    private static List<AffectedClaim> wholeDays(List<AffectedClaim> claims, int from) {
        int to = Math.min(claims.size(), from + CLAIMS_AT_ONCE);
        while (to < claims.size()
                && claims.get(to).day().equals(claims.get(to - 1).day())) {
            to++;
        }
        return claims.subList(from, to);
    }

    private List<List<ClaimSummary>> days(String practiceId, List<AffectedClaim> names) {
        Map<String, CurrentClaim> found = batches.current(
                practiceId, names.stream().map(AffectedClaim::claimId).toList());
        List<List<ClaimSummary>> days = new ArrayList<>();
        String day = "";
        for (AffectedClaim name : names) {
            if (!name.day().equals(day)) {
                days.add(new ArrayList<>());
                day = name.day();
            }
            Optional.ofNullable(found.get(name.claimId()))
                    .map(CurrentClaim::summary)
                    .ifPresent(days.getLast()::add);
        }
        return days;
    }

    /** The day's claims as they were filed; empty where one of them is damaged, in whatever way. */
    private static Optional<List<ClaimRevision>> readable(
            List<ClaimSummary> day, Map<String, Supplier<ClaimRevision>> stored) {
        try {
            return Optional.of(day.stream()
                    .flatMap(claim -> Optional.ofNullable(stored.get(claim.claimId())).stream())
                    .map(Supplier::get)
                    .sorted(ClaimRevision.AS_FILED)
                    .toList());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty where a claim of the day cannot be priced: the rest of the answer is good without it. */
    private static Optional<RepricingTotals> price(
            List<ClaimRevision> day, DayRepricer repricer, Map<String, Told> before) {
        try {
            return Optional.of(day.stream()
                    .map(claim -> RepricingTotals.NONE.plus(Told.goingOn(repricer.reprice(claim, day), before)))
                    .reduce(RepricingTotals.NONE, RepricingTotals::plus));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
