import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Formats (apply) or checks (check) every Java file below a root: one style, decided by a tool and not by review. What was
 * found formatted is remembered by its hash, in a file of the build's folder, and not looked at again.
 */
final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]).toRealPath();
        JavaFormatterOptions.Style style = JavaFormatterOptions.Style.PALANTIR;
        Formatter formatter = Formatter.createFormatter(
                JavaFormatterOptions.builder().style(style).build());
        List<Path> files;
        try (var walk = Files.walk(root)) {
            files = walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !root.relativize(path).toString().matches("(.*/)?(target|\\.git|\\.aws-sam)/.*"))
                    .sorted()
                    .toList();
        }
        Path memory = Path.of(args[2]);
        Set<String> before = Files.exists(memory) ? Set.copyOf(Files.readAllLines(memory)) : Set.of();
        Set<String> formattedNow = new TreeSet<>();
        List<Path> off = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            if (before.contains(hash(source))) {
                formattedNow.add(hash(source));
                continue;
            }
            String formatted = formatter.formatSource(
                    ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), style));
            if (!formatted.equals(source)) {
                off.add(root.relativize(file));
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
            if (apply || formatted.equals(source)) {
                formattedNow.add(hash(formatted));
            }
        }
        Files.write(memory, formattedNow);
        System.out.println((apply ? "formatted " : "not formatted: ") + off.size() + " of " + files.size() + " files");
        if (!apply && !off.isEmpty()) {
            off.forEach(file -> System.out.println("  " + file));
            System.out.println("Run bin/format to format them.");
            System.exit(1);
        }
    }

    private static String hash(String source) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8)));
    }
}
