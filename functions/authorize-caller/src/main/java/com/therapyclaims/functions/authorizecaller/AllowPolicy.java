package com.therapyclaims.functions.authorizecaller;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.therapyclaims.aws.callers.Caller;
import com.therapyclaims.aws.callers.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * The authorizer's answer: what the caller may call, and who calls. API Gateway refuses everything else with 403 and hands
 * the context on to the function as {@code requestContext.authorizer}.
 *
 * <p>API Gateway remembers the answer for a key and holds the key's next calls against it, whatever they call. So it
 * names everything the role may ever call in the stage, and not the method of this one call.
 */
final class AllowPolicy {
    private static final JsonFactory JSON = new JsonFactory();

    private static final List<String> EVERYTHING = List.of("/*");

    /** What computes without keeping anything. */
    private static final List<String> COMPUTING = List.of(
            "/POST/v1/units",
            "/POST/v1/notes/validate",
            "/POST/v1/edits",
            "/POST/v1/prices",
            "/POST/v1/repricings/preview");

    /** Whatever reads, beside what computes. */
    private static final List<String> READING = both(List.of("/GET/*"), COMPUTING);

    /** Fee schedules and what they changed, beside what computes: no claim and no patient is the operator's. */
    private static final List<String> OPERATING = both(
            List.of(
                    "/GET/v1/fee-schedules*",
                    "/POST/v1/fee-schedules/*",
                    "/GET/v1/repricings*",
                    "/POST/v1/repricings/*/pause",
                    "/POST/v1/repricings/*/resume"),
            COMPUTING);

    private AllowPolicy() {}

    /**
     * Writes the answer.
     *
     * @param usageKey what the gateway counts the caller's calls by
     */
    static void write(OutputStream answer, Caller caller, String usageKey, String stage) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(answer)) {
            json.writeStartObject();
            json.writeStringField("principalId", caller.practiceId());
            policy(json, stage, methods(caller.role()));
            json.writeStringField("usageIdentifierKey", usageKey);
            json.writeObjectFieldStart("context");
            json.writeStringField("practiceId", caller.practiceId());
            json.writeStringField("role", caller.role().value());
            json.writeStringField("keyName", caller.name());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static List<String> methods(Role role) {
        return switch (role) {
            case BILLER -> EVERYTHING;
            case READ_ONLY -> READING;
            case PLATFORM_OPERATOR -> OPERATING;
        };
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static void policy(JsonGenerator json, String stage, List<String> methods) throws IOException {
        json.writeObjectFieldStart("policyDocument");
        json.writeStringField("Version", "2012-10-17");
        json.writeArrayFieldStart("Statement");
        json.writeStartObject();
        json.writeStringField("Action", "execute-api:Invoke");
        json.writeStringField("Effect", "Allow");
        json.writeArrayFieldStart("Resource");
        for (String method : methods) {
            json.writeString(stage + method);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }
}
