package com.therapyclaims.functions.servepages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.webjars.WebJarVersionLocator;

/** The page's files: ours stand beside this class, the libraries' in their own jars. Each is read when first asked for. */
final class PageFiles {
    /** A name and an ending, no folder. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** What each finding means: findings link to it. */
    private static final String FINDINGS = "findings.html";

    private static final Map<String, Library> LIBRARIES = Map.of(
            "chart.umd.min.js", new Library("chart.js", "dist/chart.umd.min.js"),
            "lit-html.js", new Library("lit-html", "lit-html.js"),
            "swagger-ui-bundle.js", new Library("swagger-ui", "swagger-ui-bundle.js"),
            "swagger-ui.css", new Library("swagger-ui", "swagger-ui.css"));

    private final Map<String, PageFile> read = new ConcurrentHashMap<>();
    private final WebJarVersionLocator webJars = new WebJarVersionLocator();

    /** A file of a library, of whichever version the build brought. */
    private record Library(String name, String file) {}

    /** One of our pages. */
    PageFile page(String name) {
        return read.computeIfAbsent(name, _ -> new PageFile("text/html; charset=utf-8", bytes("/pages/" + name)));
    }

    /** The API's description for whoever calls it. */
    PageFile description() {
        return read.computeIfAbsent(
                "openapi.yaml", name -> new PageFile("application/yaml", PublicDescription.of(bytes("/" + name))));
    }

    /** What the pages ask for; empty if there is no such file. */
    Optional<PageFile> part(String name) {
        if (name.equals(FINDINGS)) {
            return Optional.of(page(name));
        }
        String mediaType = MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
        if (mediaType.isEmpty() || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Library library = LIBRARIES.get(name);
        if (library != null) {
            return Optional.of(read.computeIfAbsent(name, _ -> new PageFile(mediaType, bytes(path(library)))));
        }
        return PageFiles.class.getResource("/pages/" + name) == null
                ? Optional.empty()
                : Optional.of(read.computeIfAbsent(name, _ -> new PageFile(mediaType, bytes("/pages/" + name))));
    }

    private String path(Library library) {
        return "/" + webJars.fullPath(library.name(), library.file());
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = PageFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
