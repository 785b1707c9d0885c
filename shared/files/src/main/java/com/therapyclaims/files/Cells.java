package com.therapyclaims.files;

import com.therapyclaims.domain.schedules.Locality;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the cells of one row; what cannot be read is a problem with its row and column, and empty. */
final class Cells {
    private static final int CODE_LENGTH = 5;
    private static final int MODIFIER_LENGTH = 2;
    private static final int MOST_WHOLE_DIGITS = 7;
    private static final int MOST_DECIMALS = 6;
    private static final DateTimeFormatter COMPACT_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final Row row;
    private final Problems problems;

    Cells(Row row, Problems problems) {
        this.row = row;
        this.problems = problems;
    }

    /** A HCPCS or CPT code; a spreadsheet may have taken the zeros in front. */
    Optional<String> code(Column column) {
        return code(column, text -> isAlphanumeric(text, CODE_LENGTH) && areDigits(text, 1, 4));
    }

    /** A code in a table of CMS's, which also holds placeholders such as GXXX1. */
    Optional<String> codeOrPlaceholder(Column column) {
        return code(column, text -> isAlphanumeric(text, CODE_LENGTH));
    }

    private Optional<String> code(Column column, Predicate<String> form) {
        String text = padded(row.cell(column.index()), CODE_LENGTH).toUpperCase(Locale.ROOT);
        return form.test(text)
                ? Optional.of(text)
                : fault(column, "is no HCPCS or CPT code: it has five characters, as 97110 or G0283");
    }

    /** A modifier of two characters, or empty. */
    Optional<String> modifier(Column column) {
        String text = row.cell(column.index()).toUpperCase(Locale.ROOT);
        return text.isEmpty() || isAlphanumeric(text, MODIFIER_LENGTH)
                ? Optional.of(text)
                : fault(column, "is no modifier: it has two characters, as 26 or GP");
    }

    /** A number of so many digits; a spreadsheet may have taken the zeros in front. */
    Optional<String> digits(Column column, int width, String otherwise) {
        String text = padded(row.cell(column.index()), width);
        return isDigits(text, width) ? Optional.of(text) : fault(column, otherwise);
    }

    /** One character out of those allowed. */
    Optional<Character> indicator(Column column, String allowed) {
        String text = row.cell(column.index());
        return text.length() == 1 && allowed.contains(text)
                ? Optional.of(text.charAt(0))
                : fault(column, "is none of the indicators " + String.join(", ", allowed.split("")));
    }

    /** An exact decimal, not negative, at most {@code most}. */
    Optional<BigDecimal> decimal(Column column, BigDecimal least, BigDecimal most) {
        Optional<BigDecimal> value = decimal(row.cell(column.index()));
        if (value.isEmpty()) {
            return fault(column, "is no decimal number");
        }
        return value.get().compareTo(least) < 0 || value.get().compareTo(most) > 0
                ? fault(column, "lies outside " + least.toPlainString() + " to " + most.toPlainString())
                : value;
    }

    /** An amount in whole cents, not negative, at most {@code most}. */
    Optional<BigDecimal> cents(Column column, BigDecimal most) {
        return decimal(column, BigDecimal.ZERO, most)
                .flatMap(amount ->
                        amount.scale() > 2 && amount.stripTrailingZeros().scale() > 2
                                ? fault(column, "is finer than a cent")
                                : Optional.of(amount));
    }

    /** A whole number from 0 to {@code most}. */
    Optional<Integer> count(Column column, int most) {
        String text = row.cell(column.index());
        if (!text.matches("[0-9]{1,9}")) {
            return fault(column, "is no whole number");
        }
        int value = Integer.parseInt(text);
        return value > most ? fault(column, "is more than " + most) : Optional.of(value);
    }

    /** A contractor's and a locality's number, which only together name a locality. */
    Optional<Locality> locality(Column contractor, Column number) {
        String contractorText = padded(row.cell(contractor.index()), 5);
        String numberText = padded(row.cell(number.index()), 2);
        if (contractorText.isEmpty()) {
            return fault(
                    contractor,
                    "is missing: a locality's number means nothing without its contractor's (01 stands under 19 of"
                            + " them)");
        }
        if (!isDigits(contractorText, 5)) {
            return fault(contractor, "is no contractor's number: it has five digits, as 15202");
        }
        return isDigits(numberText, 2)
                ? Optional.of(new Locality(contractorText, numberText))
                : fault(number, "is no locality's number: it has two digits, as 00");
    }

    /** A date as CMS writes it, 20240701; {@code *}, blank and 99991231 are none. */
    Optional<Bound> bound(Column column) {
        String text = row.cell(column.index()).replace("-", "");
        if (text.isEmpty() || text.equals("*") || text.equals("99991231")) {
            return Optional.of(Bound.NONE);
        }
        try {
            return Optional.of(new Bound(Optional.of(LocalDate.parse(text, COMPACT_DATE))));
        } catch (DateTimeException e) {
            return fault(column, "is no date: it is written as 20240701, or * for none");
        }
    }

    /** A first or last date, if there is one. */
    record Bound(Optional<LocalDate> date) {
        static final Bound NONE = new Bound(Optional.empty());
    }

    /** Reads a cell in a way of the caller's own; what it cannot read is described to the uploader. */
    <T> Optional<T> read(Column column, Function<String, Optional<T>> reading, String otherwise) {
        Optional<T> value = reading.apply(row.cell(column.index()));
        return value.isPresent() ? value : fault(column, otherwise);
    }

    private <T> Optional<T> fault(Column column, String why) {
        String cell = row.cell(column.index());
        problems.fault(
                row.number(),
                column.title(),
                (cell.isEmpty() ? "An empty cell" : Problems.quote(cell)) + " " + why + ".");
        return Optional.empty();
    }

    /** A number that is too short, with the zeros it lost. */
    private static String padded(String text, int width) {
        boolean tooShort = !text.isEmpty() && text.length() < width && isDigits(text, text.length());
        return tooShort ? "0".repeat(width - text.length()) + text : text;
    }

    private static boolean isDigits(String text, int width) {
        return text.length() == width && areDigits(text, 0, width);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAlphanumeric(String text, int width) {
        if (text.length() != width) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** Digits with or without a point among them, at least one digit; empty for anything else. */
    private static Optional<BigDecimal> decimal(String text) {
        int point = text.indexOf('.');
        int whole = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        if (whole + decimals == 0 || whole > MOST_WHOLE_DIGITS || decimals > MOST_DECIMALS) {
            return Optional.empty();
        }
        long unscaled = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i != point) {
                if (!isDigit(c)) {
                    return Optional.empty();
                }
                unscaled = unscaled * 10 + c - '0';
            }
        }
        return Optional.of(BigDecimal.valueOf(unscaled, decimals));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
