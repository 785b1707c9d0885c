package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.authorizations.AuthorizationMark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is archived together with a claim's revision, or not at all: the next revisions of other claims of its day, on
 * condition that the days and all their claims are still as they were seen.
 *
 * @param seen the day the claim is of, and the one it is taken from if a correction moves it
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

    /** The authorisations the claim takes of with this change: nobody may have taken of them since. */
    public List<AuthorizationMark> usedBy(ClaimRevision claim) {
        List<String> numbers = Stream.concat(Stream.of(claim), revisions.stream())
                .flatMap(revision -> AuthorizationUse.of(revision).stream())
                .flatMap(use -> use.authorization().stream())
                .toList();
        return authorizations.stream()
                .filter(mark -> numbers.contains(mark.number()))
                .toList();
    }

    /** Both together. */
    DayChange plus(DayChange other) {
        return new DayChange(
                Stream.concat(seen.stream(), other.seen.stream()).toList(),
                Stream.concat(revisions.stream(), other.revisions.stream()).toList(),
                Stream.concat(authorizations.stream(), other.authorizations.stream())
                        .toList());
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
