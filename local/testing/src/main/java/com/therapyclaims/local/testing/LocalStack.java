package com.therapyclaims.local.testing;

import java.net.URI;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container that ends with this process. */
final class LocalStack {
    /** The last that runs without an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private LocalStack() {}

    /** Whether there is a Docker to run it. */
    static boolean canRun() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    /**
     * Starts it.
     *
     * @return where it answers for every service
     */
    static URI start() {
        LocalStackContainer container = new LocalStackContainer(IMAGE).withServices("dynamodb", "s3", "sqs");
        container.start();
        return container.getEndpoint();
    }
}
