package com.therapyclaims.domain.repricing;

import static java.util.function.Predicate.not;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds what the first planning of a repricing missed: claims that came since with a price of the older tables, and changes
 * of those that it found. Each goes into a chunk; one that was planned before, as a mate, which is counted once.
 */
public final class SecondLook {
    private final ScheduleVersion published;
    private final Standing standing;
    private final ChunkCutter chunks;
    private final Map<String, List<AffectedClaim>> planned = new TreeMap<>();
    private int waiting;

    /**
     * A look at claims for a version.
     *
     * @param chunks knows what was planned, and takes what is found
     */
    public SecondLook(ScheduleVersion published, Standing standing, ChunkCutter chunks) {
        this.published = published;
        this.standing = standing;
        this.chunks = chunks;
    }

    /** How claims stand now. */
    public interface Standing {
        /** The versions that the claim's price knows; fails with any unchecked exception where it cannot be read. */
        List<ScheduleVersion> tablesOf(AffectedClaim claim);

        /** Those of a practice's claims that changed since the repricing began, or whose day did. */
        Set<String> moved(String practiceId, List<String> claimIds);
    }

    /**
     * Looks at claims.
     *
     * @param claims those that the version may change, patient's day by patient's day
     */
    public void at(Stream<AffectedClaim> claims) {
        List<AffectedClaim> day = new ArrayList<>();
        claims.forEach(claim -> {
            if (!day.isEmpty() && !day.getLast().day().equals(claim.day())) {
                at(List.copyOf(day));
                day.clear();
            }
            day.add(claim);
        });
        at(day);
        atWhatWasPlanned();
    }

    /**
     * What was missed of a patient's day goes with the others of the day: those may have been found unchanged before it came,
     * and rank otherwise with it.
     */
    private void at(List<AffectedClaim> day) {
        List<AffectedClaim> found = day.stream().filter(chunks::has).toList();
        List<AffectedClaim> missed = day.stream()
                .filter(not(chunks::has))
                .filter(this::isPricedBefore)
                .toList();
        if (!missed.isEmpty()) {
            missed.forEach(chunks::add);
            found.forEach(chunks::addMate);
            return;
        }
        found.forEach(claim -> planned.computeIfAbsent(claim.practiceId(), _ -> new ArrayList<>())
                .add(claim));
        waiting += found.size();
        if (waiting >= ChunkCutter.CLAIMS_A_CHUNK) {
            atWhatWasPlanned();
        }
    }

    /** Whoever had read the older tables may have changed a claim after its chunk was done. */
    private void atWhatWasPlanned() {
        planned.forEach((practiceId, claims) -> {
            Set<String> moved = standing.moved(
                    practiceId, claims.stream().map(AffectedClaim::claimId).toList());
            claims.stream()
                    .filter(claim -> moved.contains(claim.claimId()))
                    .filter(this::isPricedBefore)
                    .forEach(chunks::addMate);
        });
        planned.clear();
        waiting = 0;
    }

    /**
     * Whether the claim's price knows no version of the schedule that is as new, be it because there was none at all. One
     * that cannot be read may know none: its chunk tells that it cannot, and no other claim waits for it.
     */
    private boolean isPricedBefore(AffectedClaim claim) {
        try {
            return standing.tablesOf(claim).stream()
                    .noneMatch(version -> version.id().equals(published.id())
                            && !version.publishedAt().isBefore(published.publishedAt()));
        } catch (RuntimeException e) {
            return true;
        }
    }
}
