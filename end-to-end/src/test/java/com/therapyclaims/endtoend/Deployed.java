package com.therapyclaims.endtoend;

import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalSystem;
import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * What a user knows of a system, wherever it runs.
 *
 * @param api where its API answers
 * @param demoKey a biller's key of one practice
 * @param otherKey a biller's key of another practice
 * @param operatorKey the platform operator's key
 * @param s3 the S3 it takes uploads by
 * @param bucket where it takes uploads
 */
record Deployed(URI api, String demoKey, String otherKey, String operatorKey, S3Client s3, String bucket) {

    /** A system that this test has started. */
    static Deployed of(LocalSystem system) {
        return new Deployed(
                system.api(),
                "demo-key",
                "other-key",
                DemoCallers.PLATFORM_KEY,
                system.clients().s3(),
                system.template().buckets().getFirst().name());
    }

    /**
     * The system that the properties name: {@code endpoint}, {@code api.key}, {@code other.api.key},
     * {@code operator.api.key}, {@code bucket} and, where it is not AWS's own, {@code s3.endpoint}; they begin as those of
     * {@code bin/local}. Credentials and region are those of every AWS tool. Empty without {@code endpoint}.
     */
    static Optional<Deployed> ofProperties() {
        return Optional.ofNullable(System.getProperty("endpoint"))
                .map(endpoint -> new Deployed(
                        URI.create(endpoint.replaceFirst("/$", "")),
                        System.getProperty("api.key", "demo-key"),
                        System.getProperty("other.api.key", "other-key"),
                        System.getProperty("operator.api.key", DemoCallers.PLATFORM_KEY),
                        s3(Optional.ofNullable(System.getProperty("s3.endpoint"))),
                        System.getProperty("bucket", "fee-schedules")));
    }

    private static S3Client s3(Optional<String> endpoint) {
        S3ClientBuilder builder = S3Client.builder();
        endpoint.map(URI::create)
                .ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
        return builder.build();
    }
}
