package com.therapyclaims.endtoend;

import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The whole system with its practices calling: started and loaded here as {@code bin/local} does it, or, where the property
 * {@code endpoint} says so, wherever it runs already.
 */
final class RunningSystem implements AutoCloseable {
    private static final Duration LOADED = Duration.ofMinutes(2);

    private final Deployed deployed;
    private final Optional<LocalSystem> local;
    private final Caller demo;
    private final Caller other;
    private final Caller operator;
    private final Caller nobody;

    private RunningSystem(Deployed deployed, Optional<LocalSystem> local) {
        this.deployed = deployed;
        this.local = local;
        demo = withKey(deployed.demoKey());
        other = withKey(deployed.otherKey());
        operator = withKey(deployed.operatorKey());
        nobody = withKey("");
    }

    /** Where the properties say, by default here with every function in one process. */
    static RunningSystem start() {
        return Deployed.ofProperties()
                .map(deployed -> new RunningSystem(deployed, Optional.empty()))
                .orElseGet(() -> start(LocalOptions.ofThisClone().withFunctionsInOneProcess()));
    }

    /**
     * The same, for tests that publish fee schedules everyone there is priced with: a system that runs elsewhere must be
     * meant for that.
     */
    static RunningSystem startFresh() {
        Assumptions.assumeTrue(
                System.getProperty("endpoint") == null || Boolean.getBoolean("endpoint.fresh"),
                "publishes fee schedules: not without -Dendpoint.fresh=true");
        return start();
    }

    /** Here. */
    static RunningSystem start(LocalOptions options) {
        LocalSystem system = LocalSystem.start(options);
        DemoCallers.issue(system);
        BundledFeeSchedules.load(system, LOADED, (done, all) -> {});
        return new RunningSystem(Deployed.of(system), Optional.of(system));
    }

    /** The practice {@code demo}. */
    Caller demo() {
        return demo;
    }

    /** The practice {@code other}. */
    Caller other() {
        return other;
    }

    /** The platform operator. */
    Caller operator() {
        return operator;
    }

    /** A caller without a key. */
    Caller nobody() {
        return nobody;
    }

    /** A caller with a key of no one. */
    Caller withKey(String key) {
        return new Caller(deployed.api(), key);
    }

    /** The key of the practice {@code demo}. */
    String demoKey() {
        return deployed.demoKey();
    }

    /** Where its API answers. */
    URI api() {
        return deployed.api();
    }

    /** The system's inside; a test that needs it is skipped where the system runs elsewhere. */
    LocalSystem local() {
        Assumptions.assumeTrue(local.isPresent(), "looks inside the system, which runs elsewhere");
        return local.orElseThrow();
    }

    /** What became of uploads, as the operator is told. */
    Uploads uploads() {
        return new Uploads(operator);
    }

    /** Uploads a file as any S3 client would. */
    void upload(String key, String content) {
        upload(key, content.getBytes(StandardCharsets.UTF_8));
    }

    void upload(String key, byte[] content) {
        deployed.s3().putObject(put -> put.bucket(deployed.bucket()).key(key), RequestBody.fromBytes(content));
    }

    @Override
    public void close() {
        local.ifPresent(LocalSystem::close);
    }
}
