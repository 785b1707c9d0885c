package com.therapyclaims.http.answers;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A list as the API shows it: {@code {"items": [...], "nextCursor": ...}}. */
public final class Page {
    private Page() {}

    /** A list that is whole. */
    public static <T> String write(Class<T> type, List<T> items) {
        return "{\"items\":" + array(type, items) + "}";
    }

    /** A piece of a list; the cursor is null after the last piece. */
    public static <T> String write(Class<T> type, List<T> items, Optional<String> nextCursor) {
        return piece(array(type, items), nextCursor);
    }

    /** A piece of a list of documents that are written already. */
    public static String ofDocuments(List<String> items, Optional<String> nextCursor) {
        return piece("[" + String.join(",", items) + "]", nextCursor);
    }

    private static String piece(String array, Optional<String> nextCursor) {
        // A cursor is base64url: nothing in it needs escaping.
        return "{\"items\":" + array + ",\"nextCursor\":"
                + nextCursor.map(cursor -> '"' + cursor + '"').orElse("null") + "}";
    }

    /** A piece of a list with a further field beside it. */
    public static <T> String write(
            Class<T> type, List<T> items, Optional<String> nextCursor, String name, String document) {
        String page = write(type, items, nextCursor);
        return page.substring(0, page.length() - 1) + ",\"" + name + "\":" + document + "}";
    }

    /** A bare list, for a field of another document. */
    public static <T> String array(Class<T> type, List<T> items) {
        return items.stream().map(item -> DomainJson.write(type, item)).collect(Collectors.joining(",", "[", "]"));
    }
}
