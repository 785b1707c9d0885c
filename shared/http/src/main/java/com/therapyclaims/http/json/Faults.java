package com.therapyclaims.http.json;

import java.util.ArrayList;
import java.util.List;

/** The faults found so far in one request. */
final class Faults {
    /** An answer with more would help nobody and could grow past what the gateway carries. */
    private static final int MOST = 500;

    private final List<Fault> found = new ArrayList<>();

    void add(Fault fault) {
        if (found.size() < MOST) {
            found.add(fault);
        }
    }

    List<Fault> found() {
        return List.copyOf(found);
    }
}
