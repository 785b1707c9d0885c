package com.therapyclaims.local.runner;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built parts of this clone stand.
 *
 * @param root the folder of {@code template.yaml}
 */
record Installation(Path root) {

    /** The clone that holds the current folder. */
    static Installation here() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("template.yaml"))) {
                return new Installation(folder);
            }
        }
        throw new IllegalStateException("There is no template.yaml here or in a folder above");
    }

    /** The {@code java} that runs this. */
    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    String serversClassPath() {
        Path target = root.resolve("local/servers/target");
        return target.resolve("classes") + File.pathSeparator + read(target.resolve("class-path.txt"));
    }

    String functionRuntimeClassPath() {
        return read(root.resolve("local/runner/target/function-runtime-class-path.txt"));
    }

    String functionHostClassPath() {
        return root.resolve("local/runner/target/classes") + File.pathSeparator + functionRuntimeClassPath();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is missing: build with mvn -Dquick package", e);
        }
    }
}
