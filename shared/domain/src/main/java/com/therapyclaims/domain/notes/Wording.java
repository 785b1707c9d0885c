package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.rules.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of phrases that say the same thing. Whole words only, in any case; a blank of a phrase stands for any white space.
 * They are looked for in a text without its {@link Shorthand}.
 */
final class Wording {
    private static final Pattern LOOK_BEHIND = Pattern.compile("\\(\\?<[!=][^)]*\\)");

    private final Pattern pattern;

    private Wording(Pattern pattern) {
        this.pattern = pattern;
    }

    /** Phrases one a line, each a regular expression; the longer reading of two goes first. */
    static Wording ofLines(String... blocks) {
        String alternatives = Stream.of(blocks)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Wording::blanksAsWhiteSpace)
                .collect(Collectors.joining("|"));
        if (Pattern.matches(alternatives, "")) {
            throw new IllegalArgumentException("a phrase that says nothing");
        }
        return new Wording(Pattern.compile("(?<![\\w])(?:" + alternatives + ")(?![\\w])", Pattern.CASE_INSENSITIVE));
    }

    /** A blank is white space of any length; in a look-behind, which must know its length, one character of it. */
    private static String blanksAsWhiteSpace(String phrase) {
        String lookBehinds = LOOK_BEHIND
                .matcher(phrase)
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace(" ", "\\s")));
        return lookBehinds.replace(" ?", "\\s*").replace(" ", "\\s+");
    }

    /** Every place where one of the phrases stands, negated or not. */
    Stream<Span> mentionsIn(Passage passage) {
        return pattern.matcher(passage.aloud()).results().map(found -> passage.spanOfAloud(found.start(), found.end()));
    }

    /** Every place where one of the phrases is said of this patient and not denied. */
    Stream<Span> affirmedIn(Passage passage) {
        return pattern.matcher(passage.aloud())
                .results()
                .filter(found -> !Negation.covers(passage.aloud(), found.start(), found.end()))
                .map(found -> passage.spanOfAloud(found.start(), found.end()));
    }

    /** The first place of all the passages where one of the phrases is said and not denied. */
    Optional<Span> firstAffirmedIn(List<Passage> passages) {
        return passages.stream().flatMap(this::affirmedIn).findFirst();
    }

    Optional<Span> firstAffirmedIn(Passage passage) {
        return affirmedIn(passage).findFirst();
    }

    boolean isAffirmedIn(Passage passage) {
        return affirmedIn(passage).findAny().isPresent();
    }

    boolean isMentionedIn(String text) {
        return standsIn(Shorthand.aloud(text));
    }

    boolean isMentionedIn(Passage passage) {
        return standsIn(passage.aloud());
    }

    /** Whether one of the phrases stands in a text that has been read {@linkplain Shorthand#aloud aloud} already. */
    boolean standsIn(String aloud) {
        return pattern.matcher(aloud).find();
    }

    /** The text, in words, without the phrases. */
    String removeFrom(String text) {
        return pattern.matcher(Shorthand.aloud(text)).replaceAll(" ");
    }

    Stream<MatchResult> matchesIn(CharSequence text) {
        return pattern.matcher(text).results();
    }
}
