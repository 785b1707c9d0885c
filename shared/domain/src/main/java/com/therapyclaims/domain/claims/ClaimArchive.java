package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where claims are kept, revision by revision. Nothing written is ever overwritten; a practice's claims are out of reach
 * of every other practice. Implementations throw an unchecked exception when the store cannot be reached: what they
 * answer has happened.
 */
public interface ClaimArchive {
    /** The most bytes of what was sent, compressed by gzip: a revision's item holds it beside what was decided. */
    int MOST_SENT_BYTES = 320 * 1024;

    /**
     * Archives the first revision of a claim, once per key, together with what it changes.
     *
     * @param change what was seen of the days that feel it and what becomes of their other claims
     */
    Created create(ClaimRevision first, IdempotencyKey key, DayChange change);

    /** Archives the next revision of a claim, if nobody else has in the meantime. */
    default Appended append(ClaimRevision next) {
        return append(next, Optional.empty());
    }

    /**
     * Archives the next revision of a claim, if nobody else has in the meantime, and once per key. It must not change
     * what the day's other claims are decided with: the lines and whether they count.
     */
    default Appended append(ClaimRevision next, Optional<IdempotencyKey> key) {
        return append(next, key, DayChange.NONE);
    }

    /**
     * Archives the next revision of a claim, if nobody else has in the meantime, and once per key, together with what it
     * changes.
     *
     * @param change what was seen of the days that feel it and what becomes of their other claims
     */
    Appended append(ClaimRevision next, Optional<IdempotencyKey> key, DayChange change);

    /**
     * Remembers that a request found a claim standing where it was to bring it, once per key, so that the same request later
     * is told so again, wherever the claim stands by then.
     *
     * @return done or done before, or the key was used with another request
     */
    Appended remember(ClaimRevision stands, IdempotencyKey key, Instant now);

    /** Whether what was sent can be archived: compressed it has at most {@link #MOST_SENT_BYTES}. */
    boolean fits(String sent);

    /** Whether a change can be archived together with a revision of this claim. */
    boolean fits(DayChange change, String claimId);

    /** What was made under this key before: the revision, or the key was used with another request. */
    Optional<Appended> earlier(String practiceId, IdempotencyKey key, Instant now);

    /** The latest revision. */
    Optional<ClaimRevision> latest(String practiceId, String claimId);

    /** One revision. */
    Optional<ClaimRevision> revision(String practiceId, String claimId, int revision);

    /**
     * Its revisions after the one of the given number (0 for all), oldest first, each read when it is asked for; none if the
     * practice has no such claim.
     */
    Stream<ClaimRevision> revisions(String practiceId, String claimId, int after);

    /**
     * A practice's claims, newest first; those of one patient by date of service, latest first.
     *
     * @param limit the most items of the page, 1 to 100
     * @param cursor a {@link ClaimPage#nextCursor} of the same list
     * @throws InvalidCursorException if the cursor is none of this list
     */
    ClaimPage list(String practiceId, ClaimFilter filter, int limit, Optional<String> cursor);

    /** The numbers that payers have given a claim, as their remittances told them. */
    List<String> payerNumbers(String practiceId, String claimId);

    /** The claims of a patient's one day as they stand at this moment. */
    PatientDay patientDay(String practiceId, String patientId, LocalDate dateOfService);

    /**
     * What a patient has accrued to the therapy threshold in a year. Read from an index: a claim archived a moment ago may
     * not be in it yet.
     */
    TherapyYear therapyYear(String practiceId, String patientId, Year year);

    /** The authorisations recorded for a patient (PY-4). */
    List<Authorization> authorizations(String practiceId, String patientId);

    /** Records an authorisation of a patient, in place of what was recorded under its number before. */
    void recordAuthorization(String practiceId, String patientId, Authorization authorization);

    /** How far an authorisation is used at this moment, whatever lists show of it. */
    AuthorizationMark authorizationMark(String practiceId, String patientId, String number);

    /** The claims of a patient that take of authorisations and visit limits, with dates of service from one day to another. */
    List<TreatedVisit> treatedVisits(String practiceId, String patientId, LocalDate from, LocalDate through);

    /** A patient's authorisations and everything used of them. */
    default PatientAuthorizations patientAuthorizations(String practiceId, String patientId) {
        List<Authorization> recorded = authorizations(practiceId, patientId);
        return recorded.isEmpty()
                ? PatientAuthorizations.NONE
                : new PatientAuthorizations(
                        recorded,
                        treatedVisits(
                                practiceId,
                                patientId,
                                recorded.stream()
                                        .map(Authorization::from)
                                        .min(LocalDate::compareTo)
                                        .orElseThrow(),
                                recorded.stream()
                                        .map(Authorization::through)
                                        .max(LocalDate::compareTo)
                                        .orElseThrow()));
    }

    /**
     * What is known of the visit's patient before its day. Of claims that take of authorisations it knows those of other
     * days within a year, and within the authorisations that hold on the day.
     */
    default PatientHistory historyBefore(String practiceId, Visit visit) {
        return historyBefore(
                practiceId, visit, therapyYear(practiceId, visit.patient().id(), Year.from(visit.dateOfService())));
    }

    /** The same, where the year is read already. */
    default PatientHistory historyBefore(String practiceId, Visit visit, TherapyYear year) {
        return new PatientHistory(
                KnownAccrual.of(year, visit.dateOfService()),
                year,
                visit.payerId().equals(StandardPayers.MEDICARE)
                        ? PatientAuthorizations.NONE
                        : authorizationsBefore(practiceId, visit));
    }

    /** The visit's day as it stands at this moment, with what is known before it. */
    default SeenDay seen(String practiceId, Visit visit) {
        PatientDay day = patientDay(practiceId, visit.patient().id(), visit.dateOfService());
        return new SeenDay(day, historyBefore(practiceId, visit));
    }

    private PatientAuthorizations authorizationsBefore(String practiceId, Visit visit) {
        String patientId = visit.patient().id();
        LocalDate day = visit.dateOfService();
        List<Authorization> recorded = authorizations(practiceId, patientId);
        // Before the visits: whoever takes of it after this is noticed when the claim is written.
        List<AuthorizationMark> marks = visit.billing().priorAuthorization().stream()
                .filter(number -> recorded.stream()
                        .anyMatch(authorization -> authorization.number().equals(number)))
                .map(number -> authorizationMark(practiceId, patientId, number))
                .toList();
        List<String> latest =
                marks.stream().flatMap(mark -> mark.latest().stream()).toList();
        LocalDate from = recorded.stream()
                .filter(authorization -> authorization.holdsOn(day))
                .map(Authorization::from)
                .reduce(day.minusYears(1), (one, other) -> one.isBefore(other) ? one : other);
        LocalDate through = recorded.stream()
                .filter(authorization -> authorization.holdsOn(day))
                .map(Authorization::through)
                .reduce(day.plusYears(1), (one, other) -> one.isAfter(other) ? one : other);
        Stream<TreatedVisit> visits = Stream.concat(
                treatedVisits(practiceId, patientId, from, through).stream()
                        .filter(treated -> !latest.contains(treated.claimId())),
                latest.stream()
                        .flatMap(claimId -> latest(practiceId, claimId).stream())
                        .flatMap(claim -> AuthorizationUse.of(claim).stream()));
        return new PatientAuthorizations(
                recorded,
                visits.filter(treated -> !treated.dateOfService().equals(day)).toList(),
                marks);
    }

    /** Records what a patient has accrued with other practices in a year, in place of what was recorded before. */
    void recordElsewhere(String practiceId, String patientId, Year year, TherapyYear.Elsewhere elsewhere);

    /** The last day of service of a patient's claims, void ones included; empty if the patient has none. */
    Optional<LocalDate> lastDateOfService(String practiceId, String patientId);

    /** What became of a new claim. */
    sealed interface Created {
        /** It is archived. */
        record Now(ClaimRevision claim) implements Created {}

        /** The same request was archived before; this is its claim as it stands. */
        record Before(ClaimRevision claim) implements Created {}

        /** The key was used before with another request. */
        record KeyReused() implements Created {}

        /** Nothing is archived: another claim of these days or of the authorisation was archived since they were read. */
        record DayMoved() implements Created {}

        /** Nothing is archived: the same request or others were at the same claims at each attempt, and still are. */
        record Contended() implements Created {}
    }

    /** What became of a further revision. */
    sealed interface Appended {
        /** It is archived. */
        record Done(ClaimRevision claim) implements Appended {}

        /** The same request was archived before, as this revision. */
        record Before(ClaimRevision claim) implements Appended {}

        /** Another revision came first. */
        record Outrun(int latestRevision) implements Appended {}

        /** The key was used before with another request. */
        record KeyReused() implements Appended {}

        /** Nothing is archived: another claim of these days or of the authorisation was archived since they were read. */
        record DayMoved() implements Appended {}

        /** Nothing is archived: the same request or others were at the same claims at each attempt, and still are. */
        record Contended() implements Appended {}
    }

    /** A cursor that is none of this list: made up, altered, or of another practice. */
    final class InvalidCursorException extends RuntimeException {
        public InvalidCursorException() {
            super("the cursor is none of this list");
        }
    }
}
