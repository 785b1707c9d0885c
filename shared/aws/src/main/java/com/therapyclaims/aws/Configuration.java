package com.therapyclaims.aws;

import com.therapyclaims.aws.callers.UsageKeys;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What the template tells a function about its surroundings, read from the environment once. A function asks for its
 * values while it starts, so that a missing one stops it there, by name, and not in the middle of a request.
 */
public final class Configuration {
    private final Map<String, String> values;

    private Configuration(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The environment of this process. */
    public static Configuration fromEnvironment() {
        return new Configuration(System.getenv());
    }

    /** The given variables in place of the environment. */
    public static Configuration of(Map<String, String> variables) {
        return new Configuration(variables);
    }

    /** The table of claims, revisions, repricings and ledgers. */
    public String claimsTable() {
        return required("CLAIMS_TABLE");
    }

    /** The table of published fee schedules and uploads. */
    public String feeSchedulesTable() {
        return required("FEE_SCHEDULES_TABLE");
    }

    /** The table of hashed API keys. */
    public String callersTable() {
        return required("CALLERS_TABLE");
    }

    /** The table of who saw or changed patient data. */
    public String accessRecordsTable() {
        return required("ACCESS_RECORDS_TABLE");
    }

    /** What cursors are sealed with. */
    public String cursorSecret() {
        return required("CURSOR_SECRET");
    }

    /** The bucket of uploads, published snapshots and reports. */
    public String feeScheduleBucket() {
        return required("FEE_SCHEDULE_BUCKET");
    }

    /** The queue of versions whose claims are to be repriced. */
    public String repricingPlansQueueUrl() {
        return address("REPRICING_PLANS_QUEUE_URL");
    }

    /** The queue of chunks of claims to reprice. */
    public String repricingChunksQueueUrl() {
        return address("REPRICING_CHUNKS_QUEUE_URL");
    }

    /** How long after a publication claims are looked for that were being decided meanwhile. */
    public Duration secondLookAfter() {
        return Duration.ofSeconds(Long.parseLong(required("SECOND_LOOK_SECONDS")));
    }

    /** The table of files of visits and how far they have come. */
    public String visitFilesTable() {
        return required("VISIT_FILES_TABLE");
    }

    /** The queue of work on files of visits. */
    public String visitFilesQueueUrl() {
        return address("VISIT_FILES_QUEUE_URL");
    }

    /** What API Gateway counts calls by. */
    public UsageKeys usageKeys() {
        return new UsageKeys(
                required("STACK_NAME"), required("THROTTLE_PRACTICES").equals("true"));
    }

    /** Whether the calculator may be used without a key. */
    public boolean publicCalculator() {
        return required("PUBLIC_CALCULATOR").equals("true");
    }

    /** The electronic transmitter id that payers know the installation by; empty where nobody has said. */
    public String submitterId() {
        return told("SUBMITTER_ID");
    }

    /** The name that claims are submitted under; empty where nobody has said. */
    public String submitterName() {
        return told("SUBMITTER_NAME");
    }

    /** Where payers ask back about a file of claims; empty where nobody has said. */
    public String submitterEmail() {
        return told("SUBMITTER_EMAIL");
    }

    /** Which installation this is. */
    public Environment environment() {
        String name = required("ENVIRONMENT");
        for (Environment environment : Environment.values()) {
            if (environment.value.equals(name)) {
                return environment;
            }
        }
        throw new IncompleteConfigurationException(
                "ENVIRONMENT is neither local nor development nor production: set it in template.yaml");
    }

    /** The AWS region of every client. */
    public String region() {
        return required("AWS_REGION");
    }

    private String address(String name) {
        String value = required(name);
        if (!URI.create(value).isAbsolute()) {
            throw new IncompleteConfigurationException(name + " is no absolute URL: set it in template.yaml");
        }
        return value;
    }

    private String told(String name) {
        return values.getOrDefault(name, "").strip();
    }

    private String required(String name) {
        String value = values.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IncompleteConfigurationException(
                    "the environment variable " + name + " is missing or empty: set it in template.yaml");
        }
        return value;
    }

    /** The kinds of installation. */
    public enum Environment {
        /** On one machine. */
        LOCAL("local"),
        /** On AWS, with nobody's real claims. */
        DEVELOPMENT("development"),
        /** On AWS, with real claims. */
        PRODUCTION("production");

        private final String value;

        Environment(String value) {
            this.value = value;
        }
    }

    /** A variable the function needs is missing or wrong; the message names it. */
    public static final class IncompleteConfigurationException extends RuntimeException {
        IncompleteConfigurationException(String message) {
            super(message);
        }
    }
}
