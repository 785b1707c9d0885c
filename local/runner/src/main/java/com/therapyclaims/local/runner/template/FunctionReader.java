package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.therapyclaims.local.runner.template.Resources.Resource;
import com.therapyclaims.local.runner.template.SystemTemplate.AsyncFailures;
import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the functions of a template. */
final class FunctionReader {
    private static final int DEFAULT_ASYNC_RETRIES = 2;

    private final Resources resources;
    private final Path folder;
    private final Refusals refusals;

    /**
     * A reader of functions.
     *
     * @param folder where the template stands: the functions' folders are named from there
     */
    FunctionReader(Resources resources, Path folder, Refusals refusals) {
        this.resources = resources;
        this.folder = folder;
        this.refusals = refusals;
    }

    Function function(Resource resource) {
        refusals.allBut(
                Set.of("LogFormat", "LogGroup", "ApplicationLogLevel", "SystemLogLevel"),
                resource.id() + " LoggingConfig",
                resource.properties().path("LoggingConfig"));
        ObjectNode own = resource.properties().deepCopy();
        own.remove("Events");
        // Log groups are not made here: their names have no value.
        if (own.get("LoggingConfig") instanceof ObjectNode logging) {
            logging.remove("LogGroup");
        }
        JsonNode properties = resources.value(own);
        String runtime = properties.path("Runtime").asText();
        if (!runtime.startsWith("java")) {
            refusals.add(resource.id() + ": Runtime " + runtime + " is not understood");
        }
        refusals.allBut(Set.of("Variables"), resource.id() + " Environment", properties.path("Environment"));
        Map<String, String> environment = new LinkedHashMap<>();
        properties
                .path("Environment")
                .path("Variables")
                .properties()
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        JsonNode reserved = properties.path("ReservedConcurrentExecutions");
        return new Function(
                resource.id(),
                properties.path("FunctionName").asText(resource.id()),
                folder.resolve(properties.path("CodeUri").asText()).normalize(),
                properties.path("Handler").asText(),
                properties.path("MemorySize").asInt(128),
                Duration.ofSeconds(properties.path("Timeout").asInt(3)),
                environment,
                reserved.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(reserved.asInt()),
                properties.path("LoggingConfig").path("LogFormat").asText().equals("JSON"),
                failures(resource.id(), properties));
    }

    private AsyncFailures failures(String id, JsonNode properties) {
        JsonNode config = properties.path("EventInvokeConfig");
        refusals.allBut(Set.of("MaximumRetryAttempts", "DestinationConfig"), id + " EventInvokeConfig", config);
        refusals.allBut(Set.of("OnFailure"), id + " DestinationConfig", config.path("DestinationConfig"));
        JsonNode onFailure = config.path("DestinationConfig").path("OnFailure");
        JsonNode deadLetters = properties.path("DeadLetterQueue");
        return new AsyncFailures(
                config.path("MaximumRetryAttempts").asInt(DEFAULT_ASYNC_RETRIES),
                queueArn(id + " OnFailure", onFailure, "Destination"),
                queueArn(id + " DeadLetterQueue", deadLetters, "TargetArn"));
    }

    private Optional<String> queueArn(String where, JsonNode target, String property) {
        if (target.isMissingNode()) {
            return Optional.empty();
        }
        refusals.allBut(Set.of("Type", property), where, target);
        if (!target.path("Type").asText().equals("SQS")) {
            refusals.add(where + ": type " + target.path("Type").asText() + " is not understood");
        }
        return Optional.of(target.path(property).asText());
    }
}
