package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.deployable.DeployableFunctions;
import com.therapyclaims.testing.Project;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What makes an unchanged function the same bytes on every machine, so that a deployment replaces what has changed alone.
 * {@code bin/check-reproducible} builds all of it twice and compares.
 */
class ReproducibleFunctionsTest {
    private static final LocalDateTime TIMESTAMP = OffsetDateTime.parse(
                    System.getProperty("project.build.outputTimestamp"))
            .toLocalDateTime();

    @TempDir
    private static Path allFunctions;

    static List<Path> functions() throws IOException {
        try (Stream<Path> folders = Files.list(Project.ROOT.resolve("functions"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> ourJars() throws IOException {
        Map<String, Path> oneEach = new TreeMap<>();
        for (Path function : functions()) {
            libraries(function).stream()
                    .filter(jar -> jar.getFileName().toString().startsWith("shared-"))
                    .forEach(jar -> oneEach.put(jar.getFileName().toString(), jar));
        }
        return List.copyOf(oneEach.values());
    }

    /** Together, because most of a compiler's time goes into beginning; each with its own libraries would come to the same. */
    @BeforeAll
    static void compileAllFunctions() throws IOException {
        List<Path> sources =
                functions().stream().map(ReproducibleFunctionsTest::sourcesOf).toList();
        compile(sources, allLibraries().values(), allFunctions);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void compiledElsewhereAFunctionsClassesAreTheSameAndNoOthersAreDeployed(Path function) throws IOException {
        Map<String, String> again = new TreeMap<>(classes(allFunctions));
        again.keySet().removeIf(file -> !isOf(function, file));

        assertThat(classes(deployed(function))).isNotEmpty().isEqualTo(again);
    }

    /** Whether the function has sources of that class's package. */
    private static boolean isOf(Path function, String classFile) {
        return Files.isDirectory(sourcesOf(function).resolve(classFile).getParent());
    }

    @ParameterizedTest
    @MethodSource("ourJars")
    void compiledElsewhereOurLibrariesClassesAreTheSameAndNoOthersAreDeployed(Path jar, @TempDir Path elsewhere)
            throws IOException {
        Path module =
                Project.ROOT.resolve(jar.getFileName().toString().replaceFirst("^shared-([a-z0-9]+)-.*$", "shared/$1"));
        List<Path> sources = Stream.of("src/main/java", "target/generated-sources/json")
                .map(module::resolve)
                .filter(Files::exists)
                .toList();
        Map<String, Path> others = allLibraries();
        others.remove(jar.getFileName().toString());
        compile(sources, others.values(), elsewhere);

        assertThat(classesOf(jar)).isNotEmpty().isEqualTo(classes(elsewhere));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionHasOneVersionOfEachLibrary(Path function) throws IOException {
        assertThat(libraries(function).stream()
                        .map(jar -> jar.getFileName().toString().replaceFirst("-\\d[^-]*([.]jar|-.*)$", "")))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionKnowsNoOtherFunction(Path function) throws IOException {
        List<String> others = functions().stream()
                .map(other -> other.getFileName().toString())
                .toList();
        assertThat(libraries(function).stream()
                        .map(jar -> jar.getFileName().toString().replaceFirst("-\\d.*$", "")))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(others);
    }

    @ParameterizedTest
    @MethodSource("ourJars")
    void ourLibrariesArePackedInOneOrderWithOneTimestampAndSayNothingOfTheMachine(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(JarEntry::getTimeLocal)).isNotEmpty().allMatch(TIMESTAMP::equals);
            assertThat(file.getManifest().getMainAttributes().keySet())
                    .extracting(Object::toString)
                    .containsExactly("Manifest-Version");
            assertThat(file.stream().map(JarEntry::getName).filter(name -> name.matches("com/.*[^/]")))
                    .isNotEmpty()
                    .isSorted();
            for (JarEntry entry : Collections.list(file.entries())) {
                String content = new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(content.contains(Project.ROOT.toString()))
                        .as("%s tells where it was built", entry)
                        .isFalse();
            }
        }
    }

    /** As Maven compiles it, but in this process and without the checks that leave no trace; then as it is deployed. */
    private static void compile(List<Path> sources, Collection<Path> libraries, Path into) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String classPath = libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of(
                "--release",
                System.getProperty("java.release"),
                "-parameters",
                "-g",
                "-proc:none",
                "-d",
                into.toString(),
                "-cp",
                classPath);
        StringWriter said = new StringWriter();
        List<Path> given = new ArrayList<>();
        for (Path folder : sources) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(given::add);
            }
        }
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(given))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        DeployableFunctions.writeClasses(into, libraries);
    }

    /** By name. */
    private static Map<String, Path> allLibraries() throws IOException {
        Map<String, Path> libraries = new TreeMap<>();
        for (Path function : functions()) {
            libraries(function)
                    .forEach(library -> libraries.put(library.getFileName().toString(), library));
        }
        return libraries;
    }

    private static Path sourcesOf(Path function) {
        return function.resolve("src/main/java");
    }

    private static Path deployed(Path function) {
        return function.resolve("target/function");
    }

    private static List<Path> libraries(Path function) throws IOException {
        try (Stream<Path> jars = Files.list(deployed(function).resolve("lib"))) {
            return jars.sorted().toList();
        }
    }

    /** The digest of every class below a folder by its path, but for those of packages, which Maven writes itself. */
    private static Map<String, String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("package-info.class"))
                    .collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(), ReproducibleFunctionsTest::sha256));
        }
    }

    /** The same of a library. */
    private static Map<String, String> classesOf(Path jar) throws IOException {
        Map<String, String> classes = new TreeMap<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                if (entry.getName().endsWith(".class") && !entry.getName().endsWith("package-info.class")) {
                    classes.put(
                            entry.getName(), sha256(file.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return classes;
    }

    private static String sha256(Path file) {
        try {
            return sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
