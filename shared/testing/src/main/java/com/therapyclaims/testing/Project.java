package com.therapyclaims.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The clone the tests run in. */
public final class Project {
    /** Its root folder. */
    public static final Path ROOT = root(Path.of("").toAbsolutePath());

    private Project() {}

    private static Path root(Path folder) {
        if (Files.exists(folder.resolve("openapi.yaml"))) {
            return folder;
        }
        if (folder.getParent() == null) {
            throw new IllegalStateException("tests run inside the project");
        }
        return root(folder.getParent());
    }
}
