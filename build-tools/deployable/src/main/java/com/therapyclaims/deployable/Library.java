package com.therapyclaims.deployable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassHierarchyResolver;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What a jar holds.
 *
 * @param contents by name, the manifest's folder first, as readers of a stream expect it
 * @param time of the jar's first entry, which all entries get: the same contents are the same bytes
 */
record Library(SortedMap<String, byte[]> contents, LocalDateTime time) {
    private static final String CLASS = ".class";
    private static final Comparator<String> MANIFEST_FIRST = Comparator.comparing(
                    (String name) -> !name.equals("META-INF/"))
            .thenComparing(name -> !name.equals("META-INF/MANIFEST.MF"))
            .thenComparing(Comparator.naturalOrder());

    /** A class that there is more than once, for several releases of Java. */
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/[0-9]+/(.*)[.]class");

    static Library read(Path jar) throws IOException {
        SortedMap<String, byte[]> contents = new TreeMap<>(MANIFEST_FIRST);
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                contents.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
            return new Library(contents, file.entries().nextElement().getTimeLocal());
        }
    }

    /** The same with ordinary classes in place of lambdas. A class that is there for several releases stays, and its nest. */
    Library withLambdasAsClasses(ClassHierarchyResolver hierarchy) {
        Set<String> versioned = contents.keySet().stream()
                .map(VERSIONED::matcher)
                .filter(Matcher::matches)
                .map(name -> topLevel(name.group(1)))
                .collect(Collectors.toSet());
        SortedMap<String, byte[]> classes = new TreeMap<>();
        contents.forEach((name, bytes) -> {
            if (name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith("-info.class")) {
                String internal = name.substring(0, name.length() - CLASS.length());
                if (!versioned.contains(topLevel(internal))) {
                    classes.put(internal, bytes);
                }
            }
        });
        SortedMap<String, byte[]> all = new TreeMap<>(contents);
        LambdasAsClasses.in(classes, hierarchy).forEach((name, bytes) -> all.put(name + CLASS, bytes));
        return new Library(all, time);
    }

    private static String topLevel(String internalName) {
        int inner = internalName.indexOf('$');
        return inner < 0 ? internalName : internalName.substring(0, inner);
    }

    /** The jar's bytes. */
    byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(time);
                jar.putNextEntry(entry);
                jar.write(content.getValue());
                jar.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
