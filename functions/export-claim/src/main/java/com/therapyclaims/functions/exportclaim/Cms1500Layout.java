package com.therapyclaims.functions.exportclaim;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the boxes of the paper claim stand on a letter page: their usual order and places, drawn anew with short names of
 * our own, because the printed form is its publisher's.
 */
final class Cms1500Layout {
    /** Lines of service on one form. */
    static final int LINES = 6;

    static final float PAGE_HEIGHT = 792;
    static final float LEFT = 36;
    static final float WIDTH = 540;

    private static final float ROW = 24;
    private static final float FIRST_ROW = 100;
    private static final float DIAGNOSES = FIRST_ROW + 14 * ROW;
    private static final float LINE_HEADS = DIAGNOSES + 52;
    private static final float FIRST_LINE = LINE_HEADS + 16;
    private static final float TOTALS = FIRST_LINE + LINES * ROW;
    private static final float PROVIDERS = TOTALS + 26;

    /** Every box by its id, in the order of the form. */
    static final Map<String, Box> BOXES = boxes();

    private Cms1500Layout() {}

    /**
     * A box.
     *
     * @param label its number and name, or an empty text
     * @param left points from the left edge of the page
     * @param top points from the upper edge of the page
     * @param frame whether lines are drawn around it; a check box is a small frame with its label beside it
     */
    record Box(String label, float left, float top, float width, float height, Frame frame) {}

    /** How a box is drawn. */
    enum Frame {
        FULL,
        CHECK,
        NONE
    }

    /** The id of a column of a line of service. */
    static String line(int index, String column) {
        return "24" + column + "." + (index + 1);
    }

    private static Map<String, Box> boxes() {
        Map<String, Box> boxes = new LinkedHashMap<>();
        boxes.put("payer", new Box("", LEFT + 0.5f * WIDTH, 36, 0.5f * WIDTH, 14, Frame.NONE));
        boxes.put("page", new Box("", LEFT, 36, 0.4f * WIDTH, 14, Frame.NONE));
        patient(boxes);
        condition(boxes);
        diagnoses(boxes);
        services(boxes);
        totals(boxes);
        providers(boxes);
        return Collections.unmodifiableMap(boxes);
    }

    private static void patient(Map<String, Box> boxes) {
        row(boxes, 0, "1", "1 Kind of insurance", 0, 0.62);
        check(boxes, "1.medicare", "Medicare", 0, 0.02);
        check(boxes, "1.medicaid", "Medicaid", 0, 0.13);
        check(boxes, "1.tricare", "Tricare", 0, 0.24);
        check(boxes, "1.group", "Group plan", 0, 0.34);
        check(boxes, "1.other", "Other", 0, 0.48);
        row(boxes, 0, "1a", "1a Insured's id", 0.62, 1);
        row(boxes, 1, "2", "2 Patient: last, first", 0, 0.38);
        row(boxes, 1, "3", "3 Patient born, sex", 0.38, 0.62);
        check(boxes, "3.M", "M", 1, 0.54);
        check(boxes, "3.F", "F", 1, 0.58);
        row(boxes, 1, "4", "4 Insured: last, first", 0.62, 1);
        row(boxes, 2, "5", "5 Patient's street", 0, 0.38);
        row(boxes, 2, "6", "6 Patient is to insured", 0.38, 0.62);
        check(boxes, "6.self", "Self", 2, 0.40);
        check(boxes, "6.spouse", "Spouse", 2, 0.45);
        check(boxes, "6.child", "Child", 2, 0.52);
        check(boxes, "6.other", "Other", 2, 0.57);
        row(boxes, 2, "7", "7 Insured's street", 0.62, 1);
        row(boxes, 3, "5.city", "5 City", 0, 0.30);
        row(boxes, 3, "5.state", "5 State", 0.30, 0.38);
        row(boxes, 3, "8", "8 Reserved", 0.38, 0.62);
        row(boxes, 3, "7.city", "7 City", 0.62, 0.92);
        row(boxes, 3, "7.state", "7 State", 0.92, 1);
        row(boxes, 4, "5.zip", "5 ZIP", 0, 0.19);
        row(boxes, 4, "5.phone", "5 Phone", 0.19, 0.38);
        row(boxes, 4, "8.more", "", 0.38, 0.62);
        row(boxes, 4, "7.zip", "7 ZIP", 0.62, 0.81);
        row(boxes, 4, "7.phone", "7 Phone", 0.81, 1);
        row(boxes, 5, "9", "9 Other insured", 0, 0.38);
        row(boxes, 5, "10", "10 Condition comes from:", 0.38, 0.62);
        row(boxes, 5, "11", "11 Policy, group", 0.62, 1);
        row(boxes, 6, "9a", "9a Other policy", 0, 0.38);
        yesOrNo(boxes, 6, "10a", "10a Employment");
        row(boxes, 6, "11a", "11a Insured born, sex", 0.62, 1);
        check(boxes, "11a.M", "M", 6, 0.86);
        check(boxes, "11a.F", "F", 6, 0.93);
        row(boxes, 7, "9b", "9b Reserved", 0, 0.38);
        yesOrNo(boxes, 7, "10b", "10b Auto accident");
        boxes.put("10b.state", new Box("", at(0.58), top(7), width(0.04), ROW, Frame.NONE));
        row(boxes, 7, "11b", "11b Other claim id", 0.62, 1);
        row(boxes, 8, "9c", "9c Reserved", 0, 0.38);
        yesOrNo(boxes, 8, "10c", "10c Other accident");
        row(boxes, 8, "11c", "11c Plan", 0.62, 1);
        row(boxes, 9, "9d", "9d Other plan", 0, 0.38);
        row(boxes, 9, "10d", "10d Claim codes", 0.38, 0.62);
        row(boxes, 9, "11d", "11d Another plan", 0.62, 1);
        check(boxes, "11d.yes", "Yes", 9, 0.66);
        check(boxes, "11d.no", "No", 9, 0.74);
        row(boxes, 10, "12", "12 Patient's signature", 0, 0.62);
        row(boxes, 10, "13", "13 Insured's signature", 0.62, 1);
    }

    private static void condition(Map<String, Box> boxes) {
        row(boxes, 11, "14", "14 Illness or accident since", 0, 0.33);
        row(boxes, 11, "15", "15 Other date", 0.33, 0.62);
        row(boxes, 11, "16", "16 Unable to work", 0.62, 1);
        row(boxes, 12, "17", "17 Referring provider", 0, 0.38);
        row(boxes, 12, "17b", "17b NPI", 0.38, 0.62);
        row(boxes, 12, "18", "18 In hospital", 0.62, 1);
        row(boxes, 13, "19", "19 More about the claim", 0, 0.62);
        row(boxes, 13, "20", "20 Outside lab", 0.62, 1);
        check(boxes, "20.yes", "Yes", 13, 0.66);
        check(boxes, "20.no", "No", 13, 0.74);
    }

    private static void diagnoses(Map<String, Box> boxes) {
        boxes.put("21", new Box("21 Diagnoses", LEFT, DIAGNOSES, width(0.62), 52, Frame.FULL));
        boxes.put("21.ind", new Box("ICD", at(0.52), DIAGNOSES, width(0.10), 14, Frame.NONE));
        for (int i = 0; i < 12; i++) {
            boxes.put(
                    "21." + (char) ('A' + i),
                    new Box(
                            String.valueOf((char) ('A' + i)),
                            at(0.02 + i % 4 * 0.15),
                            DIAGNOSES + 13 + i / 4 * 13,
                            width(0.14),
                            12,
                            Frame.NONE));
        }
        boxes.put("22", new Box("22 Resubmission", at(0.62), DIAGNOSES, width(0.13), 26, Frame.FULL));
        boxes.put("22.ref", new Box("22 Original number", at(0.75), DIAGNOSES, width(0.25), 26, Frame.FULL));
        boxes.put("23", new Box("23 Prior authorization", at(0.62), DIAGNOSES + 26, width(0.38), 26, Frame.FULL));
    }

    private static void services(Map<String, Box> boxes) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("A.from", new double[] {0, 0.11});
        columns.put("A.to", new double[] {0.11, 0.22});
        columns.put("B", new double[] {0.22, 0.27});
        columns.put("C", new double[] {0.27, 0.30});
        columns.put("D.code", new double[] {0.30, 0.39});
        columns.put("D.modifiers", new double[] {0.39, 0.54});
        columns.put("E", new double[] {0.54, 0.61});
        columns.put("F", new double[] {0.61, 0.73});
        columns.put("G", new double[] {0.73, 0.78});
        columns.put("H", new double[] {0.78, 0.81});
        columns.put("I", new double[] {0.81, 0.85});
        columns.put("J", new double[] {0.85, 1});
        Map<String, String> heads = Map.ofEntries(
                Map.entry("A.from", "24A From"),
                Map.entry("A.to", "To"),
                Map.entry("B", "B Place"),
                Map.entry("C", "C"),
                Map.entry("D.code", "D Code"),
                Map.entry("D.modifiers", "Modifiers"),
                Map.entry("E", "E Diagn."),
                Map.entry("F", "F Charge"),
                Map.entry("G", "G Units"),
                Map.entry("H", "H"),
                Map.entry("I", "I"),
                Map.entry("J", "J Rendering NPI"));
        columns.forEach((column, x) -> {
            boxes.put(
                    "24" + column,
                    new Box(heads.get(column), at(x[0]), LINE_HEADS, width(x[1] - x[0]), 16, Frame.FULL));
            for (int i = 0; i < LINES; i++) {
                boxes.put(
                        line(i, column),
                        new Box("", at(x[0]), FIRST_LINE + i * ROW, width(x[1] - x[0]), ROW, Frame.FULL));
            }
        });
        for (int i = 0; i < LINES; i++) {
            boxes.put(line(i, "note"), new Box("", LEFT, FIRST_LINE + i * ROW, width(0.61), 9, Frame.NONE));
        }
    }

    private static void totals(Map<String, Box> boxes) {
        across(boxes, TOTALS, 26, "25", "25 Tax id", 0, 0.26);
        boxes.put("25.ssn", new Box("SSN", at(0.15), TOTALS + 11, 9, 9, Frame.CHECK));
        boxes.put("25.ein", new Box("EIN", at(0.20), TOTALS + 11, 9, 9, Frame.CHECK));
        across(boxes, TOTALS, 26, "26", "26 Patient's account", 0.26, 0.52);
        across(boxes, TOTALS, 26, "27", "27 Assignment", 0.52, 0.64);
        boxes.put("27.yes", new Box("Yes", at(0.53), TOTALS + 11, 9, 9, Frame.CHECK));
        boxes.put("27.no", new Box("No", at(0.585), TOTALS + 11, 9, 9, Frame.CHECK));
        across(boxes, TOTALS, 26, "28", "28 Total", 0.64, 0.77);
        across(boxes, TOTALS, 26, "29", "29 Paid", 0.77, 0.89);
        across(boxes, TOTALS, 26, "30", "30 Reserved", 0.89, 1);
    }

    private static void providers(Map<String, Box> boxes) {
        across(boxes, PROVIDERS, 72, "31", "31 Provider's signature", 0, 0.28);
        across(boxes, PROVIDERS, 52, "32", "32 Where the service was furnished", 0.28, 0.64);
        across(boxes, PROVIDERS + 52, 20, "32a", "32a NPI", 0.28, 0.46);
        across(boxes, PROVIDERS + 52, 20, "32b", "32b", 0.46, 0.64);
        across(boxes, PROVIDERS, 52, "33", "33 Billing provider", 0.64, 1);
        across(boxes, PROVIDERS + 52, 20, "33a", "33a NPI", 0.64, 0.82);
        across(boxes, PROVIDERS + 52, 20, "33b", "33b", 0.82, 1);
    }

    private static void yesOrNo(Map<String, Box> boxes, int row, String id, String label) {
        row(boxes, row, id, label, 0.38, 0.62);
        check(boxes, id + ".yes", "Yes", row, 0.40);
        check(boxes, id + ".no", "No", row, 0.47);
    }

    private static void check(Map<String, Box> boxes, String id, String label, int row, double x) {
        boxes.put(id, new Box(label, at(x), top(row) + 11, 9, 9, Frame.CHECK));
    }

    private static void row(Map<String, Box> boxes, int row, String id, String label, double from, double to) {
        across(boxes, top(row), ROW, id, label, from, to);
    }

    private static void across(
            Map<String, Box> boxes, float top, float height, String id, String label, double from, double to) {
        boxes.put(id, new Box(label, at(from), top, width(to - from), height, Frame.FULL));
    }

    private static float top(int row) {
        return FIRST_ROW + row * ROW;
    }

    private static float at(double part) {
        return (float) (LEFT + part * WIDTH);
    }

    private static float width(double part) {
        return (float) (part * WIDTH);
    }
}
