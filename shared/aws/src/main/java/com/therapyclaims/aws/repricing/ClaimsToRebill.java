package com.therapyclaims.aws.repricing;

import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.InvalidCursorException;
import com.therapyclaims.aws.ListPage;
import com.therapyclaims.aws.Table;
import com.therapyclaims.aws.claims.ClaimBatches;
import com.therapyclaims.aws.claims.CurrentClaim;
import com.therapyclaims.aws.repricing.RepricingItems.Run;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.repricing.AffectedDates;
import com.therapyclaims.domain.repricing.ClaimChange;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.repricing.Told;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The claims of a practice to rebill after a repricing: those that are with their payer and would be paid differently now.
 * One that was made void, corrected or replaced since, and one whose date a later version of the schedule has taken over, is
 * not to be billed again for this one. Which versions there are is asked once for all pages.
 */
final class ClaimsToRebill {
    private final String practiceId;
    private final Run run;
    private final List<ScheduleVersion> versions;
    private final AffectedDates dates;
    private final LedgerLines ledger;
    private final ToldVariances told;
    private final ClaimBatches claims;
    private Optional<Instant> toldUntil = Optional.empty();

    ClaimsToRebill(Table table, ClaimBatches claims, String practiceId, Run run) {
        this.practiceId = practiceId;
        this.run = run;
        this.versions = versions(table, practiceId, run);
        this.dates = new AffectedDates(run.version(), versions);
        this.ledger = new LedgerLines(table);
        this.told = new ToldVariances(table);
        this.claims = claims;
    }

    /** When the last claim of the pages that were read was told, by the clock of who told it. */
    Optional<Instant> toldUntil() {
        return toldUntil;
    }

    /** The repricings of later versions, whose claims are not among these. */
    List<String> later() {
        return versions.stream()
                .filter(version -> version.publishedAt().isAfter(run.version().publishedAt()))
                .map(version -> new RepricingPlan(
                                version.id(), version.version(), run.plan().practiceId())
                        .repricingId())
                .toList();
    }

    /**
     * A page of them.
     *
     * @throws InvalidCursorException if the cursor is none of this list
     */
    ListPage<ClaimChange> page(int limit, Optional<String> cursor) {
        List<ClaimChange> some = new ArrayList<>();
        Optional<String> place = cursor;
        do {
            ListPage<ClaimChange> lines = ledger.variances(practiceId, run.plan(), limit - some.size(), place);
            some.addAll(listed(lines.items().stream()
                    .filter(change -> !dates.lost(change.dateOfService()))
                    .toList()));
            place = lines.nextCursor();
        } while (some.size() < limit && place.isPresent());
        return new ListPage<>(some, place);
    }

    /**
     * Those that no later repricing told of, each with all that no signed list has; without those whose later price is what
     * they were billed with again. Earlier programs told of a claim in each repricing by itself.
     */
    private List<ClaimChange> listed(List<ClaimChange> lines) {
        Map<String, Told> all =
                told.find(practiceId, lines.stream().map(ClaimChange::claimId).toList());
        List<ClaimChange> own = lines.stream()
                .filter(line -> !all.containsKey(line.claimId())
                        || all.get(line.claimId()).isListedBy(run.plan().repricingId(), line))
                .toList();
        toldUntil = Stream.concat(
                        toldUntil.stream(),
                        own.stream()
                                .flatMap(line -> Optional.ofNullable(all.get(line.claimId())).stream())
                                .map(Told::at))
                .max(Comparator.naturalOrder());
        return stillToRebill(own, all).stream()
                .map(line -> Optional.ofNullable(all.get(line.claimId()))
                        .map(Told::listed)
                        .map(line::telling)
                        .orElse(line))
                .toList();
    }

    /** The versions of the run's schedule whose repricings met claims of the practice. */
    private static List<ScheduleVersion> versions(Table table, String practiceId, Run run) {
        RepricingRuns runs = new RepricingRuns(table);
        QueryRequest.Builder ofTheSchedule = table.query()
                .keyConditionExpression("pk = :shares")
                .filterExpression("scheduleId = :schedule")
                .expressionAttributeValues(Map.of(
                        ":shares", text(RepricingItems.sharesPartition(practiceId)),
                        ":schedule", text(run.plan().scheduleId())));
        return Stream.concat(
                        Stream.of(run.version()),
                        table.items(ofTheSchedule)
                                .map(RepricingItems::plan)
                                .filter(plan -> !plan.equals(run.plan()))
                                .flatMap(plan -> runs.find(plan).stream())
                                .map(Run::version))
                .toList();
    }

    /**
     * Those that are as they were when they were found, or went on with their payer at the same price and are replaced by no
     * other.
     */
    private List<ClaimChange> stillToRebill(List<ClaimChange> found, Map<String, Told> all) {
        Map<String, CurrentClaim> current = claims.current(
                practiceId, found.stream().map(ClaimChange::claimId).toList());
        Map<String, Supplier<ClaimRevision>> moved = claims.revisions(
                practiceId,
                found.stream()
                        .filter(change ->
                                current.get(change.claimId()).summary().revision() != change.fromRevision())
                        .map(change -> current.get(change.claimId()).summary())
                        .toList());
        return found.stream()
                .filter(change -> Optional.ofNullable(moved.get(change.claimId()))
                        .map(Supplier::get)
                        .map(claim -> change.isStillToRebill(claim, Optional.ofNullable(all.get(claim.claimId()))))
                        .orElse(true))
                .toList();
    }
}
