import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats (apply) or checks (check) every Java file below a root: one style, decided by a tool and not by review. */
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
        List<Path> off = new ArrayList<>();
        for (Path file : files) {
            String source = Files.readString(file);
            String formatted = formatter.formatSource(
                    ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), style));
            if (!formatted.equals(source)) {
                off.add(root.relativize(file));
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        System.out.println((apply ? "formatted " : "not formatted: ") + off.size() + " of " + files.size() + " files");
        if (!apply && !off.isEmpty()) {
            off.forEach(file -> System.out.println("  " + file));
            System.out.println("Run bin/format to format them.");
            System.exit(1);
        }
    }
}
