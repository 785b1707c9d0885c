package com.therapyclaims.aws.callers;

import com.therapyclaims.domain.content.Hashes;

/**
 * The values of the API keys that API Gateway counts calls by. They name and open nothing: no caller can send one, the
 * authorizer alone says whose call it is.
 *
 * @param stack the installation's name, because a value stands once in an account and region
 * @param byPractice whether each practice's calls are counted for themselves, or all of them together
 */
public record UsageKeys(String stack, boolean byPractice) {
    /** What a call of this practice is counted by. */
    public String of(String practiceId) {
        return byPractice ? ofPractice(practiceId) : stack + "-all-practices-together";
    }

    /** What a call of this practice is counted by where each is counted for itself. */
    public String ofPractice(String practiceId) {
        return stack + "-practice-" + Hashes.sha256(practiceId);
    }
}
