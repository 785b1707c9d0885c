package com.therapyclaims.deployable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
    private static final ClassHierarchyResolver HIERARCHY =
            ClassHierarchyResolver.ofResourceParsing(LibraryTest.class.getClassLoader());
    private static final LocalDateTime LONG_AGO = LocalDateTime.of(2020, 2, 2, 2, 2, 2);
    private static final String SAMPLE = Library.class.getName().replace('.', '/');
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    private Path folder;

    @Test
    void theManifestComesFirstAndWhateverIsNoClassIsKept() throws IOException {
        Path jar = jar(Map.of(
                "text", bytes("kept"), MANIFEST, bytes("Manifest-Version: 1.0\n\n"), SAMPLE + ".class", sample()));

        Library written = Library.read(jar).withLambdasAsClasses(HIERARCHY);
        Path packed = Files.write(folder.resolve("written.jar"), written.packed());

        try (JarFile file = new JarFile(packed.toFile())) {
            List<String> names = new ArrayList<>();
            file.stream().forEach(entry -> names.add(entry.getName()));
            assertThat(names).containsExactly(MANIFEST, SAMPLE + "$$Lambdas.class", SAMPLE + ".class", "text");
            assertThat(file.stream()).allMatch(entry -> entry.getTimeLocal().equals(LONG_AGO));
            assertThat(file.getInputStream(file.getEntry("text")).readAllBytes())
                    .isEqualTo(bytes("kept"));
        }
    }

    @Test
    void theSameContentsAreTheSameBytes() throws IOException {
        Path jar = jar(Map.of(SAMPLE + ".class", sample()));

        assertThat(Library.read(jar).withLambdasAsClasses(HIERARCHY).packed())
                .isEqualTo(Library.read(jar).withLambdasAsClasses(HIERARCHY).packed());
    }

    @Test
    void aClassThatIsThereForSeveralReleasesOfJavaStays() throws IOException {
        Path jar = jar(Map.of(SAMPLE + ".class", sample(), "META-INF/versions/11/" + SAMPLE + ".class", sample()));

        assertThat(Library.read(jar).withLambdasAsClasses(HIERARCHY).contents())
                .containsOnlyKeys(SAMPLE + ".class", "META-INF/versions/11/" + SAMPLE + ".class")
                .containsEntry(SAMPLE + ".class", sample());
    }

    private Path jar(Map<String, byte[]> contents) throws IOException {
        Path jar = folder.resolve("library.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : new LinkedHashMap<>(contents).entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(LONG_AGO);
                zip.putNextEntry(entry);
                zip.write(content.getValue());
            }
        }
        return jar;
    }

    private static byte[] sample() throws IOException {
        try (InputStream file = LibraryTest.class.getResourceAsStream("/" + SAMPLE + ".class")) {
            return file.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
