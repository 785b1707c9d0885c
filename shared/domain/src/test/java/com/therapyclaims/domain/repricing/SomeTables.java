package com.therapyclaims.domain.repricing;

import com.therapyclaims.domain.schedules.Gpci;
import com.therapyclaims.domain.schedules.GpciSchedule;
import com.therapyclaims.domain.schedules.Locality;
import com.therapyclaims.domain.schedules.NoFeeSchedules;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of two codes in one locality.
 *
 * @param exercise practice expense of 97110 in hundredths
 * @param activity practice expense of 97530 in hundredths
 * @param gpci practice expense index in thousandths
 * @param factor conversion factor in ten-thousandths of a dollar
 */
record SomeTables(int exercise, int activity, int gpci, int factor) implements NoFeeSchedules {
    private static final Locality OHIO = Locality.parse("15202-00");

    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        return Optional.of(new Rvus(
                version("medicare-rvu"), Map.of("97110", row("97110", exercise), "97530", row("97530", activity))));
    }

    @Override
    public Optional<GpciSchedule> gpcis(LocalDate dateOfService) {
        return Optional.of(new Gpcis(
                version("medicare-gpci"), new Gpci(BigDecimal.ONE, BigDecimal.valueOf(gpci, 3), BigDecimal.ONE)));
    }

    private RelativeValue row(String code, int practiceExpense) {
        return new RelativeValue(
                code,
                "",
                'A',
                new BigDecimal("0.45"),
                BigDecimal.valueOf(practiceExpense, 2),
                BigDecimal.valueOf(practiceExpense, 2),
                new BigDecimal("0.01"),
                '7',
                '5',
                BigDecimal.valueOf(factor, 4));
    }

    private static ScheduleVersion version(String id) {
        return new ScheduleVersion(
                id,
                "v",
                "0".repeat(64),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                Instant.parse("2026-01-01T00:00:00Z"),
                "test");
    }

    private record Rvus(ScheduleVersion version, Map<String, RelativeValue> rows) implements RvuSchedule {
        @Override
        public Optional<RelativeValue> find(String code) {
            return Optional.ofNullable(rows.get(code));
        }
    }

    private record Gpcis(ScheduleVersion version, Gpci gpci) implements GpciSchedule {
        @Override
        public Optional<Gpci> find(Locality locality) {
            return locality.equals(OHIO) ? Optional.of(gpci) : Optional.empty();
        }
    }
}
