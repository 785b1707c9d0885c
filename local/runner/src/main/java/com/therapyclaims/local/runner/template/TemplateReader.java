package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.Resources.Resource;
import com.therapyclaims.local.runner.template.SystemTemplate.Api;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a SAM template into what one machine has to run, or refuses it naming everything that is not understood. */
public final class TemplateReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Globals",
            "Resources",
            "Outputs");

    private final Path folder;
    private final Resources resources;
    private final Refusals refusals;

    private TemplateReader(Path folder, Resources resources, Refusals refusals) {
        this.folder = folder;
        this.resources = resources;
        this.refusals = refusals;
    }

    /**
     * Reads a template.
     *
     * @param file {@code template.yaml}
     * @param parameters the parameters' values where they differ from their defaults
     * @param sqs the SQS endpoint, which queue addresses begin with
     * @throws TemplateRefusedException naming everything that is not understood
     */
    public static SystemTemplate read(Path file, Map<String, String> parameters, URI sqs) {
        Path folder = file.toAbsolutePath().getParent();
        JsonNode template = Yaml.read(file);
        Refusals refusals = new Refusals();
        Map<String, JsonNode> values = ParameterReader.read(template, parameters, refusals);
        template.fieldNames().forEachRemaining(section -> {
            if (!SECTIONS.contains(section)) {
                refusals.add("Section " + section + " is not understood");
            }
        });
        Resources resources = new Resources(template, folder, values, sqs, refusals);
        refusals.throwIfAny();
        return new TemplateReader(folder, resources, refusals).read();
    }

    private SystemTemplate read() {
        FunctionReader functions = new FunctionReader(resources, folder, refusals);
        StorageReader storage = new StorageReader(resources, refusals);
        TriggerReader triggers = new TriggerReader(resources, refusals);
        SystemTemplate system = new SystemTemplate(
                resources.all(ResourceType.FUNCTION, functions::function),
                resources.all(ResourceType.API, this::api).stream().reduce((_, second) -> {
                    refusals.add(second.id() + ": a second API is not understood");
                    return second;
                }),
                resources.all(ResourceType.TABLE, storage::table),
                resources.all(ResourceType.BUCKET, storage::bucket),
                resources.all(ResourceType.QUEUE, storage::queue),
                triggers.uploads(),
                triggers.queues());
        refusals.throwIfAny();
        return system;
    }

    private Api api(Resource resource) {
        JsonNode definition = resources
                .evaluate(resource.properties().path("DefinitionBody"))
                .orElseThrow(() -> new TemplateRefusedException(List.of("DefinitionBody is needed")));
        String stage = resources.value(resource.properties()).path("StageName").asText();
        if (!resources
                .value(resource.properties())
                .path("ApiKeySourceType")
                .asText("AUTHORIZER")
                .equals("AUTHORIZER")) {
            refusals.add(resource.id() + ": an API key that does not come from the authorizer is not understood");
        }
        return new OpenApiReader(refusals)
                .read(resource.id(), stage, definition, new UsagePlanReader(resources, refusals).read());
    }
}
