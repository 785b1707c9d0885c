package com.therapyclaims.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where in the bucket a file was uploaded, which says whose it is and from which date of service it holds. What the file
 * is, its content says.
 */
public sealed interface UploadKey {
    /** Below this prefix an object is an upload. */
    String PREFIX = "incoming/";

    /** First date of service. */
    LocalDate effectiveFrom();

    /** The file's name. */
    String file();

    /** A file of the platform operator, for all practices: {@code incoming/medicare/<date>/<file>}. */
    record Medicare(LocalDate effectiveFrom, String file) implements UploadKey {}

    /** A practice's own file: {@code incoming/practices/<practice>/<payerId>/<date>/<file>}. */
    record Practice(String practice, String payerId, LocalDate effectiveFrom, String file) implements UploadKey {}

    /**
     * Reads an object's key.
     *
     * @param key the key itself, not its URL-encoded form
     * @throws UploadKeyException if the key is none of the two forms; the message says what to do
     */
    static UploadKey parse(String key) {
        if (!key.startsWith(PREFIX)) {
            throw new UploadKeyException("An upload's key begins with " + PREFIX + ".");
        }
        List<String> parts = List.of(key.substring(PREFIX.length()).split("/", -1));
        return switch (parts.getFirst()) {
            case "medicare" -> medicare(parts);
            case "practices" -> practice(parts);
            default -> throw new UploadKeyException("After " + PREFIX + " comes medicare/ or practices/.");
        };
    }

    private static UploadKey medicare(List<String> parts) {
        if (parts.size() != 3) {
            throw new UploadKeyException("A Medicare file's key is incoming/medicare/<effective date>/<file>.");
        }
        return new Medicare(date(parts.get(1)), file(parts.get(2)));
    }

    private static UploadKey practice(List<String> parts) {
        if (parts.size() != 5) {
            throw new UploadKeyException(
                    "A practice's key is incoming/practices/<practice>/<payerId>/<effective date>/<file>.");
        }
        String payerId = id(parts.get(2), "payer id");
        if (payerId.equals("medicare")) {
            throw new UploadKeyException(
                    "medicare is the platform's own payer: its files are uploaded below incoming/medicare/.");
        }
        return new Practice(id(parts.get(1), "practice"), payerId, date(parts.get(3)), file(parts.get(4)));
    }

    /**
     * The practice in whose area an object lies, whatever else its key says, right or wrong.
     *
     * @return empty if it lies in no practice's
     */
    static Optional<String> area(String key) {
        List<String> parts = List.of(key.split("/", -1));
        return parts.size() > 3 && key.startsWith(PREFIX) && parts.get(1).equals("practices") && isId(parts.get(2))
                ? Optional.of(parts.get(2))
                : Optional.empty();
    }

    private static boolean isId(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    private static String id(String text, String what) {
        if (!isId(text)) {
            throw new UploadKeyException(
                    "The " + what + " in the key has other characters than letters, digits, '.', '_' and '-'.");
        }
        return text;
    }

    private static String file(String text) {
        boolean aName = !text.isBlank()
                && !text.equals(".")
                && !text.equals("..")
                && text.length() <= 200
                && text.codePoints().allMatch(UploadKey::mayStandInAName);
        if (!aName) {
            throw new UploadKeyException("The key ends with the file's name, at most 200 characters, none of which is a"
                    + " backslash, ends a line or cannot be seen.");
        }
        return text;
    }

    /** Nothing that ends a line, turns the order of what follows or cannot be seen: a name reads as what it is. */
    private static boolean mayStandInAName(int character) {
        return character != '\\'
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE -> false;
                    default -> true;
                };
    }

    private static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1992 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeException e) {
            throw new UploadKeyException("The folder before the file is its first date of service, a date that exists,"
                    + " written as 2026-07-01.");
        }
        throw new UploadKeyException("The effective date lies between 1992, when the fee schedule began, and 2100.");
    }
}
