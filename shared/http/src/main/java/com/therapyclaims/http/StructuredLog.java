package com.therapyclaims.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.domain.rules.Finding;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The only way functions write to the log: one JSON line an event, made of the fields listed here and no others. Logs
 * are read by more people than claims are, so nothing of a patient, a note or a request has a field.
 */
public final class StructuredLog {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_FRAMES = 40;
    /** Where Lambda says which function this is. */
    private static final Optional<String> FUNCTION_NAME =
            Optional.ofNullable(System.getenv("AWS_LAMBDA_FUNCTION_NAME"));

    private static final Optional<String> STACK_NAME = Optional.ofNullable(System.getenv("STACK_NAME"));

    private final String function;
    private final PrintStream out;
    private final InstantSource clock;

    /** A log of the named function, on standard output. */
    public StructuredLog(String function) {
        this(function, System.out, InstantSource.system());
    }

    /** A log that goes where it is told to. */
    public StructuredLog(String function, PrintStream out, InstantSource clock) {
        this.function = function;
        this.out = out;
        this.clock = clock;
    }

    /** What a line may hold: our own words, ids made by us or by AWS, and counts. */
    public enum Field {
        REQUEST_ID("requestId"),
        OUTCOME("outcome"),
        RESOURCE("resource"),
        METHOD("method"),
        STATUS("status"),
        DURATION_MS("durationMs"),
        PRACTICE_ID("practiceId"),
        SCHEDULE_ID("scheduleId"),
        SCHEDULE_VERSION("scheduleVersion"),
        REPRICING_ID("repricingId"),
        VISIT_FILE_ID("visitFileId"),
        MESSAGE_ID("messageId"),
        COUNT("count");

        private final String name;

        Field(String name) {
            this.name = name;
        }
    }

    /** Tells of something that went as it should. */
    public void info(Map<Field, Object> fields) {
        write("INFO", fields, null);
    }

    /**
     * Tells of a failure: which exceptions, and where. Their messages stay out, because a message may quote what was
     * being worked on.
     */
    public void error(Map<Field, Object> fields, Throwable failure) {
        write("ERROR", fields, failure);
    }

    /** The business in numbers, in CloudWatch's embedded metric format: a line of the log that becomes metrics. */
    public void count(Map<BusinessMetric, ? extends Number> counts) {
        count(Map.of(), counts);
    }

    /** Counts an answer that failed inside, of whichever function of the stack: the line beside it names it. */
    void countFailedAnswer() {
        SequencedMap<String, String> stack = new LinkedHashMap<>();
        stack.put(EmbeddedMetrics.STACK, STACK_NAME.orElse("local"));
        out.println(EmbeddedMetrics.line(clock.instant(), stack, Map.of(BusinessMetric.ANSWERS_FAILED, 1)));
    }

    private void count(Map<String, String> furtherDimensions, Map<BusinessMetric, ? extends Number> counts) {
        SequencedMap<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put(EmbeddedMetrics.FUNCTION, FUNCTION_NAME.orElse(function));
        dimensions.putAll(furtherDimensions);
        out.println(EmbeddedMetrics.line(clock.instant(), dimensions, counts));
    }

    /** Counts findings by their codes, which are those of the catalogue and no others. */
    public void countFindings(Stream<Finding> findings) {
        findings.collect(Collectors.groupingBy(Finding::code, TreeMap::new, Collectors.counting()))
                .forEach((code, count) ->
                        count(Map.of(EmbeddedMetrics.CODE, code), Map.of(BusinessMetric.FINDINGS, count)));
    }

    private void write(String level, Map<Field, Object> fields, Throwable failure) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("timestamp", clock.instant().toString());
            json.writeStringField("level", level);
            json.writeStringField("function", function);
            for (Field field : Field.values()) {
                Object value = fields.get(field);
                if (value instanceof Number number) {
                    json.writeNumberField(field.name, number.longValue());
                } else if (value != null) {
                    json.writeStringField(field.name, value.toString());
                }
            }
            if (failure != null) {
                failure(json, failure);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(line);
    }

    private static void failure(JsonGenerator json, Throwable failure) throws IOException {
        json.writeArrayFieldStart("failure");
        Throwable cause = failure;
        // A chain of causes is a few long; a broken one may be a ring.
        for (int depth = 0; cause != null && depth < 10; depth++) {
            json.writeStartObject();
            json.writeStringField("exception", cause.getClass().getName());
            json.writeArrayFieldStart("frames");
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                json.writeString(frames[i].toString());
            }
            json.writeEndArray();
            json.writeEndObject();
            cause = cause.getCause();
        }
        json.writeEndArray();
    }
}
