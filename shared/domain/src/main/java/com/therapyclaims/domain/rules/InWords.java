package com.therapyclaims.domain.rules;

/**
 * Something that is put into words when somebody reads them: a value, so that what is equal reads the same, whenever it is
 * read. A decision is a few dozen sentences, and forming them takes longer than deciding; a claim that is priced once more
 * is compared by its amounts.
 */
public interface InWords {
    /** The words. */
    @Override
    String toString();

    /** Writes the words behind others. Words that are made of words overwrite it, so that no part is formed alone. */
    default void writeTo(StringBuilder text) {
        text.append(this);
    }
}
