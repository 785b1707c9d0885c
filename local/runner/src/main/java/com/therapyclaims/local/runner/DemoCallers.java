package com.therapyclaims.local.runner;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.therapyclaims.local.runner.functions.Outcome;
import java.util.List;

/** The callers that exist here and only here, made by the function an operator would use. */
public final class DemoCallers {

    /** The platform operator's key. */
    public static final String PLATFORM_KEY = "platform-key";

    private static final String FUNCTION = "IssueCallerKeyFunction";
    private static final List<DemoCaller> ALL = List.of(
            new DemoCaller("demo", "demo-key", "biller"),
            new DemoCaller("other", "other-key", "biller"),
            new DemoCaller("platform", PLATFORM_KEY, "platform-operator"));

    private DemoCallers() {}

    private record DemoCaller(String practice, String key, String role) {}

    /** Issues all keys; a key that exists already stays as it is. */
    public static void issue(LocalSystem system) {
        ALL.forEach(caller -> {
            String request = JsonNodeFactory.instance
                    .objectNode()
                    .put("practiceId", caller.practice())
                    .put("role", caller.role())
                    .put("name", "demo")
                    .put("key", caller.key())
                    .toString();
            if (system.invoke(FUNCTION, request) instanceof Outcome.Failure failure) {
                throw new IllegalStateException("No key for " + caller.practice() + ": " + failure.message());
            }
        });
    }

    /** For people. */
    static String describe() {
        return String.join(
                ", ",
                ALL.stream()
                        .map(caller -> caller.key() + " (" + caller.practice() + ", " + caller.role() + ")")
                        .toList());
    }
}
