package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalSystem;
import com.therapyclaims.local.runner.functions.Outcome;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the installation says so, each practice has a throttle and a quota of its own. */
class PracticeThrottleTest {
    private static final String LIST = "/v1/fee-schedules";

    @Test
    void aPracticeThatHasMadeAllItsCallsIsTurnedAwayWhateverItsKeyAndAnotherIsNot() throws IOException {
        try (LocalSystem system = started(Map.of("PracticeMonthlyQuota", "3"))) {
            Caller demo = new Caller(system.api(), "demo-key");
            for (int i = 0; i < 3; i++) {
                assertThat(demo.get(LIST).status()).isEqualTo(200);
            }

            assertThat(demo.get(LIST).problem(429).at("/type").asText()).endsWith(":quota-exceeded");
            assertThat(new Caller(system.api(), anotherKeyOfDemo(system))
                            .get(LIST)
                            .status())
                    .isEqualTo(429);
            assertThat(new Caller(system.api(), "other-key").get(LIST).status()).isEqualTo(200);
        }
    }

    @Test
    void aPracticeThatCallsTooFastWaits() {
        try (LocalSystem system = started(Map.of("PracticeBurstLimit", "1", "PracticeRateLimit", "0.001"))) {
            Caller demo = new Caller(system.api(), "demo-key");
            assertThat(demo.get(LIST).status()).isEqualTo(200);

            assertThat(demo.get(LIST).problem(429).at("/type").asText()).endsWith(":too-many-requests");
            assertThat(new Caller(system.api(), "other-key").get(LIST).status()).isEqualTo(200);
        }
    }

    private static LocalSystem started(Map<String, String> limits) {
        Map<String, String> parameters = new HashMap<>(limits);
        parameters.put("Environment", "local");
        parameters.put("ThrottlePractices", "true");
        LocalSystem system = LocalSystem.start(
                RunningSystem.options().withFunctionsInOneProcess().withParameters(parameters));
        DemoCallers.issue(system);
        return system;
    }

    private static String anotherKeyOfDemo(LocalSystem system) throws IOException {
        Outcome issued = system.invoke(
                "IssueCallerKeyFunction", "{\"practiceId\":\"demo\",\"role\":\"read-only\",\"name\":\"auditor\"}");
        return Caller.JSON
                .readTree(((Outcome.Success) issued).payload())
                .get("key")
                .asText();
    }
}
