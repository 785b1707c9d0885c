package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The archive's promises in the simplest form: one lock, everything compared before anything is written. */
public final class ArchiveInMemory implements ClaimArchive {
    private final Map<String, List<ClaimRevision>> claims = new HashMap<>();
    private final Map<String, ClaimRevision> keys = new HashMap<>();
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, TherapyYear.Elsewhere> elsewhere = new HashMap<>();
    private final Map<String, Authorization> authorizations = new HashMap<>();
    private final Map<String, AuthorizationMark> marks = new HashMap<>();
    private final Map<String, List<String>> payerNumbers = new HashMap<>();
    private final List<String> unlisted = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private int room = Integer.MAX_VALUE;

    /** Somebody else comes between the next reading of a day and the writing that follows it. */
    void meanwhile(Runnable other) {
        meanwhile = other;
    }

    /** Only so many other claims can be archived together with one. */
    void hasRoomFor(int others) {
        room = others;
    }

    /** A remittance told the payer's number of the claim. */
    void toldPayersNumber(String claimId, String number) {
        payerNumbers.put(claimId, List.of(number));
    }

    /** The commercial payer has authorized patient p-1's visits and units of the second half of 2026 under A-1. */
    void isAuthorized(Optional<Integer> visits, Optional<Integer> units) {
        recordAuthorization(
                "demo",
                "p-1",
                new Authorization(
                        "A-1",
                        "commercial",
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 12, 31),
                        List.of(),
                        List.of(),
                        visits,
                        units,
                        0,
                        0));
    }

    /** The same for units alone. */
    void isAuthorized(int units) {
        isAuthorized(Optional.empty(), Optional.of(units));
    }

    /** The lists do not show the claim yet. */
    void lagsBehindWith(String claimId) {
        unlisted.add(claimId);
    }

    @Override
    public AuthorizationMark authorizationMark(String practiceId, String patientId, String number) {
        return marks.getOrDefault(number, new AuthorizationMark(number, 0, List.of()));
    }

    @Override
    public Created create(ClaimRevision first, IdempotencyKey key, DayChange change) {
        interrupt();
        Optional<Appended> before = earlier(first.practiceId(), key, first.recordedAt());
        if (before.isPresent()) {
            return before.get() instanceof Appended.Before(ClaimRevision claim)
                    ? new Created.Before(claim)
                    : new Created.KeyReused();
        }
        if (moved(first.claimId(), change)) {
            return new Created.DayMoved();
        }
        keys.put(key.key(), first);
        hashes.put(key.key(), key.payloadHash());
        write(first, change);
        return new Created.Now(first);
    }

    @Override
    public Optional<Appended> earlier(String practiceId, IdempotencyKey key, Instant now) {
        return Optional.ofNullable(keys.get(key.key()))
                .map(made -> hashes.get(key.key()).equals(key.payloadHash())
                        ? new Appended.Before(made)
                        : new Appended.KeyReused());
    }

    @Override
    public TherapyYear therapyYear(String practiceId, String patientId, Year year) {
        return new TherapyYear(
                year,
                Optional.ofNullable(elsewhere.get(patientId + year)),
                claims.values().stream()
                        .map(List::getLast)
                        .filter(claim -> claim.visit().patient().id().equals(patientId))
                        .filter(claim ->
                                Year.from(claim.visit().dateOfService()).equals(year))
                        .filter(claim -> claim.status() != ClaimStatus.VOID)
                        .map(claim -> new TherapyYear.AccruedClaim(
                                claim.claimId(),
                                claim.revision(),
                                claim.status(),
                                claim.visit().dateOfService(),
                                claim.createdAt(),
                                ClaimAccrual.of(claim)))
                        .toList());
    }

    @Override
    public void recordElsewhere(String practiceId, String patientId, Year year, TherapyYear.Elsewhere known) {
        elsewhere.put(patientId + year, known);
    }

    @Override
    public List<Authorization> authorizations(String practiceId, String patientId) {
        return List.copyOf(authorizations.values());
    }

    @Override
    public void recordAuthorization(String practiceId, String patientId, Authorization authorization) {
        authorizations.put(authorization.number(), authorization);
    }

    @Override
    public List<TreatedVisit> treatedVisits(String practiceId, String patientId, LocalDate from, LocalDate through) {
        return claims.values().stream()
                .map(List::getLast)
                .filter(claim -> claim.visit().patient().id().equals(patientId))
                .filter(claim -> !claim.visit().dateOfService().isBefore(from)
                        && !claim.visit().dateOfService().isAfter(through))
                .filter(claim -> !unlisted.contains(claim.claimId()))
                .flatMap(claim -> AuthorizationUse.of(claim).stream())
                .toList();
    }

    @Override
    public Optional<LocalDate> lastDateOfService(String practiceId, String patientId) {
        throw new UnsupportedOperationException("nobody asks here");
    }

    @Override
    public Appended append(ClaimRevision next, Optional<IdempotencyKey> key, DayChange change) {
        interrupt();
        int latest = latest(next.practiceId(), next.claimId()).orElseThrow().revision();
        if (latest != next.revision() - 1) {
            return new Appended.Outrun(latest);
        }
        if (moved(next.claimId(), change)) {
            return new Appended.DayMoved();
        }
        write(next, change);
        return new Appended.Done(next);
    }

    @Override
    public Appended remember(ClaimRevision stands, IdempotencyKey key, Instant now) {
        Optional<Appended> before = earlier(stands.practiceId(), key, now);
        if (before.isPresent()) {
            return before.get();
        }
        keys.put(key.key(), stands);
        hashes.put(key.key(), key.payloadHash());
        return new Appended.Done(stands);
    }

    @Override
    public boolean fits(String sent) {
        return true;
    }

    @Override
    public boolean fits(DayChange change, String claimId) {
        return change.revisions().size() + change.unchangedBeside(claimId).size() <= room;
    }

    private void interrupt() {
        Runnable other = meanwhile;
        meanwhile = () -> {};
        other.run();
    }

    private boolean moved(String claimId, DayChange change) {
        return change.authorizations().stream()
                        .anyMatch(seen ->
                                !authorizationMark("", "", seen.number()).equals(seen))
                || change.seen().stream().anyMatch(day -> day.version() != version(day))
                || change.unchangedBeside(claimId).stream().anyMatch(seen -> revisionOf(seen) != seen.revision())
                || change.revisions().stream().anyMatch(next -> revisionOf(next) != next.revision() - 1);
    }

    private int revisionOf(ClaimRevision claim) {
        return latest(claim.practiceId(), claim.claimId()).orElseThrow().revision();
    }

    private void write(ClaimRevision claim, DayChange change) {
        change.seen().forEach(day -> versions.put(name(day), version(day) + 1));
        change.usedBy(claim)
                .forEach(seen -> marks.put(
                        seen.number(),
                        new AuthorizationMark(seen.number(), seen.version() + 1, change.usersOf(seen, claim))));
        add(claim);
        change.revisions().forEach(this::add);
    }

    private void add(ClaimRevision claim) {
        claims.computeIfAbsent(claim.claimId(), _ -> new ArrayList<>()).add(claim);
    }

    private long version(PatientDay day) {
        return versions.getOrDefault(name(day), 0L);
    }

    private static String name(PatientDay day) {
        return day.patientId() + " " + day.dateOfService();
    }

    @Override
    public Optional<ClaimRevision> latest(String practiceId, String claimId) {
        return Optional.ofNullable(claims.get(claimId)).map(List::getLast);
    }

    @Override
    public Optional<ClaimRevision> revision(String practiceId, String claimId, int revision) {
        return Optional.of(claims.get(claimId).get(revision - 1));
    }

    @Override
    public Stream<ClaimRevision> revisions(String practiceId, String claimId, int after) {
        return List.copyOf(claims.getOrDefault(claimId, List.of())).stream().skip(after);
    }

    /** Pages of one: whoever reads only the first is found out. */
    @Override
    public ClaimPage list(String practiceId, ClaimFilter filter, int limit, Optional<String> cursor) {
        List<ClaimSummary> found = claims.values().stream()
                .map(List::getLast)
                .filter(claim -> !unlisted.contains(claim.claimId()))
                .filter(claim ->
                        isOrUnset(filter.patientId(), claim.visit().patient().id()))
                .filter(claim -> isOrUnset(filter.payerId(), claim.visit().payerId()))
                .map(claim -> new ClaimSummary(
                        claim.claimId(),
                        claim.revision(),
                        claim.status(),
                        claim.standing().held(),
                        claim.visit().patient().id(),
                        claim.visit().payerId(),
                        claim.visit().dateOfService(),
                        claim.allowed(),
                        claim.createdAt(),
                        claim.recordedAt()))
                .sorted(Comparator.comparing(ClaimSummary::dateOfService).reversed())
                .toList();
        int at = cursor.map(Integer::parseInt).orElse(0);
        return new ClaimPage(
                found.stream().skip(at).limit(1).toList(),
                Optional.of(at + 1).filter(next -> next < found.size()).map(String::valueOf));
    }

    private static boolean isOrUnset(Optional<String> filter, String value) {
        return filter.map(value::equals).orElse(true);
    }

    @Override
    public List<String> payerNumbers(String practiceId, String claimId) {
        return payerNumbers.getOrDefault(claimId, List.of());
    }

    @Override
    public PatientDay patientDay(String practiceId, String patientId, LocalDate dateOfService) {
        PatientDay empty = new PatientDay(practiceId, patientId, dateOfService, List.of(), 0);
        List<ClaimRevision> ofDay = claims.values().stream()
                .map(List::getLast)
                .filter(claim -> claim.status() != ClaimStatus.VOID && empty.isOf(claim.visit()))
                .sorted((left, right) -> DayClaim.IN_ORDER.compare(DayClaim.of(left), DayClaim.of(right)))
                .toList();
        return new PatientDay(practiceId, patientId, dateOfService, ofDay, version(empty));
    }
}
