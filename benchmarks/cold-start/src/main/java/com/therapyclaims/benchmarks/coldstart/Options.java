package com.therapyclaims.benchmarks.coldstart;

import java.util.List;

/**
 * What the command line asks for.
 *
 * @param rounds how often each is started
 * @param only the names of the functions hold one of these
 */
record Options(int rounds, List<String> only) {
    private static final int USUAL_ROUNDS = 11;
    private static final int QUICK_ROUNDS = 5;

    static Options parse(String... arguments) {
        int rounds = USUAL_ROUNDS;
        List<String> only = List.of("");
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> rounds = QUICK_ROUNDS;
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case "--only" -> only = List.of(arguments[++i].split(","));
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        return new Options(rounds, only);
    }

    boolean isWanted(String function) {
        return only.stream().anyMatch(function::contains);
    }
}
