package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * How well the checks of words do on the labelled snippets: precision (of what is found, how much is right) and recall
 * (of what is there, how much is found), on those the phrases were tuned on and on those held out.
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
        record Floor(int precision, int recall) {}

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

    private static Figures measure(List<LabelledSnippet> snippets) {
        int right = 0;
        int found = 0;
        int there = 0;
        for (LabelledSnippet snippet : snippets) {
            List<String> answers = snippet.answers();
            List<String> labels = snippet.labels();
            right += (int) answers.stream().filter(labels::contains).count();
            found += answers.size();
            there += labels.size();
        }
        return new Figures(right, found, there);
    }

    /** What each check reaches at least on the held-out snippets: precision and recall in hundredths. */
    private static final Map<String, Figures.Floor> FLOORS = Map.ofEntries(
            Map.entry("body-part", new Figures.Floor(95, 100)),
            Map.entry("boilerplate", new Figures.Floor(95, 75)),
            Map.entry("code-advice", new Figures.Floor(95, 90)),
            Map.entry("exercise-type", new Figures.Floor(95, 95)),
            Map.entry("functional-goal", new Figures.Floor(75, 95)),
            Map.entry("general-fitness", new Figures.Floor(95, 75)),
            Map.entry("goals", new Figures.Floor(95, 100)),
            Map.entry("impairment", new Figures.Floor(95, 75)),
            Map.entry("minutes", new Figures.Floor(95, 95)),
            Map.entry("necessity", new Figures.Floor(95, 100)),
            Map.entry("passive-only", new Figures.Floor(95, 100)),
            Map.entry("response", new Figures.Floor(95, 95)),
            Map.entry("skill", new Figures.Floor(95, 90)),
            Map.entry("unsupervised", new Figures.Floor(95, 90)));

    @Test
    void printsTheFiguresOfEveryCheck() {
        byCheck(SNIPPETS).forEach((check, snippets) -> {
            System.out.printf("%-16s all      %s%n", check, measure(snippets));
            System.out.printf("%-16s held out %s%n", "", measure(heldOut(snippets)));
        });
        SNIPPETS.stream()
                .filter(snippet -> !Set.copyOf(snippet.answers()).equals(Set.copyOf(snippet.labels())))
                .map(snippet ->
                        "missed: %s %s".formatted(snippet.check(), snippet.answers() + " for " + snippet.text()))
                .forEach(System.out::println);
        assertThat(SNIPPETS).hasSizeGreaterThanOrEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> everyCheckReachesItsFloorOnWhatItWasNotTunedOn() {
        return byCheck(heldOut(SNIPPETS)).entrySet().stream()
                .map(check -> DynamicTest.dynamicTest(
                        check.getKey(), () -> reaches(measure(check.getValue()), FLOORS.get(check.getKey()))));
    }

    private static void reaches(Figures figures, Figures.Floor floor) {
        assertThat(figures.precision()).as("precision: " + figures).isGreaterThanOrEqualTo(floor.precision());
        assertThat(figures.recall()).as("recall: " + figures).isGreaterThanOrEqualTo(floor.recall());
    }

    private static Map<String, List<LabelledSnippet>> byCheck(List<LabelledSnippet> snippets) {
        return snippets.stream()
                .collect(Collectors.groupingBy(LabelledSnippet::check, TreeMap::new, Collectors.toList()));
    }

    private static List<LabelledSnippet> heldOut(List<LabelledSnippet> snippets) {
        return snippets.stream().filter(LabelledSnippet::heldOut).toList();
    }
}
