package com.therapyclaims.domain.units;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every day, whatever was recorded. */
class UnitCounterProperties {
    private static final List<String> TIMED = List.of("97110", "97112", "97140", "97530", "97035");
    private static final int TRIES = 400;

    private final UnitCounter counter = new UnitCounter();

    @Property(tries = TRIES)
    void noStepIsToldTwice(@ForAll("days") UnitRequest day) {
        assertThat(counter.count(day).explanation()).doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void everyServiceEndsInALineOrUnbilled(@ForAll("days") UnitRequest day) {
        var count = counter.count(day);
        var written = Stream.concat(
                        count.lines().stream().map(UnitLine::code),
                        count.unbilled().stream().map(UnbilledService::code))
                .collect(Collectors.toSet());
        assertThat(written)
                .containsAll(day.services().stream().map(ServiceMinutes::code).toList());
    }

    @Property(tries = TRIES)
    void everyMinuteStandsOnce(@ForAll("days") UnitRequest day) {
        var count = counter.count(day);
        int written = count.lines().stream().mapToInt(UnitLine::minutes).sum()
                + count.unbilled().stream().mapToInt(UnbilledService::minutes).sum();
        assertThat(written)
                .isEqualTo(day.services().stream()
                        .mapToInt(ServiceMinutes::minutes)
                        .sum());
    }

    @Property(tries = TRIES)
    void linesHaveUnitsAndTheirDisciplinesModifiers(@ForAll("days") UnitRequest day) {
        for (var line : counter.count(day).lines()) {
            assertThat(line.units()).isPositive();
            assertThat(line.minutes()).isNotNegative();
            assertThat(line.modifiers())
                    .isEqualTo(Stream.concat(
                                    Stream.of(line.discipline().modifier()),
                                    line.assistant() ? line.discipline().assistantModifier().stream() : Stream.empty())
                            .toList());
        }
    }

    @Property(tries = TRIES)
    void totalsAreThoseOfTheLines(@ForAll("days") UnitRequest day) {
        var count = counter.count(day);
        int units = count.lines().stream()
                .filter(line -> TherapyCodes.find(line.code(), day.dateOfService())
                        .filter(TherapyCode::pooled)
                        .isPresent())
                .mapToInt(UnitLine::units)
                .sum();
        assertThat(count.timedUnits()).isEqualTo(units);
        assertThat(count.byDiscipline().values().stream()
                        .mapToInt(DisciplineTotal::timedUnits)
                        .sum())
                .isEqualTo(units);
        assertThat(count.byDiscipline().values().stream()
                        .mapToInt(DisciplineTotal::timedMinutes)
                        .sum())
                .isEqualTo(count.timedMinutes());
    }

    @Property(tries = TRIES)
    void noLineStandsTwice(@ForAll("days") UnitRequest day) {
        assertThat(counter.count(day).lines().stream().map(line -> line.discipline() + line.code() + line.assistant()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = TRIES)
    void theTotalNeitherKnowsOrderNorWhoFurnished(@ForAll("timedServices") List<ServiceMinutes> services) {
        var therapists = services.stream()
                .map(service -> new ServiceMinutes(
                        service.code(), service.minutes(), FurnishedBy.THERAPIST, service.discipline()))
                .toList();
        int minutes = services.stream().mapToInt(ServiceMinutes::minutes).sum();
        assertThat(medicare(services).timedUnits()).isEqualTo(ManualOracle.chart(minutes));
        assertThat(medicare(services.reversed()).timedUnits()).isEqualTo(ManualOracle.chart(minutes));
        assertThat(unitsByCode(medicare(therapists))).isEqualTo(unitsByCode(medicare(services)));
    }

    @Property(tries = TRIES)
    void sessionsArePooled(@ForAll("timedServices") List<ServiceMinutes> services) {
        var sessions = new ArrayList<ServiceMinutes>();
        for (var service : services) {
            int morning = service.minutes() / 3;
            sessions.add(part(service, morning));
        }
        for (var service : services) {
            sessions.add(part(service, service.minutes() - service.minutes() / 3));
        }
        assertThat(medicare(sessions).lines()).isEqualTo(medicare(services).lines());
    }

    @Property(tries = TRIES)
    void theMidpointRuleCountsEachCodeAlone(@ForAll("timedServices") List<ServiceMinutes> services) {
        var byCode = services.stream()
                .collect(Collectors.groupingBy(ServiceMinutes::code, Collectors.summingInt(ServiceMinutes::minutes)));
        byCode.replaceAll((_, minutes) -> ManualOracle.midpoint(minutes, 15));
        byCode.values().removeIf(units -> units == 0);
        assertThat(unitsByCode(count(services, UnitRule.AMA_MIDPOINT))).isEqualTo(byCode);
    }

    @Property(tries = TRIES)
    void anAssistantsUnitIsBackedByTheAssistantsMinutes(@ForAll("timedServices") List<ServiceMinutes> services) {
        var count = medicare(services);
        for (var line : count.lines()) {
            int assistants = services.stream()
                    .filter(service -> service.code().equals(line.code()))
                    .filter(service -> service.furnishedBy() == FurnishedBy.ASSISTANT)
                    .mapToInt(ServiceMinutes::minutes)
                    .sum();
            if (line.assistant()) {
                assertThat(assistants).isPositive();
                assertThat(line.units()).isLessThanOrEqualTo(assistants / 15 + 1);
            } else {
                assertThat(services.stream()
                                .filter(service -> service.code().equals(line.code()))
                                .filter(service -> service.furnishedBy() == FurnishedBy.THERAPIST))
                        .as("a line without CQ has the therapist's minutes")
                        .anyMatch(service -> service.minutes() > 0);
            }
        }
    }

    @Provide
    Arbitrary<List<ServiceMinutes>> timedServices() {
        return Combinators.combine(
                        Arbitraries.of(TIMED), Arbitraries.integers().between(0, 60), Arbitraries.of(FurnishedBy.class))
                .as((code, minutes, by) -> new ServiceMinutes(code, minutes, by, Discipline.PT))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<UnitRequest> days() {
        var codes = Stream.concat(TherapyCodes.all().stream().map(TherapyCode::code), Stream.of("99213", "97999"))
                .distinct()
                .toList();
        var services = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(codes), Arbitraries.of(TIMED)),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(FurnishedBy.class),
                        Arbitraries.of(Discipline.class))
                .as(ServiceMinutes::new)
                .list()
                .ofMaxSize(8);
        var dates = Arbitraries.of(
                LocalDate.of(2018, 1, 2),
                LocalDate.of(2019, 12, 31),
                LocalDate.of(2021, 6, 1),
                LocalDate.of(2026, 3, 2));
        return Combinators.combine(
                        dates,
                        Arbitraries.of(UnitRule.class),
                        services,
                        Arbitraries.of(TIMED).list().ofMaxSize(2))
                .as(UnitRequest::new);
    }

    private static ServiceMinutes part(ServiceMinutes service, int minutes) {
        return new ServiceMinutes(service.code(), minutes, service.furnishedBy(), service.discipline());
    }

    private UnitCount medicare(List<ServiceMinutes> services) {
        return count(services, UnitRule.CMS_8_MINUTE);
    }

    private UnitCount count(List<ServiceMinutes> services, UnitRule rule) {
        return counter.count(new UnitRequest(LocalDate.of(2026, 3, 2), rule, services, List.of()));
    }

    private static Map<String, Integer> unitsByCode(UnitCount count) {
        return count.lines().stream()
                .collect(Collectors.groupingBy(UnitLine::code, Collectors.summingInt(UnitLine::units)));
    }
}
