package com.therapyclaims.deployable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Writes the classes of every function's folder, its own and its libraries', in the form that starts fastest
 * ({@link LambdasAsClasses}). A library that several functions have is written once. What is written already stays.
 */
public final class DeployableFunctions {
    private static final String CLASS = ".class";

    private DeployableFunctions() {}

    /**
     * Usage: the folder of functions, each of which has its classes in {@code target/function} and its libraries in {@code lib}
     * below it.
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> folders;
        try (Stream<Path> functions = Files.list(Path.of(arguments[0]))) {
            folders = functions
                    .map(function -> function.resolve("target/function"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        }
        write(folders);
    }

    /**
     * Writes what the folders hold anew, in place.
     *
     * @param folders each with classes and, in {@code lib}, jars
     */
    public static void write(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            all.addAll(jars(folder));
        }
        // By their bytes, not their names: after a build of one function alone, two libraries may be called the same.
        Map<String, Path> libraries = new ConcurrentHashMap<>();
        Map<Path, String> digests = new ConcurrentHashMap<>();
        all.parallelStream().forEach(jar -> digests.put(jar, digest(jar)));
        all.forEach(jar -> libraries.putIfAbsent(digests.get(jar), jar));
        try (URLClassLoader loader = loader(folders, libraries.values())) {
            ClassHierarchyResolver hierarchy =
                    ClassHierarchyResolver.ofResourceParsing(loader).cached(ConcurrentHashMap::new);
            Map<String, byte[]> packed = new ConcurrentHashMap<>();
            libraries.entrySet().parallelStream()
                    .forEach(library -> packed.put(library.getKey(), packed(library.getValue(), hierarchy)));
            for (Path folder : folders) {
                writeClasses(folder, hierarchy);
            }
            for (Path jar : all) {
                replace(jar, packed.get(digests.get(jar)));
            }
        }
    }

    /**
     * Writes a folder's own classes anew, in place.
     *
     * @param libraries the jars that they are compiled against
     */
    public static void writeClasses(Path folder, Collection<Path> libraries) throws IOException {
        try (URLClassLoader loader = loader(List.of(folder), libraries)) {
            writeClasses(
                    folder, ClassHierarchyResolver.ofResourceParsing(loader).cached());
        }
    }

    private static URLClassLoader loader(Collection<Path> folders, Collection<Path> libraries)
            throws MalformedURLException {
        List<URL> places = new ArrayList<>();
        for (Path place : Stream.concat(folders.stream(), libraries.stream()).toList()) {
            places.add(place.toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] packed(Path jar, ClassHierarchyResolver hierarchy) {
        try {
            return Library.read(jar).withLambdasAsClasses(hierarchy).packed();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void writeClasses(Path folder, ClassHierarchyResolver hierarchy) throws IOException {
        SortedMap<String, byte[]> classes = new TreeMap<>();
        for (Path file : classFiles(folder)) {
            String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
            classes.put(name.substring(0, name.length() - CLASS.length()), Files.readAllBytes(file));
        }
        for (Map.Entry<String, byte[]> entry :
                LambdasAsClasses.in(classes, hierarchy).entrySet()) {
            Files.write(folder.resolve(entry.getKey() + CLASS), entry.getValue());
        }
    }

    /** By another file under its name: the class loader still reads the one it has open. */
    private static void replace(Path jar, byte[] bytes) throws IOException {
        Path written = Files.write(jar.resolveSibling(jar.getFileName() + ".written"), bytes);
        Files.move(written, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> classFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(CLASS))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
