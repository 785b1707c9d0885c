package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.Phrases.Phrase;
import java.util.List;
import java.util.stream.Stream;

/** How notes write a service with its minutes: {@code TE 15'}, {@code MT x 10}, {@code 97110 x2 (30 min)}, {@code 20' TA}. */
final class ServicePhrases {
    /** What may follow a number that has no mark of minutes: the end of its item. */
    private static final String END_OF_ITEM =
            "(?=\\s*(?:$|[,;)&+|\\r\\n]|\\.(?!\\d)|/(?!\\s*\\d(?!\\d{4}))|and\\b|9[0-9]{4}|(?:" + ServiceNames.ANY
                    + ")(?![\\w-])))";

    /** What ends a row of a table or one of its columns. */
    private static final String END_OF_COLUMN = "[ \\t]*+(?:$|[|\\r\\n])";

    /** A column of units behind one of minutes: "97110 30 2". */
    private static final String UNITS_BEHIND = "(?=[ \\t]++(?<behind>[1-9])" + END_OF_COLUMN + ")";

    /** Modifiers of a code, which the commonest of, 59, must not be taken for minutes. */
    private static final String MODIFIERS =
            "(?:\\s*+[-,/]?\\s*+\\(?(?:59|7[67]|95|G[PON]|KX|C[QO]|X[EPSU])\\)?(?![\\w]|['’′]|\\s*+m)){0,5}";

    /** Units and clock times that stand between a service and its minutes; "x2" are units where minutes follow. */
    private static final String UNITS = "(?:\\s*+[-:=,x(]?\\s*+x?\\s*+\\d{1,2}\\s*+(?:units?|u)\\b\\)?\\s*+[-=:,;/(]?"
            + "|\\s*+(?:x?\\s*+\\d{1,2}\\s*+[(=]|x\\s*+\\d{1,2}(?:\\s*+:|(?=\\s)))(?=\\s*+\\d{1,3}\\s*+"
            + WrittenTime.MARK
            // A column of units before one of minutes: "97110 2 30", "97110 | 2 | 30".
            + ")|[ \\t]*+\\|?[ \\t]*+(?<units>[1-9])(?:[ \\t]*+\\|[ \\t]*+|[ \\t]++)(?=(?:[89]|\\d{2,3})"
            + END_OF_COLUMN + "))?";

    private static final String CLOCK =
            "(?:\\s*+[:=(–-]?\\s*+\\d{1,2}:\\d\\d\\s*+(?:[ap]m)?\\s*+(?:-|–|to)\\s*+\\d{1,2}:\\d\\d\\s*+(?:[ap]m)?\\)?\\s*+[(=:,]?)?";

    /** What may follow the name of a service and its code up to its minutes. */
    private static final String MINUTES_AFTER_NAME =
            // Who furnished it may stand between.
            "(?:\\s*+(?:with|by)\\s++(?:pta?|ota?|cota|slp|therapist|assistant))?" + UNITS + CLOCK
                    + "\\s*+(?:[:=@(–|/-]|x|for|was|time)?\\s*+(?:min(?:ute)?s\\b\\s*+)?(?:[x:=(]\\s*+|for\\s++)?"
                    + "(?:" + WrittenTime.HOURS + "|(?:0:(?=[0-5]\\d(?!\\d)))?+(?<minutes>\\d{1,3})(?:\\s*+(?<mark>"
                    + WrittenTime.MARK + ")|(?<=(?<!\\d)0:\\d\\d)|" + END_OF_ITEM + "|" + UNITS_BEHIND + "))";

    /** A name ends where its word does, and before the dash of its minutes. */
    private static final String END_OF_NAME = "(?![\\w]|-(?!\\d))";

    /**
     * "TE 15 min", "97110 (TE): 15 min". The parts are the service, what stands between it and a second name, that name as
     * {@code alias}, and the time; phrase 0 begins with a code.
     */
    static final Phrases NAME_FIRST = new Phrases(Stream.concat(
                    Stream.of(new Phrase(
                            // Units may follow without a blank: "97110x2 30 min", "97110x1 - 15 min".
                            "(?<![\\w-])(?<service>" + ServiceNames.CODE + ")(?!(?!x\\s?\\d)\\w)" + MODIFIERS
                                    + "(?:\\s*+(?<sign>[(/,-])?\\s*+(?<alias>" + ServiceNames.ANY + ")" + END_OF_NAME
                                    + "\\)?)?(?:x\\d\\s++[–-](?=\\s++\\d{1,3}\\s*+" + WrittenTime.MARK + "))?"
                                    + MINUTES_AFTER_NAME,
                            Opening.of(ServiceNames.CODE, Symbols.NO_WORD, Symbols.ANY))),
                    ServiceNames.each().stream()
                            .map(name -> beginningWith(
                                    name,
                                    "(?<![\\w-])(?<service>" + name + ")" + END_OF_NAME
                                            + "(?:\\s*+(?<sign>[(/,-])?\\s*+(?<alias>9[0-9]{4}(?!\\d)|(?:"
                                            + ServiceNames.ANY + ")" + END_OF_NAME + ")" + MODIFIERS + "\\)?)?"
                                            + MINUTES_AFTER_NAME)))
            .toList());

    /** "15 minutes were spent on gait training": the time, then the service. A full stop between is an abbreviation's where no new sentence begins. */
    static final Phrases MINUTES_FIRST = new Phrases(List.of(new Phrase(
            "(?<![\\w.:/-])(?:" + WrittenTime.HOURS + "|(?<minutes>\\d{1,3})\\s*+(?<mark>" + WrittenTime.MARK + "))"
                    + "(?:\\.(?=\\s++(?-i:[a-z])))?[ \\t]*+(?:(?:was|were|is)[ \\t]++)?"
                    + "(?:(?<spent>spent|dedicated|devoted|allotted|used|given|provided)[ \\t]++)?"
                    + "(?:(?<of>of|on|for|to|in)[ \\t]++|[-:][ \\t]*+)?(?:the[ \\t]++)?"
                    + "(?<service>9[0-9]{4}|" + ServiceNames.ANY + ")(?![\\w-])",
            Opening.of("\\d{1,3}\\s*[m'’′]|\\d(?:\\.\\d{1,2})?\\s*h", Symbols.NO_WORD, Symbols.ANY))));

    private ServicePhrases() {}

    private static Phrase beginningWith(String beginning, String expression) {
        return new Phrase(expression, Opening.of(beginning, Symbols.NO_WORD, Symbols.NO_WORD));
    }
}
