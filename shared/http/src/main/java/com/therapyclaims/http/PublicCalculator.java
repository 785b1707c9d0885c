package com.therapyclaims.http;

/**
 * Whether the calculator's questions are answered without a key. An installation decides it; whoever asks so belongs to
 * no practice and sees no contract.
 *
 * @param open whether they are
 */
public record PublicCalculator(boolean open) {
    /** What an operation without a key begins with. */
    private static final String PREFIX = "/v1/public/";

    /** The practice of whoever has no key: it has no contracts. */
    private static final String NO_PRACTICE = "";

    /**
     * Whose contracts the answer may use.
     *
     * @throws ProblemException 404 if it is asked without a key and the calculator is closed, 401 if a key is needed
     */
    public String practiceOf(ApiRequest request) throws ProblemException {
        if (!request.resource().startsWith(PREFIX)) {
            return request.caller().practiceId();
        }
        if (!open) {
            throw new ProblemException(Problem.notFound());
        }
        return NO_PRACTICE;
    }
}
