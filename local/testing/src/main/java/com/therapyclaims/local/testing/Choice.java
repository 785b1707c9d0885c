package com.therapyclaims.local.testing;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which servers the tests run on.
 *
 * @param hindrance why these cannot be had here; empty where they can
 * @param start starts what is not running and says where it answers
 */
record Choice(Optional<String> hindrance, Supplier<Addresses> start) {
    /** What the property {@code servers} names, by default those of {@code local/servers}. */
    static final Choice OF_PROPERTY = named(System.getProperty("servers", "local"));

    private static Choice named(String name) {
        return switch (name) {
            case "local" -> new Choice(Optional.empty(), ServersProcess::ofThisBuild);
            case "localstack" -> localStack(LocalStack.canRun());
            default -> new Choice(Optional.empty(), () -> Addresses.ofOne(URI.create(name)));
        };
    }

    /** LocalStack in a container. */
    static Choice localStack(boolean hasDocker) {
        return new Choice(
                hasDocker ? Optional.empty() : Optional.of("skipped: LocalStack wants Docker, and none runs here"),
                () -> Addresses.ofOne(LocalStack.start()));
    }
}
