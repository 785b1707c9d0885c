package com.therapyclaims.local.runner.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionClassLoadersTest {
    private final FunctionClassLoaders loaders = new FunctionClassLoaders();

    @TempDir
    private Path folder;

    @Test
    void functionsOfTheSameJarsShareThem() throws IOException {
        ClassLoader one = loaders.of(function("one", "a jar"));
        ClassLoader another = loaders.of(function("another", "a jar"));

        assertThat(one.getParent()).isSameAs(another.getParent());
    }

    @Test
    void aJarOfTheSameNameThatHoldsSomethingElseIsNotShared() throws IOException {
        ClassLoader one = loaders.of(function("one", "a jar"));
        ClassLoader another = loaders.of(function("another", "b jar"));

        assertThat(one.getParent()).isNotSameAs(another.getParent());
    }

    @Test
    void aFunctionWithAFurtherJarSharesTheOthersAndKeepsItToItself() throws IOException {
        Path more = function("more", "a jar");
        Files.writeString(more.resolve("lib").resolve("further.jar"), "another jar");

        ClassLoader one = loaders.of(function("one", "a jar"));
        ClassLoader further = loaders.of(more);

        assertThat(further.getParent()).isNotSameAs(one.getParent());
        assertThat(further.getParent().getParent()).isSameAs(one.getParent());
        assertThat(loaders.of(function("another", "a jar")).getParent()).isSameAs(one.getParent());
    }

    @Test
    void noFunctionSeesWhatAnotherHolds() throws IOException {
        Path one = function("one", "a jar");
        Files.writeString(one.resolve("its-own"), "");

        assertThat(loaders.of(one).getResource("its-own")).isNotNull();
        assertThat(loaders.of(function("another", "a jar")).getResource("its-own"))
                .isNull();
    }

    private Path function(String name, String jar) throws IOException {
        Path code = folder.resolve(name);
        Files.writeString(Files.createDirectories(code.resolve("lib")).resolve("library.jar"), jar);
        return code;
    }
}
