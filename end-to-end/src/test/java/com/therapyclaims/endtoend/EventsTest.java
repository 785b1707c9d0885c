package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.testing.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code events/} promises: every event is proved by a test. */
class EventsTest {
    private static final Set<String> TOLD_BY = Set.of("S3", "SQS");
    private static final Set<String> WITHOUT_TESTS = Set.of("target", ".git", "main", "node_modules");

    @Test
    void everyEventIsUsedByATest() throws IOException {
        List<String> tests = testSources();
        try (Stream<Path> events = Files.list(Project.ROOT.resolve("events"))) {
            List<String> unused = events.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".json"))
                    .map(file -> file.substring(0, file.length() - ".json".length()))
                    .filter(event -> tests.stream().noneMatch(source -> names(source, event)))
                    .toList();
            assertThat(unused).isEmpty();
        }
    }

    /** A body may be large; what a bucket or a queue tells names an object or ids, and is no larger for what they stand for. */
    @Test
    void everyTriggerThatIsNoRequestHasAGoodAMalformedAndADuplicateEvent() {
        List<String> wanted = new Template()
                .functions().values().stream()
                        .filter(function -> function.path("Events")
                                .valueStream()
                                .anyMatch(event ->
                                        TOLD_BY.contains(event.path("Type").asText())))
                        .map(function ->
                                Path.of(function.path("CodeUri").asText()).getName(1))
                        .flatMap(name ->
                                Stream.of("good", "malformed", "duplicate").map(which -> name + "-" + which))
                        .toList();

        assertThat(wanted)
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(event -> assertThat(Project.ROOT.resolve("events/" + event + ".json"))
                        .isRegularFile());
    }

    /** Whether a source has the event's name whole: no name of an event is part of a longer one before a quote. */
    private static boolean names(String source, String event) {
        return Stream.of("\"", ".json\"", ",")
                .flatMap(end -> Stream.of("\"", "/").map(start -> start + event + end))
                .anyMatch(source::contains);
    }

    private static List<String> testSources() throws IOException {
        List<String> sources = new ArrayList<>();
        Files.walkFileTree(Project.ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return !folder.equals(Project.ROOT)
                                && WITHOUT_TESTS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".java")) {
                    sources.add(Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }
}
