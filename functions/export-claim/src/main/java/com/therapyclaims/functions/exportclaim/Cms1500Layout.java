package com.therapyclaims.functions.exportclaim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the boxes of the paper claim (02/12) stand on a letter page, and where in a box its text begins: on the printed form's
 * grid of ten characters and six lines an inch, whose first line is 1.33 inches below the page's upper edge and whose left edge is
 * 0.3 inches from the page's (Claims Processing Manual, chapter 26, section 30). Drawn anew with short names of our own, because
 * the printed form is its publisher's.
 */
final class Cms1500Layout {
    /** Lines of service on one form. */
    static final int LINES = 6;

    static final float PAGE_HEIGHT = 792;

    /** How wide a character of the grid is, and how high a line, in points. */
    static final float CHARACTER = 7.2f;

    static final float LINE = 12;

    /** The left edge of the first box. */
    static final float LEFT = 21.6f;

    /** Where column 1 begins: a third of a character behind the edge of its box. */
    private static final float BEFORE_TEXT = 2.4f;

    /** Letters stand that much above the lower edge of their line. */
    private static final float BELOW_TEXT = 3;

    /** The upper edge of a line 1 that has nothing but its number: the form's first line is 7. */
    private static final float TOP_OF_PAGE = 24;

    private static final int RIGHT = 80;
    private static final int MIDDLE = 30;
    private static final int LAST_THIRD = 50;

    /** Every box by its id, in the order of the form. */
    static final Map<String, Box> BOXES = boxes();

    private Cms1500Layout() {}

    /**
     * A box.
     *
     * @param label its number and name, or an empty text
     * @param labelAt where the label begins
     * @param left points from the left edge of the page
     * @param top points from the upper edge of the page
     * @param frame whether lines are drawn around it
     * @param textAt where its text begins: that of the last line, where it has several
     * @param characters how many of the grid's characters its text has room for
     * @param toTheRight whether a shorter text ends where the longest would
     */
    record Box(
            String label,
            Spot labelAt,
            float left,
            float top,
            float width,
            float height,
            Frame frame,
            Spot textAt,
            int characters,
            boolean toTheRight) {

        Box withTextAt(int line, int column, int most) {
            return new Box(label, labelAt, left, top, width, height, frame, spot(line, column), most, toTheRight);
        }

        Box withLabelAt(float fromLeft, float baseline) {
            Spot spot = new Spot(fromLeft, baseline);
            return new Box(label, spot, left, top, width, height, frame, textAt, characters, toTheRight);
        }

        Box alignedToTheRight() {
            return new Box(label, labelAt, left, top, width, height, frame, textAt, characters, true);
        }
    }

    /**
     * Where letters begin.
     *
     * @param left points from the left edge of the page
     * @param baseline points from the upper edge of the page to the line they stand on
     */
    record Spot(float left, float baseline) {}

    /** How a box is drawn. */
    enum Frame {
        FULL,
        NONE
    }

    /** The id of a column of a line of service. */
    static String line(int index, String column) {
        return "24" + column + "." + (index + 1);
    }

    private static Map<String, Box> boxes() {
        Map<String, Box> boxes = new LinkedHashMap<>();
        boxes.put("page", unframed("", 2, 1, 24));
        boxes.put("payer", unframed("", 2, 41, 31));
        insured(boxes);
        condition(boxes);
        diagnoses(boxes);
        services(boxes);
        totals(boxes);
        providers(boxes);
        return Collections.unmodifiableMap(boxes);
    }

    private static void insured(Map<String, Box> boxes) {
        row(boxes, 8, "1", "1 Kind of insurance", 1, LAST_THIRD);
        check(boxes, "1.medicare", "Medicare", 8, 1);
        check(boxes, "1.medicaid", "Medicaid", 8, 8);
        check(boxes, "1.tricare", "Tricare", 8, 15);
        check(boxes, "1.champva", "ChampVA", 8, 24);
        check(boxes, "1.group", "Group plan", 8, 31);
        check(boxes, "1.feca", "FECA", 8, 39);
        check(boxes, "1.other", "Other", 8, 45);
        row(boxes, 8, "1a", "1a Insured's id", LAST_THIRD, RIGHT);
        row(boxes, 10, "2", "2 Patient: last, first", 1, MIDDLE);
        boxes.put("3", box("3 Patient born, sex", MIDDLE, LAST_THIRD, 9, 10).withTextAt(10, 31, 10));
        check(boxes, "3.M", "M", 10, 42);
        check(boxes, "3.F", "F", 10, 47);
        row(boxes, 10, "4", "4 Insured: last, first", LAST_THIRD, RIGHT);
        row(boxes, 12, "5", "5 Patient's street", 1, MIDDLE);
        row(boxes, 12, "6", "6 Patient is to insured", MIDDLE, LAST_THIRD);
        checkBehind(boxes, "6.self", "Self", 12, 33, 11.4f);
        checkBehind(boxes, "6.spouse", "Spouse", 12, 38, 20.4f);
        checkBehind(boxes, "6.child", "Child", 12, 42, 13.8f);
        checkBehind(boxes, "6.other", "Other", 12, 47, 15.1f);
        row(boxes, 12, "7", "7 Insured's street", LAST_THIRD, RIGHT);
        row(boxes, 14, "5.city", "5 City", 1, 26);
        row(boxes, 14, "5.state", "5 State", 26, MIDDLE);
        row(boxes, 14, "8", "8 Reserved", MIDDLE, LAST_THIRD);
        row(boxes, 14, "7.city", "7 City", LAST_THIRD, 74);
        row(boxes, 14, "7.state", "7 State", 74, RIGHT);
        row(boxes, 16, "5.zip", "5 ZIP", 1, 15);
        row(boxes, 16, "5.phone", "5 Phone", 15, MIDDLE);
        row(boxes, 16, "8.more", "", MIDDLE, LAST_THIRD);
        row(boxes, 16, "7.zip", "7 ZIP", LAST_THIRD, 65);
        row(boxes, 16, "7.phone", "7 Phone", 65, RIGHT);
        row(boxes, 18, "9", "9 Other insured", 1, MIDDLE);
        row(boxes, 18, "10", "10 Condition comes from:", MIDDLE, LAST_THIRD);
        row(boxes, 18, "11", "11 Policy, group", LAST_THIRD, RIGHT);
        row(boxes, 20, "9a", "9a Other policy", 1, MIDDLE);
        yesOrNo(boxes, 20, "10a", "10a Employment");
        boxes.put("11a", box("11a Insured born, sex", LAST_THIRD, RIGHT, 19, 20).withTextAt(20, 53, 10));
        check(boxes, "11a.M", "M", 20, 68);
        check(boxes, "11a.F", "F", 20, 75);
        row(boxes, 22, "9b", "9b Reserved", 1, MIDDLE);
        yesOrNo(boxes, 22, "10b", "10b Auto accident");
        boxes.put("10b.state", unframed("", 22, 45, 2));
        row(boxes, 22, "11b", "11b Other claim id", LAST_THIRD, RIGHT);
        row(boxes, 24, "9c", "9c Reserved", 1, MIDDLE);
        yesOrNo(boxes, 24, "10c", "10c Other accident");
        row(boxes, 24, "11c", "11c Plan", LAST_THIRD, RIGHT);
        row(boxes, 26, "9d", "9d Other plan", 1, MIDDLE);
        row(boxes, 26, "10d", "10d Claim codes", MIDDLE, LAST_THIRD);
        row(boxes, 26, "11d", "11d Another plan", LAST_THIRD, RIGHT);
        check(boxes, "11d.yes", "Yes", 26, 52);
        check(boxes, "11d.no", "No", 26, 57);
        boxes.put("12", box("12 Patient's signature", 1, LAST_THIRD, 27, 30).withTextAt(29, 7, 17));
        boxes.put("13", box("13 Insured's signature", LAST_THIRD, RIGHT, 27, 30).withTextAt(29, 55, 17));
    }

    private static void condition(Map<String, Box> boxes) {
        boxes.put("14", box("14 Illness or accident since", 1, MIDDLE, 31, 32).withTextAt(32, 2, 8));
        boxes.put("14.qualifier", unframed("", 32, 16, 3));
        boxes.put("15", box("15 Other date", MIDDLE, LAST_THIRD, 31, 32).withTextAt(32, 37, 8));
        boxes.put("15.qualifier", unframed("", 32, 31, 3));
        row(boxes, 32, "16", "16 Unable to work", LAST_THIRD, RIGHT);
        row(boxes, 34, "17", "17 Referring provider", 1, MIDDLE);
        boxes.put("17a", box("17a", MIDDLE, LAST_THIRD, 33, 33));
        boxes.put("17b", beside("17b NPI", MIDDLE, LAST_THIRD, 34).withTextAt(34, 33, 15));
        row(boxes, 34, "18", "18 In hospital", LAST_THIRD, RIGHT);
        row(boxes, 36, "19", "19 More about the claim", 1, LAST_THIRD);
        row(boxes, 36, "20", "20 Outside lab", LAST_THIRD, RIGHT);
        check(boxes, "20.yes", "Yes", 36, 52);
        check(boxes, "20.no", "No", 36, 57);
    }

    private static void diagnoses(Map<String, Box> boxes) {
        boxes.put("21", box("21 Diagnoses", 1, LAST_THIRD, 37, 40));
        boxes.put("21.ind", unframed("ICD", 37, 42, 1));
        for (int i = 0; i < 12; i++) {
            char letter = (char) ('A' + i);
            boxes.put("21." + letter, unframed(String.valueOf(letter), 38 + i / 4, 3 + i % 4 * 13, 8));
        }
        row(boxes, 38, "22", "22 Resubmission", LAST_THIRD, 62);
        row(boxes, 38, "22.ref", "22 Original number", 62, RIGHT);
        row(boxes, 40, "23", "23 Prior authorization", LAST_THIRD, RIGHT);
    }

    private static void services(Map<String, Box> boxes) {
        column(boxes, "A.from", "24A From", 1, 10);
        column(boxes, "A.to", "To", 10, 19);
        column(boxes, "B", "B POS", 19, 22);
        column(boxes, "C", "C", 22, 25);
        column(boxes, "D.code", "D Code", 25, 33);
        column(boxes, "D.modifiers", "Modifiers", 33, 45);
        column(boxes, "E", "E Diagn.", 45, LAST_THIRD);
        column(boxes, "F", "F Charge", LAST_THIRD, 59);
        column(boxes, "G", "G Units", 59, 63);
        column(boxes, "H", "H", 63, 65);
        column(boxes, "I", "I", 65, 68);
        column(boxes, "J", "J Rendering NPI", 68, RIGHT);
        for (int i = 0; i < LINES; i++) {
            // The shaded half of the printed form, over the columns before I.
            boxes.put(line(i, "note"), box("", 1, 65, 43 + 2 * i, 43 + 2 * i).withTextAt(43 + 2 * i, 1, 61));
        }
    }

    private static void column(Map<String, Box> boxes, String column, String head, int from, int to) {
        boxes.put("24" + column, box(head, from, to, 41, 42));
        boolean hasAShadedHalf = from >= 65;
        for (int i = 0; i < LINES; i++) {
            int line = 44 + 2 * i;
            Box box = box("", from, to, hasAShadedHalf ? line - 1 : line, line);
            boxes.put(line(i, column), column.equals("F") ? box.alignedToTheRight() : box);
        }
    }

    private static void totals(Map<String, Box> boxes) {
        boxes.put("25", box("25 Tax id", 1, 23, 55, 56).withTextAt(56, 1, 15));
        // One column is between the two, so their labels stand above them.
        boxes.put("25.ssn", labelledAbove("SSN", 56, 17));
        boxes.put("25.ein", labelledAbove("EIN", 56, 19));
        row(boxes, 56, "26", "26 Patient's account", 23, 38);
        row(boxes, 56, "27", "27 Assignment", 38, LAST_THIRD);
        check(boxes, "27.yes", "Yes", 56, 38);
        check(boxes, "27.no", "No", 56, 43);
        boxes.put(
                "28",
                box("28 Total", LAST_THIRD, 62, 55, 56).withTextAt(56, 52, 8).alignedToTheRight());
        row(boxes, 56, "29", "29 Paid", 62, 71);
        boxes.put("29", boxes.get("29").alignedToTheRight());
        row(boxes, 56, "30", "30 Reserved", 71, RIGHT);
    }

    private static void providers(Map<String, Box> boxes) {
        boxes.put("31", box("31 Provider's signature", 1, 23, 57, 61).withTextAt(60, 1, 20));
        boxes.put("32", box("32 Where the service was furnished", 23, LAST_THIRD, 57, 60));
        boxes.put("32a", behind("a NPI", 23, 36, 61));
        boxes.put("32b", behind("b", 36, LAST_THIRD, 61));
        boxes.put("33", box("33 Billing provider", LAST_THIRD, RIGHT, 57, 60));
        boxes.put("33a", behind("a NPI", LAST_THIRD, 63, 61));
        boxes.put("33b", behind("b", 63, RIGHT, 61));
    }

    private static void yesOrNo(Map<String, Box> boxes, int line, String id, String label) {
        row(boxes, line, id, label, MIDDLE, LAST_THIRD);
        check(boxes, id + ".yes", "Yes", line, 35);
        check(boxes, id + ".no", "No", line, 41);
    }

    private static void check(Map<String, Box> boxes, String id, String label, int line, int column) {
        Box frame = frame(label, line, column);
        boxes.put(
                id,
                frame.withLabelAt(
                        frame.left() + frame.width() + 0.6f, frame.textAt().baseline() - 1));
    }

    /** A box to check that stands behind its label, which is so wide: after the last one is no room for it. */
    private static void checkBehind(Map<String, Box> boxes, String id, String label, int line, int column, float wide) {
        Box frame = frame(label, line, column);
        boxes.put(
                id, frame.withLabelAt(frame.left() - 0.6f - wide, frame.textAt().baseline() - 1));
    }

    private static Box labelledAbove(String label, int line, int column) {
        Box frame = frame(label, line, column);
        return frame.withLabelAt(frame.left(), frame.top() - 2);
    }

    /** A small frame around one letter. */
    private static Box frame(String label, int line, int column) {
        Spot text = spot(line, column);
        return new Box(label, text, text.left() - 0.2f, text.baseline() - 7.4f, 7.6f, 9.2f, Frame.FULL, text, 1, false);
    }

    /** A box of two lines, the upper one for its label. */
    private static void row(Map<String, Box> boxes, int line, String id, String label, int from, int to) {
        boxes.put(id, box(label, from, to, line - 1, line));
    }

    /** A box of one line, its label before the text. */
    private static Box beside(String label, int from, int to, int line) {
        Box box = box(label, from, to, line, line);
        return box.withLabelAt(box.left() + 2, box.textAt().baseline());
    }

    /** A box of one line, its label behind the ten digits of an NPI. */
    private static Box behind(String label, int from, int to, int line) {
        Box box = box(label, from, to, line, line).withTextAt(line, from, 10);
        return box.withLabelAt(spot(line, from + 10).left(), box.textAt().baseline() - 2);
    }

    private static Box box(String label, int from, int to, int firstLine, int lastLine) {
        float left = edge(from);
        float top = top(firstLine);
        return new Box(
                label,
                new Spot(left + 2, top + 6.5f),
                left,
                top,
                edge(to) - left,
                top(lastLine + 1) - top,
                Frame.FULL,
                spot(lastLine, from),
                to - from - 1,
                false);
    }

    /** Text in a box that another one frames; a label stands before it. */
    private static Box unframed(String label, int line, int column, int characters) {
        Spot text = spot(line, column);
        return new Box(
                label,
                new Spot(text.left() - (label.length() > 1 ? 13 : 7), text.baseline()),
                text.left(),
                top(line),
                characters * CHARACTER,
                LINE,
                Frame.NONE,
                text,
                characters,
                false);
    }

    private static Spot spot(int line, int column) {
        return new Spot(edge(column) + BEFORE_TEXT, top(line + 1) - BELOW_TEXT);
    }

    /** The line between the boxes before and from a column. */
    private static float edge(int column) {
        return LEFT + (column - 1) * CHARACTER;
    }

    private static float top(int line) {
        return TOP_OF_PAGE + (line - 1) * LINE;
    }
}
