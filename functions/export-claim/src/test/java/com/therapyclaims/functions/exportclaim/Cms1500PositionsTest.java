package com.therapyclaims.functions.exportclaim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.functions.exportclaim.Cms1500Layout.Box;
import com.therapyclaims.functions.exportclaim.PrintPositions.Inches;
import com.therapyclaims.functions.exportclaim.PrintPositions.Position;
import com.therapyclaims.functions.exportclaim.PrintedLetters.Letter;
import com.therapyclaims.testing.OutgoingClaims;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The data of a paper claim stands where the printed form has its boxes, held against what others say of the form: nothing here
 * asks our own layout where anything is, but for the frames it draws.
 */
class Cms1500PositionsTest {
    private static final float POINTS_AN_INCH = 72;

    /** What two systems that print on the same form differ by at most, in points: a ninth of an inch. */
    private static final float BETWEEN_SYSTEMS = 8;

    /** The second system tells where the upper edge of a line is; its letters stand that much lower. */
    private static final float BELOW_UPPER_EDGE = 11.3f;

    /** The least size of letters: nobody needs a glass for it. */
    private static final float LEGIBLE = 6;

    static Stream<OutgoingClaim> claims() {
        return Stream.of(
                OutgoingClaims.plain(),
                OutgoingClaims.full(),
                OutgoingClaims.ofAChildInsuredTwice(),
                OutgoingClaims.forMedicareSecond(),
                OutgoingClaims.longest());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void whatIsPrintedHasAPlaceOnTheForm(OutgoingClaim claim) {
        Set<String> printed = new TreeSet<>(Cms1500Content.of(claim, 0).keySet());
        printed.remove("page");

        assertThat(PrintPositions.ALL).containsKeys(printed.toArray(String[]::new));
    }

    /** What is not set closer, because it fits. */
    @Test
    void everyLetterStandsInItsColumnAndOnItsLine() {
        List<Letter> usual = PrintedLetters.of(OutgoingClaims.full(), 0).stream()
                .filter(letter -> letter.data() && letter.size() == 10)
                .toList();

        assertThat(usual).hasSizeGreaterThan(300).allSatisfy(letter -> {
            float column = (letter.left() - PrintPositions.ALL.get("2").left()) / PrintPositions.COLUMN;
            float line = (letter.baseline() - PrintPositions.ALL.get("2").baseline()) / PrintPositions.LINE;
            assertThat(column).isCloseTo(Math.round(column), within(0.05f));
            assertThat(line).isCloseTo(Math.round(line), within(0.15f));
        });
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyTextBeginsAtItsPlaceOrEndsThere(OutgoingClaim claim) {
        Map<String, List<Letter>> read = Cms1500Test.letters(claim, 0);
        Cms1500Content.of(claim, 0).keySet().stream()
                .filter(box -> !box.equals("page"))
                .forEach(box -> {
                    Position place = PrintPositions.ALL.get(box);
                    List<Letter> letters = read.get(box);
                    assertThat(letters).as(box).isNotEmpty();
                    boolean amount = box.startsWith("24F") || box.equals("28") || box.equals("29");
                    if (amount) {
                        assertThat(letters.getLast().right())
                                .as(box)
                                .isCloseTo(place.right(), within(PrintPositions.TOLERANCE));
                    } else {
                        assertThat(letters.getFirst().left())
                                .as(box)
                                .isCloseTo(place.left(), within(PrintPositions.TOLERANCE));
                    }
                    assertThat(letters.getLast().baseline())
                            .as(box)
                            .isCloseTo(place.baseline(), within(PrintPositions.TOLERANCE));
                });
    }

    @Test
    void aSecondSystemPrintsOnTheSamePlaces() {
        Map<String, List<Letter>> read = Cms1500Test.letters(OutgoingClaims.ofAChildInsuredTwice(), 0);
        read.remove("page");

        read.forEach((box, letters) -> PrintPositions.ALL.get(box).elsewhere().ifPresent(there -> {
            Letter first = letters.getFirst();
            assertThat(first.left()).as(box).isCloseTo(there.left() * POINTS_AN_INCH, within(BETWEEN_SYSTEMS));
            assertThat(letters.getLast().baseline() - BELOW_UPPER_EDGE)
                    .as(box)
                    .isCloseTo(there.top() * POINTS_AN_INCH, within(BETWEEN_SYSTEMS));
        }));
    }

    @Test
    void theTwoSourcesAgree() {
        assertThat(PrintPositions.ALL.values().stream()
                        .filter(place -> place.elsewhere().isPresent()))
                .hasSizeGreaterThan(60)
                .allSatisfy(place -> {
                    Inches there = place.elsewhere().orElseThrow();
                    assertThat(place.left()).isCloseTo(there.left() * POINTS_AN_INCH, within(BETWEEN_SYSTEMS));
                    assertThat(place.baseline() - BELOW_UPPER_EDGE)
                            .isCloseTo(there.top() * POINTS_AN_INCH, within(BETWEEN_SYSTEMS));
                });
    }

    /** Claims Processing Manual, chapter 26, section 30: the form's first line and its left edge. */
    @Test
    void theFormBeginsWhereThePrintedOneDoes() {
        Box first = Cms1500Layout.BOXES.get("1");

        assertThat(first.left()).isCloseTo(0.3f * POINTS_AN_INCH, within(PrintPositions.TOLERANCE));
        assertThat(first.top()).isCloseTo(1.33f * POINTS_AN_INCH, within(PrintPositions.TOLERANCE));
    }

    @Test
    void theFramesAreDrawnAroundThePlaces() {
        PrintPositions.ALL.forEach((id, place) -> {
            Box frame = Cms1500Layout.BOXES.get(id);
            assertThat(place.left()).as(id).isGreaterThanOrEqualTo(frame.left() - 0.1f);
            assertThat(place.right()).as(id).isLessThanOrEqualTo(frame.left() + frame.width() + PrintPositions.COLUMN);
            assertThat(place.baseline()).as(id).isBetween(frame.top(), frame.top() + frame.height());
        });
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyLetterCanBeRead(OutgoingClaim claim) {
        assertThat(PrintedLetters.of(claim, 0))
                .allSatisfy(
                        letter -> assertThat(letter.size()).as(letter.text()).isGreaterThanOrEqualTo(LEGIBLE));
    }

    @ParameterizedTest
    @MethodSource("claims")
    void noLetterStandsOnAnother(OutgoingClaim claim) {
        List<Letter> letters = PrintedLetters.of(claim, 0).stream()
                .filter(letter -> !letter.text().isBlank())
                .toList();

        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            assertThat(letters.subList(i + 1, letters.size())).noneMatch(letter::overlaps);
        }
    }

    /** No line of a frame goes through a letter either. */
    @ParameterizedTest
    @MethodSource("claims")
    void noLetterStandsOnAFrame(OutgoingClaim claim) {
        List<Box> frames = Cms1500Layout.BOXES.values().stream()
                .filter(box -> box.frame() == Cms1500Layout.Frame.FULL)
                .toList();

        assertThat(PrintedLetters.of(claim, 0).stream()
                        .filter(letter -> !letter.text().isBlank()))
                .allSatisfy(letter -> assertThat(frames).noneMatch(frame -> crosses(frame, letter)));
    }

    private static boolean crosses(Box frame, Letter letter) {
        float right = frame.left() + frame.width();
        float bottom = frame.top() + frame.height();
        boolean beside = frame.top() < letter.baseline() && letter.baseline() < bottom;
        boolean along = frame.left() < letter.right() && letter.left() < right;
        return (beside && (isUprightThrough(frame.left(), letter) || isUprightThrough(right, letter)))
                || (along && (isAcross(frame.top(), letter) || isAcross(bottom, letter)));
    }

    /** Whether an upright line goes through it. */
    private static boolean isUprightThrough(float line, Letter letter) {
        return letter.left() + PrintedLetters.HAIR < line && line < letter.right() - PrintedLetters.HAIR;
    }

    private static boolean isAcross(float line, Letter letter) {
        return letter.top() < line && line < letter.bottom();
    }

    @Test
    void theLongestThatIsPermittedFits() {
        assertThat(Form.CMS_1500.gaps(OutgoingClaims.longest())).isEmpty();
    }
}
