package com.therapyclaims.local.runner.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * A loader for each function's classes, above them one for its jars. Functions that deploy the same jars share the latter,
 * and one that deploys further jars goes on from there: each would load the AWS SDK's thousands of classes anew.
 */
final class FunctionClassLoaders {

    private final Map<Set<Jar>, ClassLoader> ofJars = new HashMap<>();

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
        SequencedMap<Jar, Path> jars = new LinkedHashMap<>();
        jars(code.resolve("lib")).forEach(jar -> jars.put(Jar.of(jar), jar));
        return new FunctionClassLoader(new URL[] {url(code)}, libraries(jars));
    }

    private synchronized ClassLoader libraries(SequencedMap<Jar, Path> jars) {
        Set<Jar> all = Set.copyOf(jars.keySet());
        if (!ofJars.containsKey(all)) {
            Set<Jar> known = ofJars.keySet().stream()
                    .filter(all::containsAll)
                    .max(Comparator.comparingInt(Set::size))
                    .orElse(Set.of());
            URL[] further = jars.entrySet().stream()
                    .filter(jar -> !known.contains(jar.getKey()))
                    .map(jar -> url(jar.getValue()))
                    .toArray(URL[]::new);
            ofJars.put(
                    all,
                    new FunctionClassLoader(further, ofJars.getOrDefault(known, ClassLoader.getPlatformClassLoader())));
        }
        return ofJars.get(all);
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
