package com.therapyclaims.domain.notes;

/**
 * A text letter by letter, told apart as coarsely as looking for phrases needs it: letters in any case, digits, blanks,
 * the punctuation of notes, and the edge of the text, which stands before its first and after its last character.
 */
final class Symbols {
    /** Characters beyond either end that may be asked for. */
    static final int MARGIN = 8;

    /** How many symbols there are: fewer than a long has bits, so that a set of symbols is one number. */
    static final int COUNT = 54;

    private static final String PUNCTUATION = "'-/.,+(#<>%:;)";
    private static final int EDGE_SYMBOL = 0;
    private static final int FIRST_LETTER = 1;
    private static final int FIRST_DIGIT = FIRST_LETTER + 26;
    private static final int LOW_LINE = FIRST_DIGIT + 10;
    private static final int BLANK_SYMBOL = LOW_LINE + 1;
    private static final int FIRST_PUNCTUATION = BLANK_SYMBOL + 1;
    private static final int OTHER = COUNT - 1;

    /** Every symbol. */
    static final long ANY = (1L << COUNT) - 1;

    /** The edge of the text. */
    static final long EDGE = 1L << EDGE_SYMBOL;

    /** What {@code \d} stands for in a regular expression. */
    static final long DIGIT = (1L << LOW_LINE) - (1L << FIRST_DIGIT);

    /** What {@code \s} stands for. */
    static final long BLANK = 1L << BLANK_SYMBOL;

    /** What {@code \w} stands for. */
    static final long WORD = (1L << BLANK_SYMBOL) - (1L << FIRST_LETTER);

    /** What {@code \W} stands for, and the edge. */
    static final long NO_WORD = ANY & ~WORD;

    private static final byte[] ASCII = ascii();

    private final String text;
    private final byte[] symbols;
    /** The places of the text that no letter, digit or low line stands before, a bit each: where a word can begin. */
    private final long[] behindNoWord;

    private Symbols(String text) {
        this.text = text;
        this.symbols = new byte[text.length() + 2 * MARGIN];
        this.behindNoWord = new long[text.length() / Long.SIZE + 1];
        int before = EDGE_SYMBOL;
        for (int place = 0; place < text.length(); place++) {
            behindNoWord[place / Long.SIZE] |= (NO_WORD >>> before & 1) << place;
            before = of(text.charAt(place));
            symbols[MARGIN + place] = (byte) before;
        }
    }

    private static byte[] ascii() {
        byte[] symbols = new byte[128];
        for (char character = 0; character < symbols.length; character++) {
            symbols[character] = (byte) symbolOf(character);
        }
        return symbols;
    }

    private static int symbolOf(char character) {
        if (character >= 'a' && character <= 'z') {
            return FIRST_LETTER + character - 'a';
        }
        if (character >= 'A' && character <= 'Z') {
            return FIRST_LETTER + character - 'A';
        }
        if (character >= '0' && character <= '9') {
            return FIRST_DIGIT + character - '0';
        }
        return switch (character) {
            case '_' -> LOW_LINE;
            case ' ', '\t', '\n', '\u000B', '\f', '\r' -> BLANK_SYMBOL;
            default -> PUNCTUATION.indexOf(character) < 0 ? OTHER : FIRST_PUNCTUATION + PUNCTUATION.indexOf(character);
        };
    }

    private static byte of(char character) {
        return character < ASCII.length ? ASCII[character] : OTHER;
    }

    /** The set of the one symbol a character is told as. */
    static long setOf(char character) {
        return 1L << of(character);
    }

    static Symbols of(String text) {
        return new Symbols(text);
    }

    /** The text they were read from. */
    String text() {
        return text;
    }

    /** The symbol of the character at a place up to {@link #MARGIN} before the text or behind it. */
    int at(int place) {
        return symbols[MARGIN + place];
    }

    /** The first place from here on that no letter, digit or low line stands before; the text's end where there is none. */
    int nextBehindNoWord(int from) {
        int number = from / Long.SIZE;
        long places = behindNoWord[number] & (~0L << from);
        while (places == 0) {
            number++;
            if (number == behindNoWord.length) {
                return text.length();
            }
            places = behindNoWord[number];
        }
        return number * Long.SIZE + Long.numberOfTrailingZeros(places);
    }
}
