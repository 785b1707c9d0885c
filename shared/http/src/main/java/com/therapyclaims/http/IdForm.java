package com.therapyclaims.http;

import java.util.regex.Pattern;

/**
 * The forms of the ids that stand in paths and queries. What has another form is nobody's: nothing is looked up by it, so
 * that no text of a caller's becomes a key too long for a table (DynamoDB: 2,048 bytes and 1,024 within a partition).
 */
public enum IdForm {
    /** A claim's. */
    CLAIM("[A-Za-z0-9-]{1,64}", "1 to 64 letters, digits and '-'"),
    /** A patient's, the practice's own word, as long as in a visit. */
    PATIENT(".{1,64}", "1 to 64 characters"),
    /** A payer's, as long as in a visit. */
    PAYER(".{1,64}", "1 to 64 characters"),
    /** That of an uploaded file: the SHA-256 of its bytes. */
    FILE("[0-9a-f]{64}", "64 hexadecimal digits in lower case"),
    /** A fee schedule's: its kind, which a practice's own is preceded by its payer. */
    SCHEDULE("[A-Za-z0-9][A-Za-z0-9._-]{0,79}", "1 to 80 letters, digits, '.', '_' and '-'"),
    /** The name of a version of a fee schedule. */
    VERSION("[A-Za-z0-9-]{1,64}", "1 to 64 letters, digits and '-'"),
    /** A repricing's: the fee schedule and its version. */
    REPRICING("[A-Za-z0-9][A-Za-z0-9._-]{0,159}", "1 to 160 letters, digits, '.', '_' and '-'");

    private final Pattern form;
    private final String words;

    IdForm(String form, String words) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
        this.words = words;
    }

    /** Whether the text can be such an id. */
    public boolean isOf(String text) {
        return form.matcher(text).matches();
    }

    /** The form in words, as in {@code must be ...}. */
    String words() {
        return words;
    }
}
