package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.therapyclaims.domain.notes.LabelledSnippet.Set;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How well the checks of words do on the labelled snippets: precision (of what is found, how much is right) and recall
 * (of what is there, how much is found), on those the phrases were tuned on and on those held out. Where the finding is
 * that something is missing, the finding itself is measured too.
 *
 * <p>The snippets were written by the people who wrote the phrases. Notes of other clinics will do worse: that is why
 * these checks warn, show their words and never block.
 */
class TextChecksMeasuredTest {
    private static final List<LabelledSnippet> SNIPPETS = LabelledSnippet.all();

    /**
     * What a check found on snippets.
     *
     * @param right found and there
     */
    private record Figures(int right, int found, int there) {
        static final Figures NONE = new Figures(0, 0, 0);

        static Figures of(LabelledSnippet snippet) {
            List<String> answers = snippet.answers();
            List<String> labels = snippet.labels();
            return new Figures(right(answers, labels), answers.size(), labels.size());
        }

        /** How many answers a label stands for, each for one: a service told twice is not right twice. */
        private static int right(List<String> answers, List<String> labels) {
            List<String> left = new ArrayList<>(labels);
            return (int) answers.stream().filter(left::remove).count();
        }

        /** Of the finding that something is missing. */
        static Figures ofAbsence(LabelledSnippet snippet) {
            boolean found = snippet.answers().isEmpty();
            boolean there = snippet.labels().isEmpty();
            return new Figures(found && there ? 1 : 0, found ? 1 : 0, there ? 1 : 0);
        }

        Figures plus(Figures other) {
            return new Figures(right + other.right, found + other.found, there + other.there);
        }

        int precision() {
            return found == 0 ? 100 : right * 100 / found;
        }

        int recall() {
            return there == 0 ? 100 : right * 100 / there;
        }

        @Override
        public String toString() {
            return "precision %3d%%  recall %3d%%  (%d right, %d found, %d there)"
                    .formatted(precision(), recall(), right, found, there);
        }
    }

    /** Figures by the name of what is measured. */
    private static Map<String, Figures> measure(Stream<LabelledSnippet> snippets) {
        return snippets.flatMap(snippet -> Stream.concat(
                        Stream.of(Map.entry(snippet.check(), Figures.of(snippet))),
                        snippet.isFoundByAbsence()
                                ? Stream.of(Map.entry("no " + snippet.check(), Figures.ofAbsence(snippet)))
                                : Stream.of()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Figures::plus, TreeMap::new));
    }

    private static Map<String, Figures> measure(Set set) {
        return measure(SNIPPETS.stream().filter(snippet -> snippet.set() == set));
    }

    @Test
    void printsTheFiguresOfEveryCheck() {
        Arrays.stream(Set.values()).forEach(set -> {
            System.out.println(set);
            measure(set).forEach((check, figures) -> System.out.printf("  %-20s %s%n", check, figures));
            System.out.printf(
                    "  %-20s %s%n", "everything", measure(set).values().stream().reduce(Figures.NONE, Figures::plus));
        });
        assertThat(SNIPPETS).hasSizeGreaterThanOrEqualTo(200);
    }

    /** What each check reaches at least on what is held out: precision and recall in hundredths. */
    static final List<Arguments> FLOORS = List.of(
            arguments(Set.HELD_OUT, "body-part", 95, 100),
            arguments(Set.HELD_OUT, "boilerplate", 95, 95),
            arguments(Set.HELD_OUT, "code-advice", 95, 90),
            arguments(Set.HELD_OUT, "exercise-type", 95, 95),
            arguments(Set.HELD_OUT, "functional-goal", 95, 95),
            arguments(Set.HELD_OUT, "no functional-goal", 95, 95),
            arguments(Set.HELD_OUT, "general-fitness", 95, 95),
            arguments(Set.HELD_OUT, "goals", 95, 100),
            arguments(Set.HELD_OUT, "impairment", 95, 90),
            arguments(Set.HELD_OUT, "no impairment", 80, 95),
            arguments(Set.HELD_OUT, "minutes", 95, 95),
            arguments(Set.HELD_OUT, "necessity", 95, 100),
            arguments(Set.HELD_OUT, "passive-only", 95, 100),
            arguments(Set.HELD_OUT, "response", 95, 95),
            arguments(Set.HELD_OUT, "skill", 95, 90),
            arguments(Set.HELD_OUT, "no skill", 90, 95),
            arguments(Set.HELD_OUT, "unsupervised", 95, 95),
            arguments(Set.SHORTHAND, "body-part", 95, 95),
            arguments(Set.SHORTHAND, "boilerplate", 95, 95),
            arguments(Set.SHORTHAND, "code-advice", 95, 95),
            arguments(Set.SHORTHAND, "exercise-type", 95, 95),
            arguments(Set.SHORTHAND, "functional-goal", 95, 95),
            arguments(Set.SHORTHAND, "no functional-goal", 95, 95),
            arguments(Set.SHORTHAND, "general-fitness", 95, 95),
            arguments(Set.SHORTHAND, "goals", 95, 95),
            arguments(Set.SHORTHAND, "impairment", 95, 90),
            arguments(Set.SHORTHAND, "no impairment", 85, 95),
            arguments(Set.SHORTHAND, "minutes", 95, 95),
            arguments(Set.SHORTHAND, "necessity", 95, 95),
            arguments(Set.SHORTHAND, "passive-only", 95, 95),
            arguments(Set.SHORTHAND, "response", 95, 85),
            arguments(Set.SHORTHAND, "skill", 95, 90),
            arguments(Set.SHORTHAND, "no skill", 90, 95),
            arguments(Set.SHORTHAND, "unsupervised", 95, 85),
            arguments(Set.FRESH, "functional-goal", 80, 95),
            arguments(Set.FRESH, "no functional-goal", 95, 80),
            arguments(Set.FRESH, "general-fitness", 75, 75),
            arguments(Set.FRESH, "impairment", 95, 78),
            arguments(Set.FRESH, "no impairment", 66, 95),
            arguments(Set.FRESH, "passive-only", 95, 95),
            arguments(Set.FRESH, "response", 95, 80),
            arguments(Set.FRESH, "skill", 95, 90),
            arguments(Set.FRESH, "no skill", 80, 95),
            arguments(Set.FRESH, "unsupervised", 95, 95),
            arguments(Set.ELECTRONIC, "credential", 95, 95),
            arguments(Set.ELECTRONIC, "general-fitness", 95, 95),
            arguments(Set.ELECTRONIC, "impairment", 95, 95),
            arguments(Set.ELECTRONIC, "no impairment", 95, 95),
            arguments(Set.ELECTRONIC, "minutes", 95, 95),
            arguments(Set.ELECTRONIC, "passive-only", 95, 95),
            arguments(Set.ELECTRONIC, "signature", 95, 92),
            arguments(Set.ELECTRONIC, "timed-total", 95, 95),
            arguments(Set.ELECTRONIC, "treatment-total", 95, 95),
            arguments(Set.ELECTRONIC, "unsupervised", 95, 80),
            arguments(Set.AFTERWARDS, "credential", 95, 95),
            arguments(Set.AFTERWARDS, "general-fitness", 95, 95),
            arguments(Set.AFTERWARDS, "impairment", 95, 50),
            arguments(Set.AFTERWARDS, "no impairment", 50, 95),
            arguments(Set.AFTERWARDS, "minutes", 90, 73),
            arguments(Set.AFTERWARDS, "signature", 95, 95),
            arguments(Set.AFTERWARDS, "timed-total", 95, 95),
            arguments(Set.AFTERWARDS, "treatment-total", 95, 95),
            arguments(Set.AFTERWARDS, "unsupervised", 95, 90),
            arguments(Set.LAST, "unsupervised", 75, 30),
            arguments(Set.UNITS_AND_COLUMNS, "minutes", 95, 95));

    @ParameterizedTest(name = "{1} of {0}: precision {2}, recall {3}")
    @FieldSource("FLOORS")
    void everyCheckReachesItsFloorOnWhatItWasNotTunedOn(Set set, String check, int precision, int recall) {
        Figures figures = measure(set).get(check);
        assertThat(figures.precision()).as("precision: " + figures).isGreaterThanOrEqualTo(precision);
        assertThat(figures.recall()).as("recall: " + figures).isGreaterThanOrEqualTo(recall);
    }

    /** What reads numbers and names, not opinions, has no excuse on what it was tuned on. */
    @ParameterizedTest
    @ValueSource(strings = {"minutes", "timed-total", "treatment-total", "signature", "credential", "passive-only"})
    void isRightOnEverySnippetItWasTunedOn(String check) {
        assertThat(SNIPPETS.stream()
                        .filter(snippet ->
                                snippet.set() == Set.TUNED && snippet.check().equals(check)))
                .isNotEmpty()
                .allSatisfy(
                        snippet -> assertThat(snippet.answers()).containsExactlyInAnyOrderElementsOf(snippet.labels()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsupervised", "general-fitness", "impairment"})
    void findsNothingThatIsNotInASnippetItWasTunedOn(String check) {
        assertThat(measure(Set.TUNED).get(check).precision()).isEqualTo(100);
    }

    @Test
    void everythingHeldOutHasAFloor() {
        assertThat(FLOORS.stream().map(floor -> floor.get()[0] + " " + floor.get()[1]))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Set.values())
                        .filter(set -> set != Set.TUNED)
                        .flatMap(set -> measure(set).keySet().stream().map(check -> set + " " + check))
                        .toList());
    }
}
