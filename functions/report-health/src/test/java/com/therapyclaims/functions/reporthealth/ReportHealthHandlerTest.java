package com.therapyclaims.functions.reporthealth;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.testing.Answer;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.CapturedLog;
import com.therapyclaims.testing.Event;
import com.therapyclaims.testing.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReportHealthHandlerTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final CapturedLog log = new CapturedLog();

    @Test
    void withTheSchedulesOfTodayItIsUpAndNamesThem() {
        List<ScheduleVersion> bundled = BundledSchedules.now().versions();

        Answer answer = health(() -> bundled, NOON);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/status").textValue()).isEqualTo("UP");
        assertThat(answer.at("/feeSchedules").findValuesAsText("id"))
                .containsExactly("medicare-rvu", "medicare-gpci", "medicare-zip", "medicare-ptp", "medicare-mue");
        assertThat(answer.at("/feeSchedules/0/effectiveFrom").textValue()).isEqualTo("2026-01-01");
    }

    @Test
    void withoutTheSchedulesOfTodayItIsDown() {
        List<ScheduleVersion> bundled = BundledSchedules.now().versions();

        Answer answer = health(() -> bundled, Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/status").textValue()).isEqualTo("DOWN");
    }

    @Test
    void withoutItsCatalogueItIsDownAndLogsWhy() {
        Answer answer = health(
                () -> {
                    throw new IllegalStateException("no table");
                },
                NOON);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo(Json.read("{\"status\":\"DOWN\",\"feeSchedules\":[]}"));
        assertThat(log.lines().getFirst().at("/failure/0/exception").textValue())
                .isEqualTo(IllegalStateException.class.getName());
    }

    @Test
    void aParameterNobodyAskedForIsLeftHoweverLongItsName() {
        List<ScheduleVersion> bundled = BundledSchedules.now().versions();

        Answer answer = Event.named("report-health-good")
                .withQuery("a".repeat(1_001), "1")
                .answeredBy(new ReportHealthHandler(log.log(), () -> bundled, InstantSource.fixed(NOON)));

        assertThat(answer.body()).isEqualTo(health(() -> bundled, NOON).body());
        assertThat(answer.status()).isEqualTo(200);
    }

    private Answer health(Supplier<List<ScheduleVersion>> versions, Instant now) {
        return Event.named("report-health-good")
                .answeredBy(new ReportHealthHandler(log.log(), versions, InstantSource.fixed(now)));
    }
}
