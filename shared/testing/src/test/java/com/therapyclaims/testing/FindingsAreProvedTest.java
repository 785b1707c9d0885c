package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.FindingCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No finding stands in the catalogue that nothing raises: each is expected by its code in a test or a conformance case. */
class FindingsAreProvedTest {
    private static final String EXPECTATIONS = Stream.of(
                    "shared", "functions", "conformance/cases", "end-to-end/src/test")
            .map(Project.ROOT::resolve)
            .flatMap(FindingsAreProvedTest::files)
            .filter(FindingsAreProvedTest::expectsFindings)
            .map(FindingsAreProvedTest::read)
            .collect(Collectors.joining("\n"));

    private static final String RAISES = Stream.of("shared", "functions")
            .map(Project.ROOT::resolve)
            .flatMap(FindingsAreProvedTest::files)
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> !file.endsWith("FindingCode.java"))
            .map(FindingsAreProvedTest::read)
            .collect(Collectors.joining("\n"));

    @ParameterizedTest
    @EnumSource
    void everyFindingIsRaisedByTheCode(FindingCode code) {
        assertThat(Pattern.compile("\\b" + code.name() + "\\b").matcher(RAISES).find())
                .as(code.name())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingIsExpectedByATestOrACase(FindingCode code) {
        Pattern named = Pattern.compile("\\b(?:%s|%s)(?![\\w.])".formatted(Pattern.quote(code.code()), code.name()));

        assertThat(named.matcher(EXPECTATIONS).find()).as(code.code()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyFindingSaysWhatToDoAndWhereItIsWritten(FindingCode code) {
        assertThat(code.message()).isNotBlank();
        assertThat(code.fix()).isNotBlank();
        assertThat(code.citation()).isNotBlank();
    }

    private static boolean expectsFindings(Path file) {
        String name = file.getFileName().toString();
        boolean isTest = file.toString().contains("/src/test/java/")
                && (name.endsWith("Test.java") || name.endsWith("Properties.java"));
        boolean isCase = file.startsWith(Project.ROOT.resolve("conformance/cases")) && name.endsWith(".json");
        return isTest || isCase;
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found
                    .filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
