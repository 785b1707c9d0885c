package com.therapyclaims.functions.reporthealth;

import com.therapyclaims.aws.AwsClients;
import com.therapyclaims.aws.Configuration;
import com.therapyclaims.aws.schedules.CatalogueEntry;
import com.therapyclaims.aws.schedules.ScheduleCatalogue;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import com.therapyclaims.http.ApiFunction;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.ApiResponse;
import com.therapyclaims.http.StructuredLog;
import com.therapyclaims.http.StructuredLog.Field;
import com.therapyclaims.http.answers.DomainJson;
import com.therapyclaims.http.answers.HealthAnswer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code GET /health}: whether the schedules a price needs are in force today. */
public final class ReportHealthHandler extends ApiFunction {
    private static final Set<String> NEEDED = Set.of(ScheduleKind.RELATIVE_VALUES.id(), ScheduleKind.GPCIS.id());

    private final StructuredLog log;
    private final Supplier<List<ScheduleVersion>> medicareVersions;
    private final InstantSource clock;

    /** Used by Lambda. */
    public ReportHealthHandler() {
        this(new StructuredLog("report-health"), Configuration.fromEnvironment());
    }

    private ReportHealthHandler(StructuredLog log, Configuration configuration) {
        this(log, new ScheduleCatalogue(new AwsClients(configuration).feeSchedulesTable()), InstantSource.system());
    }

    private ReportHealthHandler(StructuredLog log, ScheduleCatalogue catalogue, InstantSource clock) {
        this(
                log,
                () -> catalogue.entries(ScheduleOwner.MEDICARE).stream()
                        .map(CatalogueEntry::version)
                        .toList(),
                clock);
    }

    ReportHealthHandler(StructuredLog log, Supplier<List<ScheduleVersion>> medicareVersions, InstantSource clock) {
        super(log);
        this.log = log;
        this.medicareVersions = medicareVersions;
        this.clock = clock;
    }

    @Override
    protected ApiResponse answer(ApiRequest request) {
        List<ScheduleVersion> active = active(request);
        boolean up = active.stream()
                .map(ScheduleVersion::id)
                .collect(Collectors.toSet())
                .containsAll(NEEDED);
        HealthAnswer health = new HealthAnswer(up ? HealthAnswer.Status.UP : HealthAnswer.Status.DOWN, active);
        return ApiResponse.json(up ? 200 : 503, DomainJson.write(HealthAnswer.class, health));
    }

    private List<ScheduleVersion> active(ApiRequest request) {
        try {
            Instant now = clock.instant();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            Map<String, List<ScheduleVersion>> byId =
                    medicareVersions.get().stream().collect(Collectors.groupingBy(ScheduleVersion::id));
            return Arrays.stream(ScheduleKind.values())
                    .filter(ScheduleKind::isMedicare)
                    .map(kind -> ScheduleVersions.inForce(byId.getOrDefault(kind.id(), List.of()), today, now))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (RuntimeException e) {
            // A catalogue that cannot be read is the answer here, not a failure to answer.
            log.error(Map.of(Field.REQUEST_ID, request.requestId(), Field.OUTCOME, "catalogue unreachable"), e);
            return List.of();
        }
    }
}
