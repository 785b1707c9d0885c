package com.therapyclaims.aws;

import java.util.List;
import java.util.Optional;

/**
 * A piece of a list.
 *
 * @param nextCursor what to ask with for the next piece, if there may be one
 */
public record ListPage<T>(List<T> items, Optional<String> nextCursor) {
    public ListPage {
        items = List.copyOf(items);
    }
}
