package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.lists.Lists;
import com.therapyclaims.domain.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A set of phrases that say the same thing. Whole words only, in any case; a blank of a phrase stands for any white space.
 * They are looked for in a text without its {@link Shorthand}.
 */
final class Wording {
    private static final Pattern LOOK_BEHIND = Pattern.compile("\\(\\?<[!=][^)]*\\)");

    private final Phrases phrases;

    private Wording(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Phrases one a line, each a regular expression; the longer reading of two goes first. */
    static Wording ofLines(String... blocks) {
        return new Wording(Phrases.ofWords(Stream.of(blocks)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(Wording::blanksAsWhiteSpace)));
    }

    Phrases phrases() {
        return phrases;
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
        return phrases.in(passage.symbols()).all().map(found -> passage.spanOfAloud(found.start(), found.end()));
    }

    /** Every place where one of the phrases is said of this patient and not denied. */
    List<Span> affirmedIn(Passage passage) {
        Phrases.Search search = phrases.in(passage.symbols());
        if (!findAffirmed(search, passage)) {
            return List.of();
        }
        List<Span> affirmed = new ArrayList<>();
        do {
            affirmed.add(passage.spanOfAloud(search.start(), search.end()));
        } while (findAffirmed(search, passage));
        return affirmed;
    }

    /** The first place of all the passages where one of the phrases is said and not denied. */
    Optional<Span> firstAffirmedIn(List<Passage> passages) {
        return Lists.firstOf(passages, this::firstAffirmedIn);
    }

    Optional<Span> firstAffirmedIn(Passage passage) {
        Phrases.Search search = phrases.in(passage.symbols());
        return findAffirmed(search, passage)
                ? Optional.of(passage.spanOfAloud(search.start(), search.end()))
                : Optional.empty();
    }

    boolean isAffirmedIn(Passage passage) {
        return findAffirmed(phrases.in(passage.symbols()), passage);
    }

    private static boolean findAffirmed(Phrases.Search search, Passage passage) {
        while (search.find()) {
            if (!Negation.covers(passage.aloud(), search.start(), search.end())) {
                return true;
            }
        }
        return false;
    }

    boolean isMentionedIn(String text) {
        return standsIn(Shorthand.aloud(text));
    }

    boolean isMentionedIn(Passage passage) {
        return phrases.in(passage.symbols()).find();
    }

    /** Whether one of the phrases stands in a text that has been read {@linkplain Shorthand#aloud aloud} already. */
    boolean standsIn(Symbols aloud) {
        return phrases.in(aloud).find();
    }

    /** The text, in words, without the phrases. */
    String removeFrom(Symbols aloud) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        Phrases.Search search = phrases.in(aloud);
        while (search.find()) {
            left.append(aloud.text(), from, search.start()).append(' ');
            from = search.end();
        }
        return left.append(aloud.text(), from, aloud.text().length()).toString();
    }

    long countIn(String text) {
        return phrases.in(Symbols.of(text)).all().count();
    }
}
