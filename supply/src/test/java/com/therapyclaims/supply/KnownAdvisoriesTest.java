package com.therapyclaims.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.junit.jupiter.api.Test;

/**
 * No library that is deployed, or that the local run starts, is of a version that {@code advisories.csv} names. The list was
 * looked up by hand, as docs/security.md says, and needs no network; {@code bin/check-vulnerabilities} asks for what is newer.
 */
class KnownAdvisoriesTest {
    private static final Path ADVISORIES = Path.of("src/test/resources/advisories.csv");
    private static final List<Path> LOCAL = List.of(
            Path.of("../local/servers/target/class-path.txt"), Path.of("../local/runner/target/class-path.txt"));
    private static final Pattern JAR = Pattern.compile("(?<name>.+?)-(?<version>\\d[^-]*(-[A-Za-z][^-]*)?)\\.jar");

    private final List<Advisory> advisories;
    private final Set<String> deployed;
    private final Set<String> local = new TreeSet<>();

    KnownAdvisoriesTest() throws IOException {
        advisories = Files.readAllLines(ADVISORIES).stream()
                .skip(1)
                .map(Advisory::of)
                .toList();
        deployed = DeployedJars.names();
        for (Path classPath : LOCAL) {
            for (String entry : Files.readString(classPath).strip().split(File.pathSeparator, -1)) {
                local.add(Path.of(entry).getFileName().toString());
            }
        }
    }

    /** A jar whose name is not understood is held against no advisory. There is one such, and it is empty. */
    @Test
    void everyNameAndVersionIsRead() {
        assertThat(Stream.concat(deployed.stream(), local.stream())
                        .distinct()
                        .filter(name -> !JAR.matcher(name).matches()))
                .containsExactly("listenablefuture-9999.0-empty-to-avoid-conflict-with-guava.jar");
    }

    /** Accepted or not: what is accepted stays on the machine of whoever runs the system locally. */
    @Test
    void noDeployedLibraryIsOfAVersionThatIsNamed() {
        assertThat(deployed).hasSizeGreaterThan(30);
        assertThat(found(deployed, _ -> true)).isEmpty();
    }

    @Test
    void noLibraryOfTheLocalRunIsOfAVersionThatIsNamed() {
        assertThat(local).hasSizeGreaterThan(60);
        assertThat(found(local, advisory -> !advisory.accepted())).isEmpty();
    }

    /** An acceptance nobody needs any more is taken out. */
    @Test
    void whatIsAcceptedIsUsed() {
        assertThat(found(local, Advisory::accepted))
                .hasSameSizeAs(advisories.stream().filter(Advisory::accepted).toList());
    }

    @Test
    void theFirstVersionOfARangeIsInItAndTheOneThatEndsItIsNot() {
        Advisory advisory = Advisory.of("CVE-2025-48924,org.apache.commons:commons-lang3,3.0,3.18.0,medium,");

        assertThat(Stream.of("2.6", "3.0", "3.9", "3.17.0", "3.18.0")
                        .filter(version -> advisory.covers("commons-lang3", version)))
                .containsExactly("3.0", "3.9", "3.17.0");
        assertThat(advisory.covers("commons-lang", "3.9")).isFalse();
    }

    private Set<String> found(Set<String> jars, Predicate<Advisory> which) {
        return jars.stream()
                .map(JAR::matcher)
                .filter(Matcher::matches)
                .flatMap(jar -> advisories.stream()
                        .filter(which)
                        .filter(advisory -> advisory.covers(jar.group("name"), jar.group("version")))
                        .map(advisory -> jar.group() + " " + advisory.id()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What is known of the versions of a library from one on and before another. */
    private record Advisory(
            String id, String artifact, ComparableVersion from, ComparableVersion before, boolean accepted) {

        static Advisory of(String line) {
            String[] cells = line.split(",", 6);
            return new Advisory(
                    cells[0],
                    cells[1].substring(cells[1].indexOf(':') + 1),
                    new ComparableVersion(cells[2]),
                    new ComparableVersion(cells[3]),
                    !cells[5].isBlank());
        }

        boolean covers(String name, String version) {
            ComparableVersion asked = new ComparableVersion(version);
            return name.equals(artifact) && asked.compareTo(from) >= 0 && asked.compareTo(before) < 0;
        }
    }
}
