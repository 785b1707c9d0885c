package com.therapyclaims.supply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jars that are deployed with the functions, as they were built. */
final class DeployedJars {
    private static final Path FUNCTIONS = Path.of("../functions");

    private DeployedJars() {}

    /** Their file names, each once. */
    static Set<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(FUNCTIONS)) {
            return files.filter(file -> file.toString().contains("target/function/lib"))
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
