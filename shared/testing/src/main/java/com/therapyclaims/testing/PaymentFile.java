package com.therapyclaims.testing;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSnapshot;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A payment amount file in CMS's layout (PFALL): every code that is paid in every locality, its amounts made from relative
 * values and indices as CMS makes them.
 */
public final class PaymentFile {
    private static final String NO_AMOUNT = "0000000.00";
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private PaymentFile() {}

    /** The whole file. */
    public static String text(int year, RvuSnapshot values, GpciSnapshot indices) {
        return lines(year, values, indices).collect(Collectors.joining("\r\n", "", "\r\n")) + "\"TRL-000000001\"\r\n";
    }

    /** The file's rows without line ends, locality by locality. */
    public static Stream<String> lines(int year, RvuSnapshot values, GpciSnapshot indices) {
        List<RelativeValue> paid =
                values.rows().filter(row -> "ART".indexOf(row.status()) >= 0).toList();
        return indices.localities().flatMap(locality -> {
            Gpci gpci = indices.find(locality).orElseThrow();
            return paid.stream().map(row -> line(year, locality, gpci, row));
        });
    }

    private static String line(int year, Locality locality, Gpci gpci, RelativeValue row) {
        String reduced = row.therapyMppr()
                ? amount(row, gpci, row.nonFacilityPracticeExpense().multiply(HALF))
                : NO_AMOUNT;
        return Stream.of(
                        Integer.toString(year),
                        locality.contractor(),
                        locality.number(),
                        row.code(),
                        row.modifier().isEmpty() ? "  " : row.modifier(),
                        amount(row, gpci, row.nonFacilityPracticeExpense()),
                        amount(row, gpci, row.facilityPracticeExpense()),
                        " ",
                        Character.toString(row.pcTc()),
                        Character.toString(row.status()),
                        Character.toString(row.multipleProcedure()),
                        reduced,
                        reduced,
                        "9",
                        NO_AMOUNT,
                        NO_AMOUNT)
                .collect(Collectors.joining("\",\"", "\"", "\""));
    }

    private static String amount(RelativeValue row, Gpci gpci, BigDecimal practiceExpense) {
        Money amount = Money.rounded(row.exactAmount(practiceExpense, gpci, row.conversionFactor()));
        return String.format(Locale.ROOT, "%010.2f", amount.amount());
    }
}
