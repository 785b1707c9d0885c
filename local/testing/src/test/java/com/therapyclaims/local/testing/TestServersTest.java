package com.therapyclaims.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

class TestServersTest {
    @Test
    @ExtendWith(CurrentContext.class)
    void withoutDockerTestsOnLocalStackAreSkippedAndSayWhy(ExtensionContext here) {
        ConditionEvaluationResult result = new TestServers(Choice.localStack(false)).evaluateExecutionCondition(here);

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).hasValueSatisfying(why -> assertThat(why).contains("Docker"));
    }

    @Test
    @ExtendWith(CurrentContext.class)
    void withDockerTheyRun(ExtensionContext here) {
        assertThat(new TestServers(Choice.localStack(true))
                        .evaluateExecutionCondition(here)
                        .isDisabled())
                .isFalse();
    }

    @Test
    @ExtendWith({TestServers.class, CurrentContext.class})
    void theTablesOfAClassGoWithIt(TestServers servers, ExtensionContext here) {
        String claims = servers.newClaimsTable();
        String callers = servers.newCallersTable();
        assertThat(tables(servers)).contains(claims, callers);

        servers.afterAll(here);

        assertThat(tables(servers)).doesNotContain(claims, callers);
    }

    private static List<String> tables(TestServers servers) {
        return servers.dynamoDb().listTablesPaginator().tableNames().stream().toList();
    }
}
