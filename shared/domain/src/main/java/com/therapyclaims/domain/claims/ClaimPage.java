package com.therapyclaims.domain.claims;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a list.
 *
 * @param nextCursor what to ask with for the next piece, if there may be one
 */
public record ClaimPage(List<ClaimSummary> items, Optional<String> nextCursor) {
    public ClaimPage {
        items = List.copyOf(items);
    }
}
