package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which piece of a list was asked for.
 *
 * @param limit the most items, 1 to 100
 * @param cursor the place in the list to go on from, opened
 * @param list seals the next one
 */
public record Paging(int limit, Optional<String> cursor, CursorSeal.ListCursors list) {
    private static final int USUAL_LIMIT = 25;
    private static final int HIGHEST_LIMIT = 100;
    private static final Fault BAD_CURSOR =
            new Fault("", Fault.Kind.FORMAT, "The query parameter cursor is no nextCursor of this list.");

    /**
     * Reads the query parameters of a list that has no others.
     *
     * @throws ProblemException 400 with every fault
     */
    public static Paging of(ApiRequest request, CursorSeal seal) throws ProblemException {
        List<Fault> faults = new ArrayList<>();
        Paging paging = of(request, seal, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalidRequest(faults));
        }
        return paging;
    }

    /**
     * Reads the query parameters among others; what is wrong with them is added to the faults.
     *
     * @throws ProblemException 401 if nobody said who calls
     */
    public static Paging of(ApiRequest request, CursorSeal seal, List<Fault> faults) throws ProblemException {
        CursorSeal.ListCursors list = seal.of(request);
        Optional<String> sent = request.query("cursor");
        Optional<String> place = sent.flatMap(list::open);
        if (sent.isPresent() && place.isEmpty()) {
            faults.add(BAD_CURSOR);
        }
        return new Paging(limit(request, faults), place, list);
    }

    /** The cursor to answer with, from the place the next piece begins at. */
    public Optional<String> next(Optional<String> place) {
        return place.map(list::seal);
    }

    /** The answer to a cursor that is none of the list. */
    public static ProblemException badCursor() {
        return new ProblemException(Problem.invalidRequest(List.of(BAD_CURSOR)));
    }

    private static int limit(ApiRequest request, List<Fault> faults) {
        String text = request.query("limit").orElse(Integer.toString(USUAL_LIMIT));
        if (text.matches("[0-9]{1,3}")) {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= HIGHEST_LIMIT) {
                return limit;
            }
        }
        faults.add(
                new Fault("", Fault.Kind.RANGE, "The query parameter limit must be from 1 to " + HIGHEST_LIMIT + "."));
        return USUAL_LIMIT;
    }
}
