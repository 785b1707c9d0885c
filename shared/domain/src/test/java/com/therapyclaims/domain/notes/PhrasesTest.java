package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phrases are found faster than by one expression of all of them, and are the same. */
class PhrasesTest {
    private static final List<String> NOTES =
            LabelledSnippet.all().stream().map(LabelledSnippet::text).toList();
    private static final List<Phrases> LISTENED_FOR = listenedFor();

    private static final Map<Phrases, Pattern> EXPRESSIONS =
            LISTENED_FOR.stream().collect(Collectors.toMap(Function.identity(), Phrases::asOneExpression));

    /** Every list of phrases that the checks listen for, whichever class holds it. */
    private static List<Phrases> listenedFor() {
        return Stream.of(
                        ClinicalWording.class,
                        StockPhrases.class,
                        Shorthand.class,
                        Negation.class,
                        Purpose.class,
                        ServicePhrases.class,
                        TotalsInText.class,
                        SignsOfANote.class,
                        SignatureLine.class)
                .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
                .flatMap(PhrasesTest::phrases)
                .toList();
    }

    private static Stream<Phrases> phrases(Field field) {
        try {
            field.setAccessible(true);
            return switch (field.getType().getSimpleName()) {
                case "Wording" -> Stream.of(((Wording) field.get(null)).phrases());
                case "Phrases" -> Stream.of((Phrases) field.get(null));
                default -> Stream.empty();
            };
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Phrases.Found> byOneExpression(Pattern expression, String text) {
        return expression
                .matcher(text)
                .results()
                .map(found -> new Phrases.Found(found.start(), found.end()))
                .toList();
    }

    static List<Phrases> lists() {
        return LISTENED_FOR;
    }

    @ParameterizedTest
    @MethodSource("lists")
    void areFoundInEveryLabelledSnippetAsByOneExpression(Phrases phrases) {
        Pattern expression = phrases.asOneExpression();

        assertThat(NOTES)
                .isNotEmpty()
                .allSatisfy(note -> assertThat(phrases.in(Symbols.of(note)).all())
                        .containsExactlyElementsOf(byOneExpression(expression, note)));
    }

    @Property(tries = 300)
    void areFoundInAnyTextAsByOneExpression(@ForAll Random random) {
        String text = new Scrambled(random).text();

        assertThat(LISTENED_FOR)
                .allSatisfy(phrases -> assertThat(phrases.in(Symbols.of(text)).all())
                        .as(text)
                        .containsExactlyElementsOf(byOneExpression(EXPRESSIONS.get(phrases), text)));
    }

    @Test
    void areAllTried() {
        assertThat(LISTENED_FOR).hasSizeGreaterThan(30);
    }

    @Test
    void ofTwoAtOnePlaceTheEarlierIsFound() {
        Phrases phrases = Phrases.ofWords(Stream.of("hip", "hip flexion", "knee flexion|knee"));

        assertThat(phrases.in(Symbols.of("Hip flexion and knee flexion")).all())
                .containsExactly(new Phrases.Found(0, 3), new Phrases.Found(16, 28));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(knee|hip) flexion",
                "(knee|knee flexion|hip)( and)?( hip)?|flexion",
                "(?:hip(?: and)?|knee) (knee|flexion)",
                "((knee|hip) flexion|and) (and|hip)",
                "(knee|hip)? ?flexion",
                "(knee |hip )+flexion",
                "(?-i:Knee|HIP) flexion",
                "(?=knee|hip)\\w+ flexion"
            })
    void anExpressionThatBeginsWithABracketIsFoundAsItStands(String expression) {
        String text = "Hip flexion and knee flexion and hip knee flexion, flexion";
        Pattern whole = Pattern.compile("(?<!\\w)(?:" + expression + ")(?!\\w)", Pattern.CASE_INSENSITIVE);

        assertThat(Phrases.ofWords(Stream.of(expression)).in(Symbols.of(text)).all())
                .containsExactlyElementsOf(byOneExpression(whole, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?i)knee", "\\bknee\\1", "[a-c[d]]", "\\p{L}+", "(knee", "knee)"})
    void anExpressionWhoseBeginningIsNotReadIsRefused(String expression) {
        assertThatThrownBy(() -> Opening.of(expression, Symbols.ANY, Symbols.ANY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(knee)?", "x*", "knee|(hip)*"})
    void aPhraseThatSaysNothingIsRefused(String expression) {
        assertThatThrownBy(() -> Opening.of(expression, Symbols.ANY, Symbols.ANY))
                .hasMessageContaining("says nothing");
    }

    /** Pieces of notes in any order and any case, with odd characters between and within them. */
    private record Scrambled(Random random) {
        private static final List<String> ODD = List.of(
                " ", "  ", "\n", ".", ", ", "; ", "/", "'", "-", "_", "é", "漢", "🙂", "↑", "→ ", "’", "x10", "\u0130",
                "K");

        String text() {
            return Stream.generate(this::piece).limit(1 + random.nextInt(12)).collect(Collectors.joining());
        }

        private String piece() {
            String note = NOTES.get(random.nextInt(NOTES.size()));
            int from = random.nextInt(note.length());
            String piece = note.substring(from, from + random.nextInt(note.length() - from + 1));
            String odd = ODD.get(random.nextInt(ODD.size()));
            return switch (random.nextInt(4)) {
                case 0 -> piece.toUpperCase(Locale.ROOT) + odd;
                case 1 -> piece.replace(" ", odd);
                default -> piece + odd;
            };
        }
    }
}
