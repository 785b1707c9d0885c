package com.therapyclaims.conformance;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code bin/conformance} runs. */
public final class Main {
    static final int PASSED = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String USAGE = """
            Usage: bin/conformance --url URL --key KEY [--practice NAME] [--area AREA] [--case ID] [--cases FOLDER]
              --url URL       the API, for example http://localhost:3000
              --key KEY       its x-api-key
              --practice NAME the key's practice, for which contracts of cases are uploaded; demo if missing
              --area AREA     the cases of one area alone
              --case ID       one case alone
              --cases FOLDER  other case files than conformance/cases
            Ends with 0 if every case passed, 1 if one failed, 2 if it could not run.""";
    private static final Set<String> OPTIONS = Set.of("--url", "--key", "--practice", "--area", "--case", "--cases");

    private Main() {}

    /** Runs the cases, prints the table and ends with its exit code. */
    public static void main(String[] given) {
        System.exit(run(List.of(given), System.out, System.err));
    }

    static int run(List<String> given, PrintStream out, PrintStream err) {
        if (given.contains("--help")) {
            out.println(USAGE);
            return PASSED;
        }
        try {
            return run(options(given), out);
        } catch (SuiteException e) {
            err.println(e.getMessage());
            return MISUSED;
        }
    }

    private static int run(Map<String, String> options, PrintStream out) {
        Api api = new Api(address(required(options, "--url")), required(options, "--key"));
        Suite suite = Suite.read(Path.of(options.getOrDefault("--cases", "conformance/cases")))
                .only(one -> fits(options, "--area", one.area()) && fits(options, "--case", one.id()));
        if (suite.cases().isEmpty()) {
            throw new SuiteException("no such case");
        }
        Report report = new Runner(api, options.getOrDefault("--practice", "demo")).run(suite);
        out.print(report.text());
        out.flush();
        return report.failed().isEmpty() ? PASSED : FAILED;
    }

    private static boolean fits(Map<String, String> options, String option, String value) {
        return Optional.ofNullable(options.get(option)).map(value::equals).orElse(true);
    }

    private static Map<String, String> options(List<String> given) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < given.size(); i += 2) {
            String option = given.get(i);
            if (!OPTIONS.contains(option) || i + 1 == given.size()) {
                throw new SuiteException(option + " is no option, or has no value\n" + USAGE);
            }
            options.put(option, given.get(i + 1));
        }
        return options;
    }

    private static String required(Map<String, String> options, String option) {
        return Optional.ofNullable(options.get(option))
                .orElseThrow(() -> new SuiteException(option + " is missing\n" + USAGE));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // told below, as an address without a host is
        }
        throw new SuiteException("--url is no address: " + text);
    }
}
