package com.therapyclaims.domain.pricing;

import com.therapyclaims.domain.rules.Explanation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a price's explanation says of one line, to be read with patterns in which {@code %1} is a figure. */
record ExplainedLine(List<Explanation> explanation, String label) {
    static final String N = "([0-9.]*[0-9])";

    static ExplainedLine of(Price price, int index) {
        return new ExplainedLine(price.explanation(), "Line " + (index + 1) + " ");
    }

    List<MatchResult> all(String pattern) {
        return explanation.stream()
                .map(Explanation::text)
                .filter(text -> text.startsWith(label))
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .toList();
    }

    Optional<MatchResult> find(String pattern) {
        return all(pattern).stream().findFirst();
    }

    Optional<List<BigDecimal>> numbers(String pattern) {
        return find(pattern.replace("%1", N))
                .map(found -> IntStream.rangeClosed(1, found.groupCount())
                        .mapToObj(group -> new BigDecimal(found.group(group)))
                        .toList());
    }
}
