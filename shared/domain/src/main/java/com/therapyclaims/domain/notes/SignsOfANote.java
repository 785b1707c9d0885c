package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.List;

/**
 * What a free text shows of a note's required parts.
 *
 * @param date a date stands in it
 * @param signature somebody signed it
 * @param credential a therapy credential stands in it
 * @param intervention a treatment is named
 */
record SignsOfANote(boolean date, boolean signature, boolean credential, boolean intervention) {
    private static final Phrases DATE = new Phrases(List.of(
            new Phrase(
                    "(?<!\\d)(?:\\d{1,2}[/.-]\\d{1,2}[/.-](?:20)?\\d{2}|20\\d{2}-\\d{2}-\\d{2})(?!\\d)",
                    Opening.of("\\d{1,2}[/.-]\\d|20\\d{2}-\\d", Symbols.ANY & ~Symbols.DIGIT, Symbols.ANY)),
            new Phrase(
                    "(?<!\\w)(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.? \\d{1,2},? 20\\d{2}",
                    Opening.of("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", Symbols.NO_WORD, Symbols.ANY))));
    private static final String BEHIND_CREDENTIAL = "(?![\\w/])(?-i:(?=" + SignatureLine.REST + "|,? (?:on|at) \\d))";
    private static final Phrases CREDENTIAL = new Phrases(List.of(
            new Phrase(
                    "(?<![\\w/])(?-i:" + SignatureLine.CREDENTIAL + ")" + BEHIND_CREDENTIAL,
                    Opening.of(
                            "[LSR]?PT|RPT|[MD]PT|MSPT|OT|[MD]OT|C\\.?O\\.?T|CCC|CF|SLP", Symbols.NO_WORD, Symbols.ANY)),
            new Phrase(
                    "(?<![\\w/])" + SignatureLine.PROFESSION + BEHIND_CREDENTIAL,
                    Opening.of("physical|occupa|[PO]T |speech", Symbols.NO_WORD, Symbols.ANY))));

    static SignsOfANote in(Passage passage, MinutesInText minutes) {
        Symbols text = Symbols.of(passage.text());
        return new SignsOfANote(
                DATE.in(text).find(),
                SignatureLine.standsIn(text),
                CREDENTIAL.in(text).find(),
                ClinicalWording.EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.UNNAMED_EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.TASK.isAffirmedIn(passage)
                        || ClinicalWording.PASSIVE_MODALITY.isAffirmedIn(passage)
                        || !minutes.services().isEmpty());
    }
}
