package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
        value = "com.therapyclaims.local.runner.functions.Functions#canRunInProcesses",
        disabledReason = "AWS's runtime client is for Linux alone: here the functions run in one process")
final class FunctionsInProcessesTest extends LocalSystemContract {

    @Override
    LocalOptions adapt(LocalOptions options) {
        return options;
    }

    @Test
    void aFunctionWhoseProcessDiesIsStartedAnew() {
        assertThat(send(request("/misbehave/exit")).statusCode()).isEqualTo(502);
        assertThat(send(request("/misbehave/not")).statusCode()).isEqualTo(204);
    }
}
