package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lines in CloudWatch's embedded metric format. The dimensions are few and closed: the function and, for findings, their
 * code.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     format</a>
 */
final class EmbeddedMetrics {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAMESPACE = "TherapyClaims";
    private static final String FUNCTION = "FunctionName";
    private static final String CODE = "Code";

    private EmbeddedMetrics() {}

    /**
     * One line.
     *
     * @param code the finding that is counted, if it is one
     */
    static String line(
            Instant now, String function, Optional<String> code, Map<BusinessMetric, ? extends Number> counts) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", now.toEpochMilli());
            json.writeArrayFieldStart("CloudWatchMetrics");
            json.writeStartObject();
            json.writeStringField("Namespace", NAMESPACE);
            json.writeArrayFieldStart("Dimensions");
            json.writeStartArray();
            json.writeString(FUNCTION);
            if (code.isPresent()) {
                json.writeString(CODE);
            }
            json.writeEndArray();
            json.writeEndArray();
            json.writeArrayFieldStart("Metrics");
            for (BusinessMetric metric : new TreeMap<>(counts).keySet()) {
                json.writeStartObject();
                json.writeStringField("Name", metric.word());
                json.writeStringField("Unit", "Count");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringField(FUNCTION, function);
            if (code.isPresent()) {
                json.writeStringField(CODE, code.get());
            }
            for (Map.Entry<BusinessMetric, ? extends Number> count : new TreeMap<>(counts).entrySet()) {
                json.writeNumberField(count.getKey().word(), count.getValue().longValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }
}
