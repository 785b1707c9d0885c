package com.therapyclaims.domain.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Phrases, each a regular expression in any case, found as the one expression of all of them would find them: the leftmost
 * first, of several at one place the earliest of the list, each from behind the one before. An expression is tried only
 * where the text begins as its {@link Opening} can, so that most places of a text try none.
 */
final class Phrases {
    /** Phrases that a number of {@link #possible} holds a bit of. */
    private static final int EACH = Long.SIZE;

    private static final int PLACES = Opening.LENGTH + 1;

    private final List<Phrase> phrases;
    private final int numbers;

    /** By symbol and place, before it and from its beginning on, a bit for every phrase that may have the symbol there. */
    private final long[] possible;

    /** By the symbol that a phrase begins with, what may stand before it and what behind: at most places of a text neither does. */
    private final long[] before = new long[Symbols.COUNT];

    private final long[] second = new long[Symbols.COUNT];
    /** Whether each begins where a word can begin. */
    private final boolean behindNoWord;

    /** One phrase. Its expression is compiled when a text first begins as it can: most never are. */
    static final class Phrase {
        private final String expression;
        private final Opening opening;
        private volatile Optional<Pattern> compiled = Optional.empty();

        /**
         * A phrase.
         *
         * @param expression the whole expression, with what must stand before and behind
         * @param opening what the text can be where it matches
         */
        Phrase(String expression, Opening opening) {
            this.expression = expression;
            this.opening = opening;
        }

        /** Whole words. */
        static Phrase ofWords(String expression) {
            return new Phrase(
                    "(?<!\\w)(?:" + expression + ")(?!\\w)", Opening.of(expression, Symbols.NO_WORD, Symbols.NO_WORD));
        }

        private Pattern pattern() {
            if (compiled.isEmpty()) {
                compiled = Optional.of(Pattern.compile(withoutCaptures(expression), Pattern.CASE_INSENSITIVE));
            }
            return compiled.get();
        }
    }

    /** The expression with groups that keep nothing, which match the same in less time. */
    private static String withoutCaptures(String expression) {
        StringBuilder without = new StringBuilder();
        for (int at = 0; at < expression.length(); at++) {
            char part = expression.charAt(at);
            int end = part == '\\' ? at + 1 : part == '[' ? expression.indexOf(']', at) : at;
            without.append(expression, at, end + 1);
            if (part == '(' && expression.charAt(at + 1) != '?') {
                without.append("?:");
            }
            at = end;
        }
        return without.toString();
    }

    /** Where a phrase was found. */
    record Found(int start, int end) {}

    /** Whole words in any case; alternatives of an expression are phrases of their own. */
    static Phrases ofWords(Stream<String> expressions) {
        return new Phrases(expressions
                .flatMap(expression -> alternatives(expression).stream())
                .map(Phrase::ofWords)
                .toList());
    }

    /** All of them as one expression, without the names of their parts. */
    Pattern asOneExpression() {
        return Pattern.compile(
                phrases.stream()
                        .map(phrase -> phrase.expression.replaceAll("\\(\\?<[a-z]+>", "("))
                        .collect(Collectors.joining("|")),
                Pattern.CASE_INSENSITIVE);
    }

    /** Whether what begins at a place of a text is of the pattern, whatever stands before it. */
    static boolean standsAt(Pattern pattern, String text, int at) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    Phrases(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
        this.numbers = (phrases.size() + EACH - 1) / EACH;
        this.possible = new long[Symbols.COUNT * PLACES * numbers];
        for (int phrase = 0; phrase < phrases.size(); phrase++) {
            Opening opening = phrases.get(phrase).opening;
            for (long left = opening.possibleAt(0); left != 0; left &= left - 1) {
                before[Long.numberOfTrailingZeros(left)] |= opening.possibleAt(-1);
                second[Long.numberOfTrailingZeros(left)] |= opening.possibleAt(1);
            }
            for (int place = 0; place < PLACES; place++) {
                allow(phrase, place, opening.possibleAt(place - 1));
            }
        }
        this.behindNoWord = Arrays.stream(before).allMatch(symbols -> (symbols & Symbols.WORD) == 0);
    }

    /**
     * The alternatives of an expression in their order: what stands between the bars outside of every bracket. Those of a bracket
     * that one begins with are alternatives too, each with what follows: fewer texts begin as one of them than as any.
     */
    private static List<String> alternatives(String expression) {
        return parts(expression).stream()
                .flatMap(part -> {
                    int from = part.startsWith("(?:") ? 3 : 1;
                    int close = endOfBracket(part, from);
                    return close < 0
                            ? Stream.of(part)
                            : parts(part.substring(from, close)).stream()
                                    .flatMap(first -> alternatives(first + part.substring(close + 1)).stream());
                })
                .toList();
    }

    private static List<String> parts(String expression) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= expression.length()) {
            int end = Opening.endOfAlternative(expression, from);
            parts.add(expression.substring(from, end));
            from = end + 1;
        }
        return parts;
    }

    /** Where the bracket ends that an expression begins with; -1 where it begins with none, or with one of another kind or repeated. */
    private static int endOfBracket(String expression, int from) {
        boolean plain = expression.startsWith("(") && (from > 1 || !expression.startsWith("(?"));
        if (!plain) {
            return -1;
        }
        int close = Opening.endOfAlternative(expression, from);
        while (expression.charAt(close) == '|') {
            close = Opening.endOfAlternative(expression, close + 1);
        }
        boolean repeated = close + 1 < expression.length() && "?*+{".indexOf(expression.charAt(close + 1)) >= 0;
        return repeated ? -1 : close;
    }

    private void allow(int phrase, int place, long symbols) {
        for (long left = symbols; left != 0; left &= left - 1) {
            possible[row(Long.numberOfTrailingZeros(left), place) + phrase / EACH] |= 1L << phrase;
        }
    }

    private int row(int symbol, int place) {
        return (symbol * PLACES + place) * numbers;
    }

    /** Begins to look for them. */
    Search in(Symbols text) {
        return new Search(text);
    }

    /** A search through one text. */
    final class Search {
        private final String text;
        private final Symbols symbols;
        private Matcher matcher;
        private int from;
        private int phrase;

        private Search(Symbols symbols) {
            this.text = symbols.text();
            this.symbols = symbols;
        }

        /** Every phrase from here on. */
        Stream<Found> all() {
            if (!find()) {
                return Stream.empty();
            }
            Stream.Builder<Found> all = Stream.builder();
            do {
                all.add(new Found(start(), end()));
            } while (find());
            return all.build();
        }

        /** Goes to the next phrase; false where there is none. */
        boolean find() {
            for (int place = next(from); place < text.length(); place = next(place + 1)) {
                if (standsAt(place)) {
                    from = Math.max(matcher.end(), place + 1);
                    return true;
                }
            }
            from = text.length();
            return false;
        }

        /** The next place that what stands before it does not rule out. */
        private int next(int place) {
            return behindNoWord ? symbols.nextBehindNoWord(place) : place;
        }

        /** Looks next from a place on, be it within the phrase that was found. */
        void lookFrom(int place) {
            from = place;
        }

        /** Whether a phrase stands at a place. */
        boolean standsAt(int place) {
            int first = symbols.at(place);
            return (before[first] >>> symbols.at(place - 1) & 1) != 0
                    && (second[first] >>> symbols.at(place + 1) & 1) != 0
                    && beginsAt(place);
        }

        private boolean beginsAt(int place) {
            for (int number = 0; number < numbers; number++) {
                long left = ~0L;
                for (int i = 0; i < PLACES && left != 0; i++) {
                    left &= possible[row(symbols.at(place + i - 1), i) + number];
                }
                for (; left != 0; left &= left - 1) {
                    phrase = number * EACH + Long.numberOfTrailingZeros(left);
                    if (matches(phrases.get(phrase).pattern(), place)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private boolean matches(Pattern pattern, int place) {
            // What stands before the phrase and behind it is looked at too.
            matcher = matcher == null
                    ? pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false)
                    : matcher.usePattern(pattern);
            return matcher.region(place, text.length()).lookingAt();
        }

        int start() {
            return matcher.start();
        }

        int end() {
            return matcher.end();
        }

        /** What a named part of the phrase's expression stands for; empty where it does not take part. */
        Optional<String> part(String name) {
            return Optional.ofNullable(matcher.group(name));
        }

        /** Where a named part begins; -1 where it does not take part. */
        int startOf(String name) {
            return matcher.start(name);
        }

        /** Which of the phrases was found, from 0. */
        int phrase() {
            return phrase;
        }
    }
}
