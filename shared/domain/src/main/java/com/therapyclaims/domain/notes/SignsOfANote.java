package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.List;
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
                    Opening.of("[LR]?PT|[MD]PT|MSPT|OT|[MD]OT|C\\.?O\\.?T|CCC|CF|SLP", Symbols.NO_WORD, Symbols.ANY)),
            new Phrase(
                    "(?<![\\w/])" + SignatureLine.PROFESSION + BEHIND_CREDENTIAL,
                    Opening.of("physical|occupa|[PO]T |speech", Symbols.NO_WORD, Symbols.ANY))));

    /** Before a date that is no day of treatment: birth, injury, surgery, another appointment. */
    private static final Pattern OTHER_DAY = Pattern.compile(
            "(?<!\\w)(?:dob|d\\.o\\.b\\.?|birth(?:date|day)?|born|doi|injur(?:y|ed)|accident|fall|fell|surg\\w{0,10}|onset|s/p(?:\\s[\\w/-]{1,20}){1,3}"
                    + "|tka|tha|tkr|thr|orif|acl\\w{0,2}|arthroplasty|replacement|repair|fusion|cva|stroke|appt|appointment|f/u|follow[- ]up|expires?|through|until)"
                    + "(?:\\s(?:date|on|in|was|is)){0,2}[\\s:=(,–-]{0,4}$",
            Pattern.CASE_INSENSITIVE);

    private static boolean isDated(Symbols text) {
        Phrases.Search search = DATE.in(text);
        while (search.find()) {
            String before = text.text().substring(Math.max(0, search.start() - 60), search.start());
            if (!OTHER_DAY.matcher(before).find()) {
                return true;
            }
        }
        return false;
    }

    static SignsOfANote in(Passage passage, MinutesInText minutes) {
        Symbols text = Symbols.of(passage.text());
        return new SignsOfANote(
                isDated(text),
                SignatureLine.standsIn(text),
                CREDENTIAL.in(text).find(),
                ClinicalWording.EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.UNNAMED_EXERCISE.isAffirmedIn(passage)
                        || ClinicalWording.TASK.isAffirmedIn(passage)
                        || ClinicalWording.PASSIVE_MODALITY.isAffirmedIn(passage)
                        || !minutes.services().isEmpty());
    }
}
