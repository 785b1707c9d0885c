package com.therapyclaims.functions.readclaims;

import com.therapyclaims.domain.codes.Npi;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.CursorSeal;
import com.therapyclaims.http.Paging;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which average units were asked for (U-11).
 *
 * @param mostDays the most days of service of the piece
 */
record AverageUnitQuery(YearMonth month, int mostDays, Optional<String> providerNpi, Paging paging) {
    private static final int DAYS_OF_A_MONTH = 31;
    private static final YearMonth NONE = YearMonth.of(2000, 1);

    /**
     * Reads the query parameters.
     *
     * @throws ProblemException 400 with every fault
     */
    static AverageUnitQuery of(ApiRequest request, CursorSeal seal) throws ProblemException {
        List<Fault> faults = new ArrayList<>();
        AverageUnitQuery query = new AverageUnitQuery(
                month(request, faults),
                days(request, faults),
                provider(request, faults),
                Paging.of(request, seal, faults));
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.invalidRequest(faults));
        }
        return query;
    }

    private static YearMonth month(ApiRequest request, List<Fault> faults) {
        return request.query("month")
                .filter(text -> text.matches("20[0-9]{2}-(?:0[1-9]|1[0-2])"))
                .map(YearMonth::parse)
                .orElseGet(() -> {
                    faults.add(new Fault(
                            "", Fault.Kind.FORMAT, "The query parameter month must be a month such as 2026-08."));
                    return NONE;
                });
    }

    private static int days(ApiRequest request, List<Fault> faults) {
        Optional<String> sent = request.query("days");
        Optional<Integer> days = sent.filter(text -> text.matches("[0-9]{1,2}"))
                .map(Integer::parseInt)
                .filter(number -> number >= 1 && number <= DAYS_OF_A_MONTH);
        if (sent.isPresent() && days.isEmpty()) {
            faults.add(new Fault(
                    "", Fault.Kind.RANGE, "The query parameter days must be from 1 to " + DAYS_OF_A_MONTH + "."));
        }
        return days.orElse(DAYS_OF_A_MONTH);
    }

    private static Optional<String> provider(ApiRequest request, List<Fault> faults) {
        Optional<String> sent = request.query("providerNpi");
        if (sent.isPresent() && sent.filter(Npi::isValid).isEmpty()) {
            faults.add(new Fault(
                    "",
                    Fault.Kind.FORMAT,
                    "The query parameter providerNpi must be an NPI: ten digits with a valid check digit."));
        }
        return sent;
    }
}
