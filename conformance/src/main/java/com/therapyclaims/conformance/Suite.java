package com.therapyclaims.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cases of a folder, file by file in the order of their names. */
public record Suite(List<Case> cases) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Suite {
        cases = List.copyOf(cases);
        Set<String> ids = new HashSet<>();
        for (Case one : cases) {
            if (!ids.add(one.id())) {
                throw new SuiteException("two cases are called " + one.id());
            }
        }
    }

    /**
     * Reads every {@code .json} file below a folder.
     *
     * @throws SuiteException if a file cannot be read, is no case file, or holds a case twice
     */
    public static Suite read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return new Suite(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> casesOf(file).stream())
                    .toList());
        } catch (IOException e) {
            throw new SuiteException("the cases cannot be read: " + folder, e);
        }
    }

    /** The cases that fit. */
    public Suite only(Predicate<Case> wanted) {
        return new Suite(cases.stream().filter(wanted).toList());
    }

    private static List<Case> casesOf(Path file) {
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(file));
            return StreamSupport.stream(content.path("cases").spliterator(), false)
                    .map(Case::of)
                    .toList();
        } catch (IOException e) {
            throw new SuiteException(file + " is no JSON", e);
        }
    }
}
