package com.therapyclaims.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes a function has loaded by its first answer.
 *
 * @param all all of them
 * @param fresh those that were not in the JDK's own archive and had to be read and checked
 * @param clients whether a client of an AWS service is among them
 */
record ClassCount(int all, int fresh, boolean clients) {

    static ClassCount of(Starter starter, Subject subject, Path work) throws IOException, InterruptedException {
        Path log = work.resolve(subject.name() + ".classes");
        starter.startWith(List.of("-Xlog:class+load:file=" + log), subject, Mode.PLAIN);
        List<String> loaded = Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .toList();
        return new ClassCount(
                loaded.size(),
                (int) loaded.stream()
                        .filter(line -> !line.contains("shared objects file"))
                        .count(),
                loaded.stream().anyMatch(line -> line.contains("software.amazon.awssdk.services.")));
    }
}
