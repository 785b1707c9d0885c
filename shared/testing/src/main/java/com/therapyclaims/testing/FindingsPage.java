package com.therapyclaims.testing;

import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The page of findings, made from the catalogue: in Markdown for the project, in HTML for the API. */
public final class FindingsPage {
    /** The page of the project. */
    public static final Path MARKDOWN = Project.ROOT.resolve("docs/findings.md");

    /** The page the API serves. */
    public static final Path HTML =
            Project.ROOT.resolve("functions/serve-pages/src/main/resources/pages/findings.html");

    private static final String INTRODUCTION =
            "What each finding means, what to do about it and where that is written. "
                    + "An error keeps a claim from being READY; a warning should be looked at; an information says what was "
                    + "assumed or left open.";

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("CLM", "The claim as a whole");
        TITLES.put("AUTH", "Authorizations and visit limits");
        TITLES.put("UNITS", "Units");
        TITLES.put("TIME", "Times and minutes");
        TITLES.put("SEED", "The six elements of a note");
        TITLES.put("DOC", "What a note must hold");
        TITLES.put("NEC", "Medical necessity");
        TITLES.put("SKILL", "Skilled care");
        TITLES.put("CODE", "Code advice");
        TITLES.put("POC", "Plan of care and certification");
        TITLES.put("NCCI", "Code pairs");
        TITLES.put("MUE", "Units that are unlikely");
        TITLES.put("MOD", "Modifiers");
        TITLES.put("KX", "The therapy threshold");
        TITLES.put("POS", "Place of service");
        TITLES.put("TELE", "Telehealth");
        TITLES.put("PRICE", "The price");
    }

    private FindingsPage() {}

    /** Writes both pages. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(MARKDOWN, markdown());
        Files.writeString(HTML, html());
    }

    /** The page in Markdown. */
    public static String markdown() {
        StringBuilder page =
                new StringBuilder("# Findings\n\n").append(INTRODUCTION).append("\n");
        byTitle().forEach((title, codes) -> {
            page.append("\n## ").append(title).append("\n");
            codes.forEach(code -> page.append("\n### <a id=\"%s\"></a>%s\n\n".formatted(code.code(), code.code()))
                    .append("%s: %s\n\n".formatted(weight(code.severity()), code.message()))
                    .append("- **Fix:** %s\n- **Source:** %s\n".formatted(code.fix(), code.citation())));
        });
        return page.toString();
    }

    /** The page in HTML. */
    public static String html() {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                  <head>
                    <meta charset="utf-8">
                    <meta name="viewport" content="width=device-width, initial-scale=1">
                    <title>Therapy Claims: findings</title>
                    <link rel="icon" href="icon.svg" type="image/svg+xml">
                    <link rel="stylesheet" href="styles.css">
                  </head>
                  <body>
                    <main>
                      <h1>Findings</h1>
                """).append("      <p>%s</p>\n".formatted(INTRODUCTION));
        byTitle().forEach((title, codes) -> {
            page.append("      <h2>%s</h2>\n".formatted(escaped(title)));
            codes.forEach(code -> page.append("      <section id=\"%s\">\n".formatted(code.code()))
                    .append("        <h3>%s</h3>\n".formatted(code.code()))
                    .append("        <p>%s: %s</p>\n".formatted(weight(code.severity()), escaped(code.message())))
                    .append("        <p><b>Fix:</b> %s</p>\n".formatted(escaped(code.fix())))
                    .append("        <p><b>Source:</b> %s</p>\n      </section>\n"
                            .formatted(escaped(code.citation()))));
        });
        return page.append("    </main>\n  </body>\n</html>\n").toString();
    }

    private static Map<String, List<FindingCode>> byTitle() {
        Map<String, List<FindingCode>> codes =
                Arrays.stream(FindingCode.values()).collect(Collectors.groupingBy(FindingsPage::prefix));
        Map<String, List<FindingCode>> ordered = new LinkedHashMap<>();
        TITLES.forEach((prefix, title) -> {
            if (codes.containsKey(prefix)) {
                ordered.put(title, codes.remove(prefix));
            }
        });
        // A kind that is new has no title yet.
        ordered.putAll(codes);
        return ordered;
    }

    private static String prefix(FindingCode code) {
        return code.code().substring(0, code.code().indexOf('.'));
    }

    private static String weight(Severity severity) {
        return switch (severity) {
            case ERROR -> "Error";
            case WARNING -> "Warning";
            case INFO -> "Information";
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
