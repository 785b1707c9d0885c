package com.therapyclaims.benchmarks.coldstart;

/**
 * What the command line asks for.
 *
 * @param rounds how often each is started
 * @param only what the names of the functions hold
 */
record Options(int rounds, String only) {
    private static final int USUAL_ROUNDS = 11;
    private static final int QUICK_ROUNDS = 5;

    static Options parse(String... arguments) {
        int rounds = USUAL_ROUNDS;
        String only = "";
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--quick" -> rounds = QUICK_ROUNDS;
                case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
                case "--only" -> only = arguments[++i];
                default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
            }
        }
        return new Options(rounds, only);
    }
}
