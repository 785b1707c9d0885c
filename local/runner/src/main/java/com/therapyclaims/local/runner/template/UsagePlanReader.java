package com.therapyclaims.local.runner.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.therapyclaims.local.runner.template.Resources.Resource;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlan;
import com.therapyclaims.local.runner.template.SystemTemplate.UsagePlans;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads which usage plans there are, and whose calls each counts. */
final class UsagePlanReader {
    private final Resources resources;
    private final Refusals refusals;

    UsagePlanReader(Resources resources, Refusals refusals) {
        this.resources = resources;
        this.refusals = refusals;
    }

    UsagePlans read() {
        Map<String, UsagePlan> plans = new LinkedHashMap<>();
        resources.all(ResourceType.USAGE_PLAN, resource -> plans.put(resource.id(), usagePlan(resource)));
        Map<String, String> keys = new LinkedHashMap<>();
        resources.all(
                ResourceType.USAGE_KEY,
                resource -> keys.put(
                        resource.id(),
                        resources.value(resource.properties()).path("Value").asText()));
        Map<String, UsagePlan> byKey = new LinkedHashMap<>();
        Map<String, UsagePlan> others = new LinkedHashMap<>(plans);
        resources.all(ResourceType.USAGE_PLAN_KEY, resource -> {
            JsonNode properties = resources.value(resource.properties());
            String plan = properties.path("UsagePlanId").asText();
            others.remove(plan);
            return byKey.put(keys.get(properties.path("KeyId").asText()), plans.get(plan));
        });
        if (others.size() > 1) {
            refusals.add(String.join(", ", others.keySet())
                    + ": which of these an operator's keys are in is not understood");
        }
        return new UsagePlans(byKey, others.values().stream().findFirst());
    }

    private UsagePlan usagePlan(Resource resource) {
        JsonNode properties = resources.value(resource.properties());
        JsonNode throttle = properties.path("Throttle");
        JsonNode quota = properties.path("Quota");
        refusals.allBut(Set.of("RateLimit", "BurstLimit"), resource.id() + " Throttle", throttle);
        refusals.allBut(Set.of("Limit", "Period"), resource.id() + " Quota", quota);
        if (!quota.path("Period").asText("MONTH").equals("MONTH")) {
            refusals.add(resource.id() + ": a Quota Period that is not MONTH is not understood");
        }
        return new UsagePlan(
                throttle.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new UsagePlan.Throttle(
                                throttle.path("RateLimit").asDouble(),
                                throttle.path("BurstLimit").asInt())),
                quota.isMissingNode()
                        ? OptionalLong.empty()
                        : OptionalLong.of(quota.path("Limit").asLong()));
    }
}
