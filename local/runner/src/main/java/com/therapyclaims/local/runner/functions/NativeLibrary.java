package com.therapyclaims.local.runner.functions;

import com.therapyclaims.local.runner.console.WholeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The native part of AWS's runtime client, unpacked once. The client would unpack it itself, to one fixed file, and a
 * process that starts while another is writing that file dies of it.
 */
public final class NativeLibrary {

    /** The client's own property for a library that is already unpacked. */
    public static final String PROPERTY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private NativeLibrary() {}

    /** Unpacks it into that folder; empty on systems that AWS's client does not know. */
    public static Optional<Path> unpack(Path folder) throws IOException {
        Optional<String> name = nameHere();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = NativeLibrary.class.getResourceAsStream("/jni/" + name.get())) {
            if (in == null) {
                return Optional.empty();
            }
            // Anew at each start: what an earlier run left may be of another version of the client.
            return Optional.of(WholeFiles.write(folder.resolve(name.get()), in.readAllBytes()));
        }
    }

    /** Whether AWS's client runs on this system at all. */
    static boolean isKnownHere() {
        return nameHere().isPresent();
    }

    private static Optional<String> nameHere() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        String architecture = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "aarch_64";
            default -> "";
        };
        if (!linux || architecture.isEmpty()) {
            return Optional.empty();
        }
        boolean musl = Files.exists(Path.of("/lib/ld-musl-" + architecture.replace("_64", "64") + ".so.1"))
                || Files.exists(Path.of("/lib/ld-musl-" + architecture + ".so.1"));
        return Optional.of("libaws-lambda-jni.linux" + (musl ? "_musl" : "") + "-" + architecture + ".so");
    }
}
