package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the one who treated signs a text: "Electronically signed by Jane Doe, PT on 02/03/2025 10:15 AM", or a line that ends
 * with name and credential. A physician's signature, and one that is awaited, sign no note.
 */
final class SignatureLine {
    /** A therapy credential; a student's is none. */
    static final String CREDENTIAL =
            "(?:[LR]?PTA|R?PT|DPT|MPT|MSPT|OTR?(?:/L)?|OTD|MOT|OTA(?:/L)?|C\\.?O\\.?T\\.?A\\.?(?:/L)?"
                    + "|(?:CCC|CF)-SLP|SLPA?)";

    /** A therapy profession in words, in any case. */
    static final String PROFESSION =
            "(?:(?:physical|occupational) therapist|(?:(?:physical|occupational) therap(?:y|ist)|PT|OT) assistant"
                    + "|speech(?:[- ]language)?[- ](?:pathologist|therapist))";

    private static final String DEGREE = "(?:(?:M\\.?S\\.?|M\\.?A\\.?|B\\.?S\\.?|Ph\\.?D\\.?|M\\.?Ed\\.?),? )?";
    private static final String MORE_CREDENTIALS = "(?:(?:,? |/|, ?)(?:[A-Z][A-Z./-]{1,11}|PhD|Cert\\.?)){0,6}+";
    private static final String LICENCE =
            "(?:,? \\(?(?:[Ll]ic(?:ense)?\\.? ?(?:[Nn]o\\.? ?)?#? ?|#|[Nn]o\\.? ?)[A-Z]{0,4}[\\d-]{3,14}\\)?)?+";
    private static final String DATE = "(?:,? (?:on |[Dd]ate:? |- )?\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{2,4})?+";
    private static final String TIME =
            "(?:,? (?:at |@ ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?: ?[AaPp]\\.?[Mm]\\.?)?(?: [A-Z]{2,4})?)?+";

    /** What may stand between a credential and the end of its line. */
    static final String REST = MORE_CREDENTIALS + LICENCE + DATE + TIME + "[ \\t]*+[.)]?[ \\t]*+(?:$|[\\r\\n])";

    /** Begins a plan, not a name: "Plan: continue PT". */
    private static final String NO_NAME =
            "(?!(?:Cont|Resume|Skilled|Discharge|D/C|Outpatient|Inpatient|Home|Acute|Daily|Begin|Start"
                    + "|Recommend|Refer|Hold|Need|Weekly|Receiv|Evaluat|Treating|Supervis|Licensed|Progress|Initia|Plan|Per|By|For|The|To)\\w*+)";

    private static final String NAME = "[A-Z][\\w.'’-]{0,30}";
    private static final String NO_NAME_BEFORE = "(?<![\\w.'’/-])";
    private static final String BEGINS_NAME = "[A-Z][\\w.'’, -]";
    private static final String SIGNS = "(?:electronically|digitally|e)[- ]?signed|/s/|authenticated by";

    private static final Phrases SIGNED = new Phrases(List.of(
            new Phrase(
                    "(?<!\\w)(?:" + SIGNS
                            + ")(?!\\w)(?!(?:[ \\t]{0,3}by)?[ \\t]{0,3}[:,-]?[ \\t]{0,3}(?:$|[\\r\\n(_-]|blank\\b|pending\\b|n/a))",
                    Opening.of("electr|digita|e[- ]?signed|/s/|authen", Symbols.NO_WORD, Symbols.ANY)),
            new Phrase(
                    "(?<!\\w)(?:(?:co-?)?signed(?: by)?|signature)\\b[ \\t]{0,3}[:,-]?[ \\t]{0,3}"
                            + "(?:(?-i:(?!Dr|MD|Physician|POC|Plan|Order|Rx|Consent)" + NAME + ")|(?:on |at )?\\d)",
                    Opening.of("co-?sig|signed|signat", Symbols.NO_WORD, Symbols.ANY)),
            new Phrase(
                    // Most words begin small: looked at first.
                    "(?-i:(?=[A-Z])" + NO_NAME_BEFORE + NO_NAME + "(?:" + NAME + "(?: " + NAME + "){1,3},?|" + NAME
                            + ",) {1,3}" + DEGREE + CREDENTIAL + REST + ")",
                    Opening.of(BEGINS_NAME, Symbols.NO_WORD, Symbols.ANY)),
            new Phrase(
                    "(?-i:(?=[A-Z])" + NO_NAME_BEFORE + NO_NAME + NAME + "(?: " + NAME + "){0,3}), {1,3}(?:licensed )?"
                            + PROFESSION + "(?-i:" + REST + ")",
                    Opening.of(BEGINS_NAME, Symbols.NO_WORD, Symbols.ANY))));

    /** The first of the phrases that are a name with its credential. */
    private static final int NAME_WITH_CREDENTIAL = 2;

    /** Before a signature that is none of this note's, or none yet. */
    private static final Pattern NOT_THIS = Pattern.compile(
            "(?<!\\w)(?:await\\w*+|pending|not|needs?|to be|unsigned|when|until|poc|plan of care|cert\\w*+|orders?|script|consent|waiver|abn|pt|patient"
                    + "|md|dr\\.?|doctor|physician|surgeon|pcp|referral|rx|caregiver|attendance)(?:[ \\t]\\w+){0,2}[ \\t]$",
            Pattern.CASE_INSENSITIVE);

    /** Before a name that is only told of: who was spoken with, who referred or supervised. */
    private static final Pattern TOLD_OF = Pattern.compile(
            "(?<!\\w)(?:with|to|from|(?:supervised|supervision|referred|ordered|reviewed|discussed|observed|assisted|seen|evaluated|recommended) (?:of|by))"
                    + "(?:[ \\t]\\w+){0,3}[ \\t]{1,3}$",
            Pattern.CASE_INSENSITIVE);

    private SignatureLine() {}

    /** Whether somebody signed the text. */
    static boolean standsIn(Symbols text) {
        Phrases.Search search = SIGNED.in(text);
        while (search.find()) {
            String before = text.text().substring(Math.max(0, search.start() - 40), search.start());
            boolean toldOf = search.phrase() >= NAME_WITH_CREDENTIAL
                    && TOLD_OF.matcher(before).find();
            if (!toldOf && !NOT_THIS.matcher(before).find()) {
                return true;
            }
        }
        return false;
    }
}
