package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is archived together with a claim's revision, or not at all: the next revisions of other claims, on
 * condition that the days and all their claims are still as they were seen.
 *
 * @param seen the day the claim is of, the one it is taken from if a correction moves it, and those of claims that it takes the
 *     place of, or does so no more
 * @param revisions the next revisions of other claims
 * @param authorizations how far the authorisations that were looked at were used
 */
public record DayChange(List<PatientDay> seen, List<ClaimRevision> revisions, List<AuthorizationMark> authorizations) {
    /** Nothing of the day was looked at. */
    public static final DayChange NONE = new DayChange(List.of(), List.of());

    public DayChange {
        seen = List.copyOf(seen);
        revisions = List.copyOf(revisions);
        authorizations = List.copyOf(authorizations);
    }

    /** A change for which no authorisation was looked at. */
    public DayChange(List<PatientDay> seen, List<ClaimRevision> revisions) {
        this(seen, revisions, List.of());
    }

    /** The authorisations that the claim, or another of the day, takes of with this change: nobody may have taken of them since. */
    public List<AuthorizationMark> usedBy(ClaimRevision claim) {
        return authorizations.stream()
                .filter(mark -> !usersOf(mark, claim).isEmpty())
                .toList();
    }

    /** The claims that take of the authorisation with this change, the changed one first. */
    public List<String> usersOf(AuthorizationMark mark, ClaimRevision claim) {
        return Stream.concat(Stream.of(claim), revisions.stream())
                .filter(revision -> AuthorizationUse.of(revision)
                        .flatMap(TreatedVisit::authorization)
                        .filter(mark.number()::equals)
                        .isPresent())
                .map(ClaimRevision::claimId)
                .toList();
    }

    /** Both together; an authorisation that both saw stands as this one saw it. */
    DayChange plus(DayChange other) {
        Stream<AuthorizationMark> furtherMarks = other.authorizations.stream()
                .filter(mark -> authorizations.stream()
                        .noneMatch(seenHere -> seenHere.number().equals(mark.number())));
        return new DayChange(
                Stream.concat(seen.stream(), other.seen.stream()).toList(),
                Stream.concat(revisions.stream(), other.revisions.stream()).toList(),
                Stream.concat(authorizations.stream(), furtherMarks).toList());
    }

    /** Claims that were seen and stay as they are. */
    public List<ClaimRevision> unchangedBeside(String claimId) {
        List<ClaimRevision> unchanged = new ArrayList<>();
        for (PatientDay day : seen) {
            day.claims().stream()
                    .filter(claim -> !claim.claimId().equals(claimId))
                    .filter(claim -> revisions.stream()
                            .noneMatch(changed -> changed.claimId().equals(claim.claimId())))
                    .forEach(unchanged::add);
        }
        return unchanged;
    }
}
