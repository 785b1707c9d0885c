package com.therapyclaims.domain.units;

import static com.therapyclaims.domain.ConformanceCases.elements;
import static com.therapyclaims.domain.ConformanceCases.strings;
import static com.therapyclaims.domain.ConformanceCases.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code conformance/units}; its README says how they are to be read. */
class UnitConformanceTest {
    static final List<String> FILES =
            List.of("eight-minute-rule.json", "midpoint-rule.json", "assistants.json", "clocks.json");

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ConformanceCases.tests("units", FILES, UnitConformanceTest::run);
    }

    private static void run(JsonNode one) {
        var count = new UnitCounter().count(request(one.get("request")));
        var expected = one.at("/expect/answer");
        var softly = new SoftAssertions();
        softly.assertThat(count.lines().stream().map(UnitConformanceTest::written))
                .as("lines")
                .containsExactlyElementsOf(elements(expected.get("lines")).stream()
                        .map(line -> written(line, count.lines()))
                        .toList());
        unbilled(softly, one.get("expect"), count.unbilled());
        for (var field : List.of("timedMinutes", "totalMinutes", "timedUnits")) {
            if (expected.has(field)) {
                softly.assertThat(figure(count, field))
                        .as(field)
                        .isEqualTo(expected.get(field).intValue());
            }
        }
        if (one.get("expect").has("findings")) {
            softly.assertThat(count.findings().stream().map(Finding::code))
                    .as("findings")
                    .containsExactlyInAnyOrderElementsOf(strings(one.at("/expect/findings")));
        }
        if (expected.has("ties")) {
            softly.assertThat(count.ties())
                    .as("ties")
                    .containsExactlyElementsOf(elements(expected.get("ties")).stream()
                            .map(tie -> new Tie(strings(tie.get("codes")), strings(tie.get("chosen"))))
                            .toList());
        }
        if (expected.has("byDiscipline")) {
            expected.get("byDiscipline")
                    .properties()
                    .forEach(entry -> softly.assertThat(count.byDiscipline())
                            .as("byDiscipline")
                            .containsEntry(
                                    Discipline.valueOf(entry.getKey()),
                                    new DisciplineTotal(
                                            entry.getValue().get("timedMinutes").intValue(),
                                            entry.getValue().get("timedUnits").intValue())));
        }
        softly.assertThat(count.explanation().stream().map(Explanation::rule))
                .as("explanation")
                .containsAll(strings(one.at("/expect/explains")));
        softly.assertAll();
    }

    private static void unbilled(SoftAssertions softly, JsonNode expected, List<UnbilledService> actual) {
        var wanted = elements(expected.at("/answer/unbilled"));
        softly.assertThat(actual.stream().map(UnbilledService::code))
                .as("unbilled")
                .containsExactlyElementsOf(
                        wanted.stream().map(service -> text(service, "code")).toList());
        for (int index = 0; index < Math.min(wanted.size(), actual.size()); index++) {
            var service = wanted.get(index);
            softly.assertThat(actual.get(index).minutes())
                    .as("unbilled minutes")
                    .isEqualTo(service.get("minutes").intValue());
            softly.assertThat(actual.get(index).reason())
                    .as("reason")
                    .isNotBlank()
                    .contains(expected.path("contains")
                            .path("/unbilled/%d/reason".formatted(index))
                            .asText(""));
        }
    }

    static UnitRequest request(JsonNode request) {
        var discipline = text(request, "discipline");
        var services = elements(request.get("services")).stream()
                .map(service -> new ServiceMinutes(
                        text(service, "code"),
                        service.get("minutes").intValue(),
                        FurnishedBy.valueOf(service.path("furnishedBy").asText("THERAPIST")),
                        Discipline.valueOf(service.path("discipline").asText(discipline))))
                .toList();
        return new UnitRequest(
                LocalDate.parse(text(request, "dateOfService")),
                UnitRule.valueOf(text(request, "unitRule")),
                services,
                request.has("tieChoice") ? strings(request.get("tieChoice")) : List.of());
    }

    private static String written(UnitLine line) {
        return "%s x%d %s %s %d"
                .formatted(line.code(), line.units(), line.assistant(), line.modifiers(), line.minutes());
    }

    /** A case that leaves out a line's minutes does not judge them. */
    private static String written(JsonNode line, List<UnitLine> actual) {
        int minutes = line.has("minutes")
                ? line.get("minutes").intValue()
                : actual.stream()
                        .filter(one -> one.code().equals(text(line, "code")))
                        .mapToInt(UnitLine::minutes)
                        .findFirst()
                        .orElse(-1);
        return "%s x%d %s %s %d"
                .formatted(
                        text(line, "code"),
                        line.get("units").intValue(),
                        line.get("assistant").booleanValue(),
                        strings(line.get("modifiers")),
                        minutes);
    }

    private static int figure(UnitCount count, String field) {
        return switch (field) {
            case "timedMinutes" -> count.timedMinutes();
            case "totalMinutes" -> count.totalMinutes();
            case "timedUnits" -> count.timedUnits();
            default -> throw new IllegalArgumentException(field);
        };
    }
}
