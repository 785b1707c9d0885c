package com.therapyclaims.domain.edits;

import static com.therapyclaims.domain.ConformanceCases.elements;
import static com.therapyclaims.domain.ConformanceCases.strings;
import static com.therapyclaims.domain.ConformanceCases.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.domain.ConformanceCases;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases of {@code conformance/edits}; its README says how they are to be read. */
class EditConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final List<String> FILES =
            List.of("code-pairs.json", "unit-limits.json", "modifiers.json", "therapy-threshold.json", "places.json");

    private final EditChecker checker = new EditChecker(NcciTables.published());

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return ConformanceCases.tests("edits", FILES, this::run);
    }

    private void run(JsonNode one) {
        EditResult result = checker.check(request(one.get("request")));
        JsonNode expected = one.get("expect");
        JsonNode answer = expected.get("answer");
        var softly = new SoftAssertions();
        rows(
                softly,
                answer,
                "lines",
                result.lines().stream()
                        .map(line -> Map.<String, Object>of(
                                "status", line.status().name(),
                                "kxRequired", line.kxRequired(),
                                "modifiers", line.modifiers()))
                        .toList());
        rows(
                softly,
                answer,
                "ptp",
                result.ptp().stream()
                        .map(pair -> Map.<String, Object>of(
                                "column1", pair.column1(),
                                "column2", pair.column2(),
                                "modifierIndicator", pair.modifierIndicator(),
                                "active", pair.active(),
                                "bypassed", pair.bypassed(),
                                "deniedCode", pair.deniedCode().orElse("")))
                        .toList());
        rows(
                softly,
                answer,
                "mue",
                result.mue().stream()
                        .map(limit -> Map.<String, Object>of(
                                "code", limit.code(),
                                "limit", limit.limit(),
                                "mai", limit.mai(),
                                "units", limit.units(),
                                "exceeded", limit.exceeded()))
                        .toList());
        rows(
                softly,
                buckets(answer),
                "thresholds",
                result.threshold().stream()
                        .map(bucket -> Map.<String, Object>of(
                                "bucket", bucket.bucket().name(),
                                "before", bucket.before().toString(),
                                "after", bucket.after().toString(),
                                "threshold", bucket.threshold().toString(),
                                "targetedReview", bucket.targetedReview().toString()))
                        .toList());
        findings(softly, expected, result.findings().stream().map(Finding::code).toList());
        coverage(softly, expected, result.coverage());
        softly.assertAll();
    }

    /** A day of one bucket has its case written with that bucket alone. */
    private static JsonNode buckets(JsonNode answer) {
        return answer.has("threshold")
                ? JSON.createObjectNode()
                        .set("thresholds", JSON.createArrayNode().add(answer.get("threshold")))
                : answer;
    }

    private static void rows(SoftAssertions softly, JsonNode expected, String name, List<Map<String, Object>> actual) {
        if (!expected.has(name)) {
            return;
        }
        List<JsonNode> wanted = elements(expected.get(name));
        softly.assertThat(actual).as(name).hasSameSizeAs(wanted);
        for (int index = 0; index < Math.min(wanted.size(), actual.size()); index++) {
            Map<String, Object> row = actual.get(index);
            wanted.get(index)
                    .properties()
                    .forEach(field -> softly.assertThat(row)
                            .as(name)
                            .containsEntry(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
            if (row.containsKey("deniedCode") && !wanted.get(index).has("deniedCode")) {
                softly.assertThat(row).as(name).containsEntry("deniedCode", "");
            }
        }
    }

    private static void findings(SoftAssertions softly, JsonNode expected, List<String> codes) {
        if (expected.has("findings")) {
            softly.assertThat(codes)
                    .as("findings")
                    .containsExactlyInAnyOrderElementsOf(strings(expected.get("findings")));
        }
        softly.assertThat(codes).as("findings").containsAll(strings(expected.path("findingsInclude")));
        softly.assertThat(codes).as("findings").doesNotContainAnyElementsOf(excluded(expected));
    }

    /** AssertJ refuses an empty list here, so a code nobody knows stands in. */
    private static List<String> excluded(JsonNode expected) {
        List<String> excluded = strings(expected.path("findingsExclude"));
        return excluded.isEmpty() ? List.of("NONE.SUCH") : excluded;
    }

    private static void coverage(SoftAssertions softly, JsonNode expected, List<Coverage> coverage) {
        expected.path("coverage")
                .properties()
                .forEach(check -> softly.assertThat(coverage)
                        .as(check.getKey())
                        .filteredOn(one -> one.check().equals(check.getKey()))
                        .extracting(Coverage::checked)
                        .containsExactly(check.getValue().booleanValue()));
    }

    static EditRequest request(JsonNode request) {
        LocalDate dateOfService = LocalDate.parse(text(request, "dateOfService"));
        String payerId = text(request, "payerId");
        return new EditRequest(
                dateOfService,
                payerId,
                new StandardPayers().find(payerId, dateOfService).orElseThrow().editTable(),
                optional(request, "placeOfService"),
                optional(request, "providerType"),
                elements(request.get("lines")).stream()
                        .map(EditConformanceTest::line)
                        .toList(),
                Optional.ofNullable(request.get("therapyAccrual"))
                        .map(accrual ->
                                new TherapyAccrual(Money.of(text(accrual, "ptSlp")), Money.of(text(accrual, "ot")))));
    }

    private static LineToCheck line(JsonNode line) {
        return new LineToCheck(
                text(line, "code"),
                line.get("units").intValue(),
                strings(line.get("modifiers")),
                elements(line.path("segments")).stream()
                        .map(segment -> new Segment(
                                LocalTime.parse(text(segment, "start")), LocalTime.parse(text(segment, "stop"))))
                        .toList(),
                optional(line, "charge").map(Money::of),
                optional(line, "allowed").map(Money::of));
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::textValue);
    }
}
