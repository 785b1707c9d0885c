package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Text;

/**
 * What the first characters of a phrase can be, read off its regular expression: for each of the first places the set of
 * {@link Symbols} that may stand there, and for the place before. No text that the expression matches is outside of it;
 * what is inside need not match. Expressions are read in any case, as far as notes' phrases use them; another construct is
 * refused.
 */
final class Opening {
    /** How many characters are looked at. */
    static final int LENGTH = 6;

    /** A set of places, one bit each, that lie within what is looked at. */
    private static final int WITHIN = (1 << LENGTH) - 1;

    private final String expression;
    private final long[] possible = new long[LENGTH];
    private final long before;
    private int at;

    private Opening(String expression, long before) {
        this.expression = expression;
        this.before = before;
    }

    /**
     * Reads an expression.
     *
     * @param before what may stand before the phrase
     * @param after what may stand behind it
     */
    static Opening of(String expression, long before, long after) {
        Opening opening = new Opening(expression, before);
        int ends = opening.alternatives(1);
        if (opening.at < expression.length()) {
            throw opening.refused();
        }
        if ((ends & 1) != 0) {
            throw new IllegalArgumentException("a phrase that says nothing: " + expression);
        }
        opening.endsAt(ends, after);
        return opening;
    }

    /** What may stand at the place of the phrase, from 0; what may stand before it at -1. */
    long possibleAt(int place) {
        return place < 0 ? before : possible[place];
    }

    private void endsAt(int ends, long after) {
        allow(ends, after);
        // Behind what follows the phrase anything may stand.
        int behind = WITHIN & ~(2 * Integer.lowestOneBit(ends) - 1);
        allow(ends == 0 ? 0 : behind, Symbols.ANY);
    }

    private void allow(int places, long symbols) {
        for (int left = places; left != 0; left &= left - 1) {
            possible[Integer.numberOfTrailingZeros(left)] |= symbols;
        }
    }

    /** Reads alternatives that may begin at the places, and tells at which places what follows them may. */
    private int alternatives(int starts) {
        int ends = sequence(starts);
        while (at < expression.length() && expression.charAt(at) == '|') {
            at++;
            ends |= sequence(starts);
        }
        return ends;
    }

    private int sequence(int starts) {
        int places = starts;
        while (places != 0 && !endsAlternative(at)) {
            places = repeated(places);
        }
        at = endOfAlternative(expression, at);
        return places;
    }

    private boolean endsAlternative(int place) {
        return place == expression.length() || expression.charAt(place) == '|' || expression.charAt(place) == ')';
    }

    /** Where the alternative ends that the place of an expression stands in: at its bar, its bracket or the end. */
    static int endOfAlternative(String expression, int from) {
        int depth = 0;
        for (int place = from; place < expression.length(); place++) {
            switch (expression.charAt(place)) {
                case '\\' -> place++;
                case '[' -> place = expression.indexOf(']', place);
                case '(' -> depth++;
                case ')', '|' -> {
                    if (depth == 0) {
                        return place;
                    }
                    depth -= expression.charAt(place) == ')' ? 1 : 0;
                }
                default -> {}
            }
        }
        return expression.length();
    }

    /** One part of a sequence with how often it may stand. */
    private int repeated(int starts) {
        int part = at;
        part(0);
        int least = 1;
        int most = 1;
        char quantifier = at < expression.length() ? expression.charAt(at) : ' ';
        switch (quantifier) {
            case '?' -> least = 0;
            case '*' -> {
                least = 0;
                most = LENGTH;
            }
            case '+' -> most = LENGTH;
            case '{' -> {
                String[] bounds = expression
                        .substring(at + 1, expression.indexOf('}', at))
                        .split(",", -1);
                least = Integer.parseInt(bounds[0]);
                String last = bounds[bounds.length - 1];
                most = last.isEmpty() ? Math.max(least, LENGTH) : Integer.parseInt(last);
                at = expression.indexOf('}', at);
            }
            default -> {
                return part(part, starts);
            }
        }
        // How greedy a part is does not matter for what can stand.
        boolean greedy = at + 1 == expression.length() || "?+".indexOf(expression.charAt(at + 1)) < 0;
        int behind = at + (greedy ? 1 : 2);
        int ends = least == 0 ? starts : 0;
        int places = starts;
        for (int time = 1; time <= most && places != 0; time++) {
            places = part(part, places);
            ends |= time >= least ? places : 0;
        }
        at = behind;
        return ends;
    }

    private int part(int from, int starts) {
        at = from;
        return part(starts);
    }

    private int part(int starts) {
        char first = expression.charAt(at++);
        return switch (first) {
            case '(' -> group(starts);
            case '[' -> next(starts, set());
            case '.' -> next(starts, Symbols.ANY & ~Symbols.EDGE);
            case '^', '$' -> starts;
            case '\\' -> escaped(starts);
            case '*', '+', '?', '{' -> throw refused();
            default -> next(starts, Symbols.setOf(first));
        };
    }

    private int next(int starts, long symbols) {
        allow(starts, symbols);
        return (starts << 1) & WITHIN;
    }

    private int group(int starts) {
        boolean looksAround = false;
        if (stands("?:")) {
            at += 2;
        } else if (stands("?-i:")) {
            at += 4;
        } else if (stands("?=") || stands("?!")) {
            looksAround = true;
            at += 2;
        } else if (stands("?<=") || stands("?<!")) {
            looksAround = true;
            at += 3;
        } else if (stands("?")) {
            throw refused();
        }
        int ends = alternatives(looksAround ? 0 : starts);
        if (at >= expression.length()) {
            throw refused();
        }
        at++;
        return looksAround ? starts : ends;
    }

    private boolean stands(String kind) {
        return expression.startsWith(kind, at);
    }

    private int escaped(int starts) {
        char escaped = expression.charAt(at++);
        return escaped == 'b' || escaped == 'B' ? starts : next(starts, escapedSet(escaped));
    }

    private long escapedSet(char escaped) {
        return switch (escaped) {
            case 'd' -> Symbols.DIGIT;
            case 's' -> Symbols.BLANK;
            case 'w' -> Symbols.WORD;
            case 'W' -> Symbols.ANY & ~Symbols.WORD & ~Symbols.EDGE;
            case 'n', 'r', 't' -> Symbols.BLANK;
            default -> {
                if (Character.isLetterOrDigit(escaped)) {
                    throw refused();
                }
                yield Symbols.setOf(escaped);
            }
        };
    }

    private long set() {
        boolean negated = expression.charAt(at) == '^';
        long symbols = 0;
        while (expression.charAt(at) != ']') {
            char from = expression.charAt(at++);
            if (from == '[' || from == '&') {
                throw refused();
            }
            if (from == '\\') {
                symbols |= escapedSet(expression.charAt(at++));
            } else if (expression.charAt(at) == '-' && expression.charAt(at + 1) != ']') {
                symbols |= range(from, expression.charAt(at + 1));
                at += 2;
            } else {
                symbols |= Symbols.setOf(from);
            }
        }
        at++;
        return negated ? Symbols.ANY & ~Symbols.EDGE : symbols;
    }

    private static long range(char from, char to) {
        long symbols = 0;
        for (char each = from; each <= to; each++) {
            symbols |= Symbols.setOf(each);
        }
        return symbols;
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException(Text.of("not read at %d: %s", at, expression));
    }
}
