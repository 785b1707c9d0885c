package com.therapyclaims.aws;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places in a list's sort order as text. Whose list it is never stands in one; that always comes from the request, so a
 * place of another list can at most point into the caller's own. Callers get them sealed.
 */
public final class Cursors {
    private final Pattern place;

    /**
     * Cursors of a list.
     *
     * @param place the form of every place in its sort order
     */
    public Cursors(String place) {
        this.place = Pattern.compile(place);
    }

    /** The cursor that goes on after this place. */
    public String encode(String after) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place a cursor goes on after.
     *
     * @throws InvalidCursorException if it is none of such a list
     */
    public String place(String cursor) {
        return decode(cursor).orElseThrow(InvalidCursorException::new);
    }

    /** The place a cursor goes on after; empty if it is none of such a list. */
    public Optional<String> decode(String cursor) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                    .filter(text -> place.matcher(text).matches());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
