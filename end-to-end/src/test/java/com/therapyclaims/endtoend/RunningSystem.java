package com.therapyclaims.endtoend;

import com.therapyclaims.local.runner.BundledFeeSchedules;
import com.therapyclaims.local.runner.DemoCallers;
import com.therapyclaims.local.runner.LocalOptions;
import com.therapyclaims.local.runner.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.core.sync.RequestBody;

/** The whole system, started and loaded as {@code bin/local} does it, with the demo practices calling. */
final class RunningSystem implements AutoCloseable {
    private static final Duration LOADED = Duration.ofMinutes(2);
    private static final Path SCHEDULES = Path.of("..", "fee-schedules");

    private final LocalSystem system;
    private final Caller demo;
    private final Caller other;
    private final Caller operator;
    private final Caller nobody;

    private RunningSystem(LocalSystem system) {
        this.system = system;
        demo = new Caller(system.api(), "demo-key");
        other = new Caller(system.api(), "other-key");
        operator = new Caller(system.api(), DemoCallers.PLATFORM_KEY);
        nobody = new Caller(system.api(), "");
    }

    static RunningSystem start(LocalOptions options) {
        LocalSystem system = LocalSystem.start(options);
        DemoCallers.issue(system);
        BundledFeeSchedules.load(system, LOADED, (done, all) -> {});
        return new RunningSystem(system);
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
        return new Caller(system.api(), key);
    }

    LocalSystem local() {
        return system;
    }

    /** Uploads a file as any S3 client would. */
    void upload(String key, String content) {
        upload(key, content.getBytes(StandardCharsets.UTF_8));
    }

    void upload(String key, byte[] content) {
        system.clients().s3().putObject(put -> put.bucket("fee-schedules").key(key), RequestBody.fromBytes(content));
    }

    /** A bundled file of Medicare's. */
    static String bundled(String path) {
        try {
            return Files.readString(SCHEDULES.resolve("incoming/medicare").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        system.close();
    }
}
