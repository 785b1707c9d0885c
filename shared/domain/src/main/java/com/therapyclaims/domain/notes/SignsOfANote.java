package com.therapyclaims.domain.notes;

import java.util.regex.Pattern;

/**
 * What a free text shows of a note's required parts.
 *
 * @param date a date stands in it
 * @param signature somebody signed it
 * @param credential a therapy credential stands in it
 * @param intervention a treatment is named
 */
record SignsOfANote(boolean date, boolean signature, boolean credential, boolean intervention) {
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:20)?\\d{2}|20\\d{2}-\\d{2}-\\d{2})(?!\\d)"
                    + "|(?<!\\w)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.? \\d{1,2},? 20\\d{2}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?<!\\w)(?:e-?signed|(?:electronically |digitally )?signed(?: by)?|signature|/s/|authenticated by)(?!\\w)"
                    + "|[A-Z][\\w.'-]+,? (?:(?:S|L|R)?PTA?|DPT|OTR?(?:/L)?|OTA|C\\.?O\\.?T\\.?A\\.?(?:/L)?|(?:M\\.?S\\.?,? )?CCC-SLP|SLP)\\s*\\.?\\s*(?:$|\\R)");
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?<![\\w/])(?:PTA?|DPT|OTR?(?:/L)?|OTA|COTA(?:/L)?|CCC-SLP|SLP)(?![\\w/])(?=[\\s.,;)]*(?:$|\\R|DPT|PT|on |at |\\d))");

    static SignsOfANote in(Passage passage, MinutesInText minutes) {
        String text = passage.text();
        return new SignsOfANote(
                DATE.matcher(text).find(),
                SIGNATURE.matcher(text).find(),
                CREDENTIAL.matcher(text).find(),
                ClinicalWording.EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.UNNAMED_EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.TASK.isAffirmedIn(passage)
                        || ClinicalWording.PASSIVE_MODALITY.isAffirmedIn(passage)
                        || !minutes.services().isEmpty());
    }
}
