package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FunctionsInOneProcessTest extends LocalSystemContract {

    @Override
    LocalOptions adapt(LocalOptions options) {
        return options.withFunctionsInOneProcess();
    }

    @Test
    void functionsWhoseProcessDiesAreStartedAnew() {
        assertThat(send(request("/misbehave/exit")).statusCode()).isEqualTo(502);
        assertThat(send(request("/misbehave/not")).statusCode()).isEqualTo(204);
    }
}
