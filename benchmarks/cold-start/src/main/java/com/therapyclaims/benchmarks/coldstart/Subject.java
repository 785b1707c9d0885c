package com.therapyclaims.benchmarks.coldstart;

import com.therapyclaims.local.runner.template.SystemTemplate.Function;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A function and what it is asked first.
 *
 * @param function where it is and how it is started
 * @param event what it is asked
 */
record Subject(Function function, byte[] event) {

    private static final String PATIENT = "{\\\"claim\\\":{\\\"patient\\\":{\\\"id\\\":\\\"p-1\\\"";

    /**
     * What it is asked once more: a claim with an {@code Idempotency-Key} and a patient of its own, or it would be told what an
     * earlier start has archived.
     */
    byte[] nextEvent() {
        String text = new String(event, StandardCharsets.UTF_8);
        String own = UUID.randomUUID().toString();
        return text.replace("\"visit-1\"", "\"" + own + "\"")
                .replace(PATIENT, PATIENT.replace("p-1", own))
                .getBytes(StandardCharsets.UTF_8);
    }

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
