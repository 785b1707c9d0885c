package com.therapyclaims.local.runner;

import java.net.URISyntaxException;
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

    static LocalOptions options(Path records) {
        LocalOptions options = LocalOptions.of(template());
        return options.withParameters(Map.of("Environment", "local", "RecordsFolder", records.toString()));
    }
}
