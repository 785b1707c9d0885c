package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Lines in CloudWatch's embedded metric format. The dimensions are few and closed: the function and, for findings, their
 * code; the stack, for what an alarm adds up over all functions.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">the
 *     format</a>
 */
final class EmbeddedMetrics {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAMESPACE = "TherapyClaims";
    /** Which function counts. */
    static final String FUNCTION = "FunctionName";

    /** Which code is counted. */
    static final String CODE = "Code";

    /** Which stack's functions count together. */
    static final String STACK = "StackName";

    private EmbeddedMetrics() {}

    /**
     * One line.
     *
     * @param dimensions their names and values, in order
     */
    static String line(
            Instant now, SequencedMap<String, String> dimensions, Map<BusinessMetric, ? extends Number> counts) {
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
            for (String dimension : dimensions.keySet()) {
                json.writeString(dimension);
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
            for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
                json.writeStringField(dimension.getKey(), dimension.getValue());
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
