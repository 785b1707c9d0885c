package com.therapyclaims.domain.edits;

import com.therapyclaims.domain.schedules.MueLimit;
import com.therapyclaims.domain.schedules.MueLimits;
import com.therapyclaims.domain.schedules.NoFeeSchedules;
import com.therapyclaims.domain.schedules.PtpEdit;
import com.therapyclaims.domain.schedules.PtpEdits;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CMS's own rows for the tests: NCCI practitioner tables of 2024 Q3 among therapy codes, and a few rows of the July 2026
 * relative value file.
 */
final class NcciTables implements NoFeeSchedules {
    static final LocalDate QUARTER = LocalDate.of(2024, 7, 1);
    /** A date of service inside the tables' quarter. */
    static final LocalDate IN_QUARTER = LocalDate.of(2024, 8, 15);

    private final List<PtpEdit> pairs;
    private final Map<String, MueLimit> limits;

    private NcciTables(List<PtpEdit> pairs, Map<String, MueLimit> limits) {
        this.pairs = pairs;
        this.limits = limits;
    }

    /** The tables as CMS published them. */
    static NcciTables published() {
        List<PtpEdit> pairs = rows("ptp-practitioner-2024q3-therapy.csv")
                .map(cells -> new PtpEdit(
                        cells[0],
                        cells[1],
                        cells[2].charAt(0),
                        Optional.empty(),
                        cells[3].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cells[3]))))
                .toList();
        Map<String, MueLimit> limits = rows("mue-practitioner-2024q3-therapy.csv")
                .map(cells -> new MueLimit(cells[0], Integer.parseInt(cells[1]), Integer.parseInt(cells[2])))
                .collect(Collectors.toMap(MueLimit::code, limit -> limit));
        return new NcciTables(pairs, limits);
    }

    /** Tables with these rows alone, for what no therapy row of the quarter shows. */
    static NcciTables of(List<PtpEdit> pairs, List<MueLimit> limits) {
        return new NcciTables(pairs, limits.stream().collect(Collectors.toMap(MueLimit::code, limit -> limit)));
    }

    List<PtpEdit> pairs() {
        return pairs;
    }

    @Override
    public Optional<PtpEdits> ptpEdits(LocalDate dateOfService) {
        return dateOfService.isBefore(QUARTER)
                ? Optional.empty()
                : Optional.of(new PtpEdits() {
                    @Override
                    public ScheduleVersion version() {
                        return NcciTables.version("medicare-ptp", "NCCI PTP practitioner 2024 Q3");
                    }

                    @Override
                    public List<PtpEdit> find(String column1, String column2) {
                        return pairs.stream()
                                .filter(edit -> edit.column1().equals(column1)
                                        && edit.column2().equals(column2))
                                .toList();
                    }
                });
    }

    @Override
    public Optional<MueLimits> mueLimits(LocalDate dateOfService) {
        return dateOfService.isBefore(QUARTER)
                ? Optional.empty()
                : Optional.of(new MueLimits() {
                    @Override
                    public ScheduleVersion version() {
                        return NcciTables.version("medicare-mue", "NCCI MUE practitioner 2024 Q3");
                    }

                    @Override
                    public Optional<MueLimit> find(String code) {
                        return Optional.ofNullable(limits.get(code));
                    }
                });
    }

    /** PC/TC and multiple procedure indicators of CMS's July 2026 file. */
    @Override
    public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
        Map<String, RelativeValue> rows = Map.of(
                "97110", row("97110", '7', '5'),
                "97140", row("97140", '7', '5'),
                "97161", row("97161", '7', '5'),
                "97129", row("97129", '0', '0'));
        return Optional.of(new RvuSchedule() {
            @Override
            public ScheduleVersion version() {
                return NcciTables.version("medicare-rvu", "PPRRVU2026_Jul_nonQPP");
            }

            @Override
            public Optional<RelativeValue> find(String code) {
                return Optional.ofNullable(rows.get(code));
            }
        });
    }

    private static RelativeValue row(String code, char pcTc, char multipleProcedure) {
        return new RelativeValue(
                code,
                "",
                'A',
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                pcTc,
                multipleProcedure,
                BigDecimal.ONE);
    }

    private static ScheduleVersion version(String id, String source) {
        return new ScheduleVersion(id, "v1", "00", QUARTER, Optional.empty(), Instant.EPOCH, source);
    }

    private static Stream<String[]> rows(String resource) {
        try (var reader = new BufferedReader(
                new InputStreamReader(NcciTables.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
