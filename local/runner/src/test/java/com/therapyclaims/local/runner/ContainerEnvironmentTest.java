package com.therapyclaims.local.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerEnvironmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8000", "http://localhost:8000", "http://0.0.0.0:8000"})
    void aServerOfThisMachineIsReachedByTheNameContainersKnowItBy(String server) {
        assertThat(ContainerEnvironment.fromInside(URI.create(server))).isEqualTo("http://host.docker.internal:8000");
    }

    @Test
    void aServerBoundToOneAddressIsReachedThere() {
        assertThat(ContainerEnvironment.fromInside(URI.create("http://172.17.0.1:8000")))
                .isEqualTo("http://172.17.0.1:8000");
    }

    @Test
    void aQueueIsReachedAsItsServerIs() {
        URI sqs = URI.create("http://0.0.0.0:9324");

        assertThat(ContainerEnvironment.fromInside("http://0.0.0.0:9324/000000000000/Plans", sqs))
                .isEqualTo("http://host.docker.internal:9324/000000000000/Plans");
        assertThat(ContainerEnvironment.fromInside("ClaimsTable", sqs)).isEqualTo("ClaimsTable");
    }
}
