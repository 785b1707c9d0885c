package com.therapyclaims.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines of the log that CloudWatch reads as metrics. */
class BusinessMetricsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StructuredLog log = new StructuredLog(
            "archive-claim",
            new PrintStream(bytes, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Instant.ofEpochMilli(1_700_000_000_000L)));

    @Test
    void countsAreOneLineInTheEmbeddedMetricFormat() {
        log.count(Map.of(BusinessMetric.UNITS_ARCHIVED, 3, BusinessMetric.CLAIMS_ARCHIVED, 1));

        assertThat(lines())
                .containsExactly(
                        "{\"_aws\":{\"Timestamp\":1700000000000,\"CloudWatchMetrics\":[{\"Namespace\":\"TherapyClaims\","
                                + "\"Dimensions\":[[\"FunctionName\"]],\"Metrics\":[{\"Name\":\"ClaimsArchived\",\"Unit\":\"Count\"},"
                                + "{\"Name\":\"UnitsArchived\",\"Unit\":\"Count\"}]}]},\"FunctionName\":\"archive-claim\","
                                + "\"ClaimsArchived\":1,\"UnitsArchived\":3}");
    }

    @Test
    void findingsAreCountedByTheirCodeAndByNothingOfTheirs() {
        Finding finding = Finding.of(FindingCode.DOC_DATE_MISSING, "/note/of/Pat", "Pat has no date");

        log.countFindings(Stream.of(finding, finding));

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"Dimensions\":[[\"FunctionName\",\"Code\"]]")
                        .endsWith("\"Code\":\"DOC.DATE_MISSING\",\"Findings\":2}")
                        .doesNotContain("Pat"));
    }

    @Test
    void failedAnswersOfAllFunctionsAreOneMetric() {
        log.countFailedAnswer();

        assertThat(lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("\"Dimensions\":[[\"StackName\"]]")
                        .endsWith("\"StackName\":\"local\",\"AnswersFailed\":1}"));
    }

    private Stream<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines();
    }
}
