package com.therapyclaims.x12;

/**
 * Who writes the file (loop 1000A): the installation, as the receiver knows it.
 *
 * @param id its electronic transmitter id, 2 to 15 characters
 * @param name its name
 * @param email where the receiver asks back
 * @param production whether the receiver shall pay what it reads, or only test it (ISA15)
 */
public record Submitter(String id, String name, String email, boolean production) {
    public Submitter {
        if (!isId(id)) {
            throw new IllegalArgumentException("a submitter's id is 2 to 15 characters that X12 carries");
        }
        if (!isText(name) || !isText(email)) {
            throw new IllegalArgumentException(
                    "a submitter has a name and an address to ask back, in letters that X12 carries");
        }
    }

    /** Whether a file can carry this as its submitter's id. */
    public static boolean isId(String id) {
        return id.length() >= 2 && id.length() <= 15 && X12Text.of(id).equals(id);
    }

    /** Whether a file can carry this as its submitter's name or address, every letter of it. */
    public static boolean isText(String text) {
        return !X12Text.losesLetters(text) && !X12Text.of(text).isEmpty();
    }
}
