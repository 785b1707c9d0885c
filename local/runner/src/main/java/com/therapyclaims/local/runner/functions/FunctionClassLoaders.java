package com.therapyclaims.local.runner.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A loader for each function's classes, above them one for its jars. Functions that deploy the same jars share the latter:
 * most do, and each would load the AWS SDK's thousands of classes anew.
 */
final class FunctionClassLoaders {

    private final Map<List<Jar>, ClassLoader> ofJars = new ConcurrentHashMap<>();

    /** A jar by what is in it: after a partial build two functions may hold different ones under one name. */
    private record Jar(String name, long size, long checksum) {

        static Jar of(Path file) {
            try {
                byte[] content = Files.readAllBytes(file);
                CRC32 checksum = new CRC32();
                checksum.update(content);
                return new Jar(file.getFileName().toString(), content.length, checksum.getValue());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A loader of the classes in that folder and of the jars in its {@code lib/}. */
    ClassLoader of(Path code) {
        List<Path> jars = jars(code.resolve("lib"));
        ClassLoader libraries = ofJars.computeIfAbsent(
                jars.stream().map(Jar::of).toList(),
                _ -> new FunctionClassLoader(
                        jars.stream().map(FunctionClassLoaders::url).toArray(URL[]::new),
                        ClassLoader.getPlatformClassLoader()));
        return new FunctionClassLoader(new URL[] {url(code)}, libraries);
    }

    /** In lexical order: AWS's own. */
    private static List<Path> jars(Path lib) {
        if (!Files.isDirectory(lib)) {
            return List.of();
        }
        try (Stream<Path> jars = Files.list(lib)) {
            return jars.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
