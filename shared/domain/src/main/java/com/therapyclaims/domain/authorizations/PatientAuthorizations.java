package com.therapyclaims.domain.authorizations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A patient's authorisations as a practice recorded them, and the claims that take from them. What is used is added up
 * from the claims each time, so a void claim gives back what it took.
 *
 * @param visits of the time the authorisations and the visit limits look at, in any order
 * @param marks how far the authorisations that are about to be used were used when they were read
 */
public record PatientAuthorizations(
        List<Authorization> recorded, List<TreatedVisit> visits, List<AuthorizationMark> marks) {
    /** Nothing is recorded and nothing used. */
    public static final PatientAuthorizations NONE = new PatientAuthorizations(List.of(), List.of());

    public PatientAuthorizations {
        recorded = List.copyOf(recorded);
        visits = List.copyOf(visits);
        marks = List.copyOf(marks);
    }

    /** Authorisations that are only looked at. */
    public PatientAuthorizations(List<Authorization> recorded, List<TreatedVisit> visits) {
        this(recorded, visits, List.of());
    }

    /** The same after another claim. */
    public PatientAuthorizations plus(TreatedVisit visit) {
        return new PatientAuthorizations(
                recorded, Stream.concat(visits.stream(), Stream.of(visit)).toList(), marks);
    }

    /** The same without what a claim takes. */
    public PatientAuthorizations without(String claimId) {
        return new PatientAuthorizations(
                recorded,
                visits.stream()
                        .filter(visit -> !visit.claimId().equals(claimId))
                        .toList(),
                marks);
    }

    /** The authorisation of this number. */
    Optional<Authorization> numbered(String number) {
        return recorded.stream()
                .filter(authorization -> authorization.number().equals(number))
                .findFirst();
    }

    /** Where the authorisation of this number stands. */
    public Optional<AuthorizationStanding> standing(String number) {
        return numbered(number).map(authorization -> AuthorizationStanding.of(authorization, visits));
    }

    /** Where each authorisation stands, the one that began last first. */
    public List<AuthorizationStanding> standings() {
        return recorded.stream()
                .sorted((one, other) -> other.from().compareTo(one.from()))
                .map(authorization -> AuthorizationStanding.of(authorization, visits))
                .toList();
    }
}
