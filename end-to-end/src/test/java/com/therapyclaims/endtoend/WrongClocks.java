package com.therapyclaims.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * Every function has a clock of its own that is wrong: by a seed, ahead or behind, so that any two differ by less than two
 * minutes. A Java agent of the functions' process: where our code asks for the system's clock, it is given that one.
 */
public final class WrongClocks {
    /** Machines that AWS keeps on time differ by far less. */
    private static final Duration WRONG_BY = Duration.ofSeconds(55);

    private static final Pattern FUNCTION = Pattern.compile("/functions/([^/]+)/");
    private static final ClassDesc CLOCK = Clock.class.describeConstable().orElseThrow();
    private static final ClassDesc DURATION = Duration.class.describeConstable().orElseThrow();
    private static final String SOURCE = InstantSource.class.getName().replace('.', '/');
    private static final String CLOCKS = Clock.class.getName().replace('.', '/');

    private WrongClocks() {}

    /** What a function's clock is wrong by: negative where it is behind. */
    static Duration of(String function, long seed) {
        return new Random(seed ^ function.hashCode()).nextBoolean() ? WRONG_BY : WRONG_BY.negated();
    }

    /** The variables of a process whose functions have those clocks. */
    static Map<String, String> surroundings(long seed) {
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar() + "=" + seed);
    }

    /** Called by Java before the functions are. */
    public static void premain(String seed, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Clocks(Long.parseLong(seed)));
    }

    private static Path jar() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", WrongClocks.class.getName());
        try {
            Path jar = Files.createTempFile("wrong-clocks", ".jar");
            jar.toFile().deleteOnExit();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (Class<?> one : new Class<?>[] {WrongClocks.class, Clocks.class}) {
                    String name = one.getName().replace('.', '/') + ".class";
                    out.putNextEntry(new ZipEntry(name));
                    try (InputStream bytes = one.getClassLoader().getResourceAsStream(name)) {
                        bytes.transferTo(out);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Clocks implements ClassFileTransformer {
        private final long seed;

        private Clocks(long seed) {
            this.seed = seed;
        }

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            if (!(loader instanceof URLClassLoader function) || !name.startsWith("com/therapyclaims/")) {
                return null;
            }
            Matcher folder = FUNCTION.matcher(function.getURLs()[0].getPath());
            return folder.find() ? wrong(bytes, loader, of(folder.group(1), seed)) : null;
        }

        private static byte[] wrong(byte[] bytes, ClassLoader loader, Duration by) {
            ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
            return files.transformClass(
                    files.parse(bytes),
                    ClassTransform.transformingMethodBodies((code, element) -> tell(code, element, by)));
        }

        private static void tell(CodeBuilder code, CodeElement element, Duration by) {
            if (element instanceof InvokeInstruction call && asksForTheTime(call)) {
                code.invokestatic(CLOCK, "systemUTC", MethodTypeDesc.of(CLOCK))
                        .loadConstant(by.toSeconds())
                        .invokestatic(DURATION, "ofSeconds", MethodTypeDesc.of(DURATION, ClassDesc.ofDescriptor("J")))
                        .invokestatic(CLOCK, "offset", MethodTypeDesc.of(CLOCK, CLOCK, DURATION));
            } else {
                code.with(element);
            }
        }

        private static boolean asksForTheTime(InvokeInstruction call) {
            String owner = call.owner().asInternalName();
            return (owner.equals(SOURCE) && call.name().equalsString("system"))
                    || (owner.equals(CLOCKS) && call.name().equalsString("systemUTC"));
        }
    }
}
