package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.schedules.CommercialFees;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.PaymentAmounts;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ZipLocalities;
import com.therapyclaims.domain.schedules.ZipLocality;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of CMS's own files: relative values of PPRRVU July 2024 (without status and indicators in this copy: those of 2025),
 * October 2025 (RVU25D) and July 2026 (RVU26C, non-QP), and the geographic indices of the same years.
 */
public final class CmsTables implements FeeSchedules {
    private static final String RVU_2024 = """
            97110 A 0.45 0.42 0.42 0.01 7 5
            97112 A 0.50 0.50 0.50 0.01 7 5
            97140 A 0.43 0.37 0.37 0.01 7 5
            97530 A 0.44 0.65 0.65 0.01 7 5
            97161 A 1.54 1.43 1.43 0.04 7 5
            """;
    private static final String RVU_2025 = """
            97110 A 0.45 0.43 0.43 0.01 7 5
            97112 A 0.50 0.48 0.48 0.01 7 5
            97140 A 0.43 0.40 0.40 0.01 7 5
            97530 A 0.44 0.62 0.62 0.01 7 5
            97161 A 1.54 1.45 1.45 0.04 7 5
            """;
    private static final String RVU_2026 = """
            92507 A 1.30 0.97 0.97 0.01 7 5
            97010 B 0.06 0.13 0.13 0.01 9 9
            97014 I 0.18 0.19 0.19 0.01 9 9
            97026 R 0.06 0.13 0.13 0.01 7 5
            97035 A 0.21 0.21 0.21 0.01 7 5
            97039 C 0.00 0.00 0.00 0.00 7 0
            97110 A 0.45 0.41 0.41 0.01 7 5
            97112 A 0.50 0.47 0.47 0.01 7 5
            97116 A 0.45 0.41 0.41 0.01 7 5
            97124 A 0.35 0.53 0.53 0.01 7 5
            97129 A 0.50 0.16 0.08 0.01 0 0
            97140 A 0.43 0.39 0.39 0.01 7 5
            97161 A 1.54 1.38 1.38 0.01 7 5
            97169 N 0.00 0.00 0.00 0.00 9 9
            97530 A 0.44 0.60 0.60 0.01 7 5
            97535 A 0.45 0.51 0.51 0.01 7 5
            97545 R 0.00 0.00 0.00 0.00 7 0
            97763 A 0.48 1.01 1.01 0.01 7 5
            """;
    private static final String GPCI_2024 = "15202-00 1.000 0.911 1.033";
    private static final String GPCI_2025 = "15202-00 1.000 0.911 1.033";
    private static final String GPCI_2026 = """
            02102-01 1.500 1.065 0.551
            13202-01 1.064 1.162 1.586
            15202-00 1.000 0.913 1.008
            """;
    private static final LocalDate FIRST_ZIP_DAY = LocalDate.of(2026, 1, 1);
    private static final Map<String, ZipLocality> ZIPS = Map.of(
            "43004", new ZipLocality("43004", "OH", new Locality("15202", "00"), false),
            "10001", new ZipLocality("10001", "NY", new Locality("13202", "01"), true),
            "99950", new ZipLocality("99950", "AK", new Locality("02102", "99"), false));

    private final Function<LocalDate, String> conversionFactors;
    private final Optional<CommercialFees> fees;
    private final Optional<PaymentAmounts> payments;
    private final Optional<LocalDate> valuesFrom;

    public CmsTables() {
        this(CmsTables::released, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private CmsTables(
            Function<LocalDate, String> conversionFactors,
            Optional<CommercialFees> fees,
            Optional<PaymentAmounts> payments,
            Optional<LocalDate> valuesFrom) {
        this.conversionFactors = conversionFactors;
        this.fees = fees;
        this.payments = payments;
        this.valuesFrom = valuesFrom;
    }

    /** The same tables with another factor on every row. */
    static CmsTables withFactor(String factor) {
        return new CmsTables(date -> factor, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same tables beside a practice's own fees. */
    static CmsTables withFees(CommercialFees fees) {
        return new CmsTables(CmsTables::released, Optional.of(fees), Optional.empty(), Optional.empty());
    }

    /** The same tables beside CMS's published amounts, in force throughout their year. */
    static CmsTables withPayments(PaymentAmounts payments) {
        return new CmsTables(CmsTables::released, Optional.empty(), Optional.of(payments), Optional.empty());
    }

    /** The same tables with relative values that begin on another date than January 1. */
    CmsTables withValuesFrom(String date) {
        return new CmsTables(conversionFactors, fees, payments, Optional.of(LocalDate.parse(date)));
    }

    private static String released(LocalDate date) {
        return switch (date.getYear()) {
            case 2024 -> "33.2875";
            case 2025 -> "32.3465";
            default -> "33.4009";
        };
    }

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate date) {
        return switch (date.getYear()) {
            case 2024 -> Optional.of(rvus(RVU_2024, "PPRRVU July 2024", date));
            case 2025 -> Optional.of(rvus(RVU_2025, "PPRRVU2025_Oct (RVU25D)", date));
            case 2026 -> Optional.of(rvus(RVU_2026, "PPRRVU2026_Jul_nonQPP (RVU26C)", date));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate date) {
        return switch (date.getYear()) {
            case 2024 -> Optional.of(gpcis(GPCI_2024, 2024));
            case 2025 -> Optional.of(gpcis(GPCI_2025, 2025));
            case 2026 -> Optional.of(gpcis(GPCI_2026, 2026));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<PaymentAmounts> paymentAmounts(LocalDate date) {
        return payments.filter(table -> table.version().effectiveFrom().getYear() == date.getYear());
    }

    @Override
    public Optional<ZipLocalities> zipLocalities(LocalDate date) {
        return date.isBefore(FIRST_ZIP_DAY) ? Optional.empty() : earliestZipLocalities();
    }

    @Override
    public Optional<ZipLocalities> earliestZipLocalities() {
        return Optional.of(new Zips(version("medicare-zip", "ZIP5_JAN2026", FIRST_ZIP_DAY)));
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate date) {
        return Optional.empty();
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate date) {
        return Optional.empty();
    }

    @Override
    public Optional<CommercialFees> commercialFees(String payerId, LocalDate date) {
        return fees;
    }

    static ScheduleVersion version(String id, String source, LocalDate from) {
        return new ScheduleVersion(
                id,
                "v-" + source,
                "0".repeat(64),
                from,
                Optional.empty(),
                Instant.parse("2026-07-01T00:00:00Z"),
                source);
    }

    private RvuSchedule rvus(String table, String source, LocalDate date) {
        Map<String, RelativeValue> rows = table.lines()
                .map(line -> row(line.split(" ", -1), conversionFactors.apply(date)))
                .collect(Collectors.toMap(RelativeValue::code, row -> row));
        return new Rvus(version("medicare-rvu", source, valuesFrom.orElse(LocalDate.of(date.getYear(), 1, 1))), rows);
    }

    private static RelativeValue row(String[] cells, String conversionFactor) {
        return new RelativeValue(
                cells[0],
                "",
                cells[1].charAt(0),
                new BigDecimal(cells[2]),
                new BigDecimal(cells[3]),
                new BigDecimal(cells[4]),
                new BigDecimal(cells[5]),
                cells[6].charAt(0),
                cells[7].charAt(0),
                new BigDecimal(conversionFactor));
    }

    private static GpciSchedule gpcis(String table, int year) {
        Map<Locality, Gpci> rows = table.lines()
                .map(line -> line.split(" ", -1))
                .collect(Collectors.toMap(
                        cells -> Locality.parse(cells[0]),
                        cells -> new Gpci(
                                new BigDecimal(cells[1]), new BigDecimal(cells[2]), new BigDecimal(cells[3]))));
        return new Gpcis(version("medicare-gpci", "GPCI" + year, LocalDate.of(year, 1, 1)), rows);
    }

    private record Rvus(ScheduleVersion version, Map<String, RelativeValue> rows) implements RvuSchedule {
        @Override
        public Optional<RelativeValue> find(String code) {
            return Optional.ofNullable(rows.get(code));
        }
    }

    private record Gpcis(ScheduleVersion version, Map<Locality, Gpci> rows) implements GpciSchedule {
        @Override
        public Optional<Gpci> find(Locality locality) {
            return Optional.ofNullable(rows.get(locality));
        }
    }

    private record Zips(ScheduleVersion version) implements ZipLocalities {
        @Override
        public Optional<ZipLocality> find(String zip) {
            return Optional.ofNullable(ZIPS.get(zip));
        }
    }
}
