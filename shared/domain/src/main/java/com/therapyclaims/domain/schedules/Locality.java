package com.therapyclaims.domain.schedules;

import java.util.regex.Pattern;

/**
 * A Medicare payment locality. The number alone means nothing: {@code 01} stands under 19 contractors.
 *
 * @param contractor the Medicare administrative contractor's number, five digits
 * @param number the locality's number, two digits
 */
public record Locality(String contractor, String number) implements Comparable<Locality> {
    private static final Pattern CONTRACTOR = Pattern.compile("[0-9]{5}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{2}");

    /**
     * Takes both parts with their leading zeros.
     *
     * @throws IllegalArgumentException if either part has another form
     */
    public Locality {
        if (!CONTRACTOR.matcher(contractor).matches() || !NUMBER.matcher(number).matches()) {
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
