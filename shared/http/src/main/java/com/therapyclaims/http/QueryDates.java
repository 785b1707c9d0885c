package com.therapyclaims.http;

import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.json.Kinds;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Dates among the query parameters. */
public final class QueryDates {
    private QueryDates() {}

    /** The date of this name, if it was sent; what is wrong with it is added to the faults. */
    public static Optional<LocalDate> read(ApiRequest request, String name, List<Fault> faults) {
        Optional<String> sent = request.query(name);
        Optional<LocalDate> date = sent.flatMap(Kinds::date);
        if (sent.isPresent() && date.isEmpty()) {
            faults.add(new Fault(
                    "", Fault.Kind.FORMAT, "The query parameter " + name + " must be a date such as 2026-03-02."));
        }
        return date;
    }
}
