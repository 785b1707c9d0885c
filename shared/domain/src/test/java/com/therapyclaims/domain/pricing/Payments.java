package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.PaymentAmount;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A payment amount file of Ohio.
 *
 * @param rows by code
 */
record Payments(ScheduleVersion version, Map<String, PaymentAmount> rows) implements PaymentAmounts {
    private static final Locality OHIO = Locality.parse("15202-00");

    /** A file whose amounts hold from the date. */
    static Payments from(String date) {
        return new Payments(CmsTables.version("medicare-payments", "PFALL", LocalDate.parse(date)), Map.of());
    }

    /** The same file with a code the therapy MPPR covers. */
    Payments therapy(String code, String full, String halved) {
        return with(row(code, 'A', full, full, halved, '5'));
    }

    /** The same file with a code it does not cover; the therapy amount is the unrelated flat fee that may stand there. */
    Payments other(String code, char status, String nonFacility, String facility) {
        return with(row(code, status, nonFacility, facility, "11.11", '0'));
    }

    /** The same file without a code. */
    Payments without(String code) {
        Map<String, PaymentAmount> fewer = new HashMap<>(rows);
        fewer.remove(code);
        return new Payments(version, fewer);
    }

    private Payments with(PaymentAmount row) {
        Map<String, PaymentAmount> more = new HashMap<>(rows);
        more.put(row.code(), row);
        return new Payments(version, more);
    }

    private static PaymentAmount row(
            String code, char status, String nonFacility, String facility, String halved, char multipleProcedure) {
        return new PaymentAmount(
                code,
                "",
                Money.of(nonFacility),
                Money.of(facility),
                Money.of(halved),
                Money.of(halved),
                status,
                '7',
                multipleProcedure);
    }

    @Override
    public Optional<PaymentAmount> find(Locality locality, String code, String modifier) {
        return locality.equals(OHIO) ? Optional.ofNullable(rows.get(code)) : Optional.empty();
    }
}
