package com.therapyclaims.domain.authorizations;

import java.util.List;

/**
 * How far an authorisation was used when it was read. What is decided from that is archived on condition that no other
 * claim has taken of it since, of whatever day: two claims cannot both take its last visit.
 *
 * @param version counts the claims' revisions that took of it; 0 before the first
 * @param latest the claims that took of it last, which a list read a moment later may not show yet
 */
public record AuthorizationMark(String number, long version, List<String> latest) {
    public AuthorizationMark {
        latest = List.copyOf(latest);
    }
}
