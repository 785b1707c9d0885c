package com.therapyclaims.benchmarks.coldstart;

import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A function and what it is asked first.
 *
 * @param function where it is and how it is started
 * @param event what it is asked
 */
record Subject(Function function, byte[] event) {

    String name() {
        return function.shortName();
    }

    /** The size of the folder that is deployed. */
    double packageMegabytes() {
        try (Stream<Path> files = Files.walk(function.code())) {
            return files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum()
                    / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
