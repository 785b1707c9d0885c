package com.therapyclaims.domain.notes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A note snippet with what a reader would say of it, from {@code labelled-snippets.txt}.
 *
 * @param set what it was written for
 * @param billed the code it stands under, where the check needs one
 */
record LabelledSnippet(Set set, String check, String label, String billed, String text) {

    /** Checks whose answer is that something is there, and whose finding is that it is not. */
    private static final List<String> FOUND_BY_ABSENCE = List.of("skill", "impairment", "functional-goal");

    /** What a snippet was written for. */
    enum Set {
        /** The phrases were tuned on it. */
        TUNED("T"),
        /** Written after the phrases, to measure them. */
        HELD_OUT("H"),
        /** Clinics' shorthand, which is harder; written before the vocabulary was widened for shorthand. */
        SHORTHAND("S"),
        /** Shorthand and specialities the vocabulary was not tuned on. */
        FRESH("F"),
        /** Electronic records' ways with minutes, totals, signatures and denials; written before those were mended. */
        ELECTRONIC("E"),
        /** Written after that mend, and before the words for exercise without a therapist were widened. */
        AFTERWARDS("G"),
        /** Written after that too. */
        LAST("A"),
        /** Units without a blank, columns, feet before gait training and times with a colon. */
        UNITS_AND_COLUMNS("R");

        private final String letter;

        Set(String letter) {
            this.letter = letter;
        }

        private static Set of(String letter) {
            return Arrays.stream(values())
                    .filter(set -> set.letter.equals(letter))
                    .findFirst()
                    .orElseThrow();
        }
    }

    static List<LabelledSnippet> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LabelledSnippet.class.getResourceAsStream("labelled-snippets.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(LabelledSnippet::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledSnippet read(String line) {
        List<String> columns = List.of(line.split("\\|", 5));
        return new LabelledSnippet(
                Set.of(columns.get(0).strip()),
                columns.get(1).strip(),
                columns.get(2).strip(),
                columns.get(3).strip(),
                columns.get(4).strip().replace("\\n", "\n"));
    }

    /** What the engine says of it, in the words of the labels; several answers where the check may give several. */
    List<String> answers() {
        return switch (check) {
            case "unsupervised" -> yesIf(describedUnder("97110"), "SKILL.UNSUPERVISED");
            case "general-fitness" -> yesIf(describedUnder("97110"), "SKILL.GENERAL_FITNESS");
            case "passive-only" -> yesIf(describedUnder(billed), "SKILL.PASSIVE_ONLY");
            case "skill" -> yesIf(!NoteAssert.codes(describedUnder("97110")).contains("SKILL.NO_SKILLED_ELEMENT"));
            case "impairment" ->
                yesIf(!NoteAssert.codes(describedUnder("97110")).contains("SKILL.NO_IMPAIRMENT"));
            case "boilerplate" -> yesIf(NoteBuilder.text(text).validate(), "SKILL.BOILERPLATE");
            case "functional-goal" -> yesIf(!NoteAssert.codes(withGoal()).contains("NEC.GOAL_NOT_FUNCTIONAL"));
            case "code-advice" -> advice();
            case "body-part" -> grade(elements().bodyPart());
            case "exercise-type" -> grade(elements().exerciseType());
            case "goals" -> grade(elements().functionalGoals());
            case "necessity" -> grade(elements().medicalNecessity());
            case "response" -> grade(elements().patientResponse());
            case "minutes" -> minutes();
            case "timed-total" -> total(inText().timedTotal());
            case "treatment-total" -> total(inText().treatmentTotal());
            case "signature" -> yesIf(signs().signature());
            case "credential" -> yesIf(signs().credential());
            default -> throw new IllegalStateException("no such check: " + check);
        };
    }

    /** The labels that count as found; the others say there is nothing to find. */
    List<String> labels() {
        return List.of(label.split(" ", -1)).stream()
                .filter(LabelledSnippet::isFound)
                .toList();
    }

    static boolean isFound(String label) {
        return !label.equals("no") && !label.equals("none") && !label.equals("MISSING");
    }

    boolean isFoundByAbsence() {
        return FOUND_BY_ABSENCE.contains(check);
    }

    private NoteValidation describedUnder(String code) {
        NoteBuilder note = NoteBuilder.complete()
                .doing(InterventionBuilder.of(code)
                        .description(text)
                        .withoutSkill()
                        .withoutImpairment());
        note.medicalNecessity = Optional.empty();
        return note.validate();
    }

    private NoteValidation withGoal() {
        NoteBuilder note = NoteBuilder.complete();
        note.goals = List.of(NoteBuilder.goal(text));
        return note.validate();
    }

    private NoteValidation.Elements elements() {
        return NoteBuilder.text(text).validate().elements();
    }

    private List<String> advice() {
        return describedUnder(billed).codeAdvice().stream()
                .map(NoteValidation.CodeAdvice::suggested)
                .toList();
    }

    private List<String> minutes() {
        return inText().services().stream()
                .map(service -> service.code() + "=" + service.minutes())
                .toList();
    }

    private MinutesInText inText() {
        return MinutesInText.in(new Passage("/note/text", text));
    }

    private SignsOfANote signs() {
        return SignsOfANote.in(new Passage("/note/text", text), inText());
    }

    private static List<String> total(Optional<MinutesInText.Total> total) {
        return total.map(read -> List.of(Integer.toString(read.minutes()))).orElse(List.of());
    }

    private static List<String> grade(NoteValidation.Element element) {
        return element.grade() == NoteValidation.Grade.MISSING
                ? List.of()
                : List.of(element.grade().name());
    }

    private static List<String> yesIf(NoteValidation validation, String code) {
        return yesIf(NoteAssert.codes(validation).contains(code));
    }

    private static List<String> yesIf(boolean found) {
        return found ? List.of("yes") : List.of();
    }
}
