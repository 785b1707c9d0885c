package com.therapyclaims.domain.authorizations;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of an authorisation is used and left (PY-4). All claims of one day are one visit.
 *
 * @param visitsUsed days of treatment, those elsewhere included
 * @param unitsUsed units of the services it is for, those elsewhere included
 * @param visitsLeft less than 0 where more were used than authorised; empty if it does not limit visits
 * @param unitsLeft the same of units
 * @param claims those that use it, by date of service
 */
public record AuthorizationStanding(
        Authorization authorization,
        int visitsUsed,
        int unitsUsed,
        Optional<Integer> visitsLeft,
        Optional<Integer> unitsLeft,
        List<AuthorizedClaim> claims) {
    public AuthorizationStanding {
        claims = List.copyOf(claims);
    }

    /** A claim and the units it uses. */
    public record AuthorizedClaim(String claimId, LocalDate dateOfService, int units) {}

    /** The standing after these visits. */
    static AuthorizationStanding of(Authorization authorization, List<TreatedVisit> visits) {
        List<AuthorizedClaim> claims = visits.stream()
                .filter(visit -> visit.unitsUnder(authorization) > 0)
                .map(visit ->
                        new AuthorizedClaim(visit.claimId(), visit.dateOfService(), visit.unitsUnder(authorization)))
                .sorted(Comparator.comparing(AuthorizedClaim::dateOfService).thenComparing(AuthorizedClaim::claimId))
                .toList();
        int visitsUsed = authorization.visitsElsewhere()
                + (int) claims.stream()
                        .map(AuthorizedClaim::dateOfService)
                        .distinct()
                        .count();
        int unitsUsed = authorization.unitsElsewhere()
                + claims.stream().mapToInt(AuthorizedClaim::units).sum();
        return new AuthorizationStanding(
                authorization,
                visitsUsed,
                unitsUsed,
                authorization.visits().map(visitsAuthorized -> visitsAuthorized - visitsUsed),
                authorization.units().map(unitsAuthorized -> unitsAuthorized - unitsUsed),
                claims);
    }
}
