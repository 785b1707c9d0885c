package com.therapyclaims.local.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The sample system of the test resources. */
public final class Samples {

    private Samples() {}

    /** Its template. */
    public static Path template() {
        try {
            return Path.of(Samples.class.getResource("/system/template.yaml").toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The sample system, whose function writes into that folder, with servers in a process of its own. */
    static LocalOptions options(Path records) {
        LocalOptions options = LocalOptions.of(template());
        return options.withParameters(Map.of("Environment", "local", "RecordsFolder", records.toString()));
    }

    /** The process that runs the servers of tests which share one: started with the first, it ends with this process. */
    static ServersProcess servers() {
        return Servers.OF_ALL;
    }

    private static final class Servers {
        private static final ServersProcess OF_ALL = start();

        private static ServersProcess start() {
            try {
                return ServersProcess.start(
                        Files.createDirectories(Path.of("target/servers").toAbsolutePath()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
