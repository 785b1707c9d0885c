package com.therapyclaims.domain.payers;

/**
 * Something a contract cannot mean.
 *
 * @param pointer JSON pointer of the place in the contract, for example {@code /terms/0/percent}
 * @param message what is wrong and what would be right, in words for the person who wrote the contract
 */
public record ContractFault(String pointer, String message) {}
