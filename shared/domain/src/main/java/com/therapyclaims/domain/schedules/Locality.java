package com.therapyclaims.domain.schedules;

/**
 * A Medicare payment locality. The number alone means nothing: {@code 01} stands under 19 contractors.
 *
 * @param contractor the Medicare administrative contractor's number, five digits
 * @param number the locality's number, two digits
 */
public record Locality(String contractor, String number) implements Comparable<Locality> {
    private static final int CONTRACTOR_LENGTH = 5;
    private static final int NUMBER_LENGTH = 2;

    /**
     * Takes both parts with their leading zeros.
     *
     * @throws IllegalArgumentException if either part has another form
     */
    public Locality {
        if (!isDigits(contractor, CONTRACTOR_LENGTH) || !isDigits(number, NUMBER_LENGTH)) {
            throw new IllegalArgumentException("a locality is five digits of the contractor and two of its own");
        }
    }

    /**
     * Reads the form the API uses.
     *
     * @param text {@code MAC-number}, for example {@code 15202-00}
     * @throws IllegalArgumentException if the text has another form
     */
    public static Locality parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 0) {
            throw new IllegalArgumentException("a locality needs its contractor, as in 15202-00");
        }
        return new Locality(text.substring(0, dash), text.substring(dash + 1));
    }

    /** A loop and no expression: a table of payment amounts opens with every locality there is. */
    private static boolean isDigits(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Locality other) {
        int byContractor = contractor.compareTo(other.contractor);
        return byContractor != 0 ? byContractor : number.compareTo(other.number);
    }

    /** {@code MAC-number}. */
    @Override
    public String toString() {
        return contractor + "-" + number;
    }
}
