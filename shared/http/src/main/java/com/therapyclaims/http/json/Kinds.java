package com.therapyclaims.http.json;

import com.therapyclaims.http.json.JsonValue.JsonArray;
import com.therapyclaims.http.json.JsonValue.JsonBoolean;
import com.therapyclaims.http.json.JsonValue.JsonNumber;
import com.therapyclaims.http.json.JsonValue.JsonObject;
import com.therapyclaims.http.json.JsonValue.JsonString;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of values requests are made of. */
public final class Kinds {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern CLOCK_TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** True or false. */
    public static final Kind<Boolean> BOOLEAN = new Kind<>(
            place -> place.value() instanceof JsonBoolean(boolean value)
                    ? Optional.of(value)
                    : place.fault(Fault.Kind.TYPE, "must be true or false"),
            () -> false);

    /** A date of the calendar, ISO. */
    public static final Kind<LocalDate> DATE = parsed(
            ISO_DATE, LocalDate::parse, "must be a date of the calendar such as 2026-03-02", () -> LocalDate.EPOCH);

    /** A time of day, HH:mm. */
    public static final Kind<LocalTime> TIME =
            parsed(CLOCK_TIME, LocalTime::parse, "must be a time of day such as 09:05", () -> LocalTime.MIDNIGHT);

    /** A moment with its offset, ISO. */
    public static final Kind<Instant> INSTANT = parsed(
            Pattern.compile(".{1,40}"),
            text -> OffsetDateTime.parse(text).toInstant(),
            "must be a moment with its offset such as 2026-11-23T00:00:00Z",
            () -> Instant.EPOCH);

    private Kinds() {}

    /** The date of the calendar a text is, ISO with a year of four digits; empty if it is none. */
    public static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text)
                    .filter(sent -> ISO_DATE.matcher(sent).matches())
                    .map(LocalDate::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Text of at most {@code longest} characters; what is blank is kept as it is. */
    public static Kind<String> anyText(int longest) {
        return new Kind<>(
                place -> string(place, "must be a string")
                        .flatMap(text -> text.length() > longest
                                ? place.fault(Fault.Kind.TOO_LONG, "must have at most " + longest + " characters")
                                : Optional.of(text)),
                () -> "");
    }

    /** Text of at most {@code longest} characters that is not blank. */
    public static Kind<String> text(int longest) {
        return unless("\\s*", Fault.Kind.TOO_SHORT, "must not be empty", anyText(longest));
    }

    /**
     * Text of a fixed form.
     *
     * @param form what the whole text must match
     * @param message what would be right, as in {@code must be ...}
     * @param standIn a text that has the form
     */
    public static Kind<String> formed(String form, String message, String standIn) {
        return parsed(Pattern.compile(form), Function.identity(), message, () -> standIn);
    }

    /** A whole number. */
    public static Kind<Integer> integer(int least, int most) {
        String message = "must be a whole number from " + least + " to " + most;
        return new Kind<>(
                place -> {
                    if (!(place.value() instanceof JsonNumber(String text))) {
                        return place.fault(Fault.Kind.TYPE, message);
                    }
                    if (!WHOLE_NUMBER.matcher(text).matches()) {
                        return place.fault(Fault.Kind.FORMAT, message);
                    }
                    long number = Long.parseLong(text);
                    return number < least || number > most
                            ? place.fault(Fault.Kind.RANGE, message)
                            : Optional.of((int) number);
                },
                () -> least);
    }

    /** A word of an enumeration. */
    public static <E extends Enum<E>> Kind<E> word(Class<E> words) {
        E[] known = words.getEnumConstants();
        String message = "must be " + Arrays.stream(known).map(Enum::name).collect(Collectors.joining(" or "));
        return new Kind<>(
                place -> string(place, message)
                        .flatMap(text -> Arrays.stream(known)
                                .filter(word -> word.name().equals(text))
                                .findFirst()
                                .or(() -> place.fault(Fault.Kind.ENUM, message))),
                () -> known[0]);
    }

    /** An object. */
    public static <T> Kind<T> object(Function<Fields, T> reader) {
        return new Kind<>(
                place -> {
                    if (!(place.value() instanceof JsonObject object)) {
                        return place.fault(Fault.Kind.TYPE, "must be an object");
                    }
                    Fields fields = new Fields(place, object);
                    T read = reader.apply(fields);
                    fields.refuseTheRest();
                    return Optional.of(read);
                },
                () -> reader.apply(new Fields(new Place(JsonObject.EMPTY, "", new Faults()), JsonObject.EMPTY)));
    }

    /** A list of {@code least} to {@code most} items. */
    public static <T> Kind<List<T>> list(Kind<T> items, int least, int most) {
        return new Kind<>(
                place -> {
                    if (!(place.value() instanceof JsonArray(List<JsonValue> sent))) {
                        return place.fault(Fault.Kind.TYPE, "must be a list");
                    }
                    if (sent.size() < least) {
                        return place.fault(Fault.Kind.TOO_FEW, "must have at least " + least + " items");
                    }
                    if (sent.size() > most) {
                        return place.fault(Fault.Kind.TOO_MANY, "must have at most " + most + " items");
                    }
                    List<T> read = new ArrayList<>(sent.size());
                    for (int i = 0; i < sent.size(); i++) {
                        read.add(items.read(place.at(Integer.toString(i), sent.get(i))));
                    }
                    return Optional.of(List.copyOf(read));
                },
                List::of);
    }

    /** A list of at most {@code most} items. */
    public static <T> Kind<List<T>> list(Kind<T> items, int most) {
        return list(items, 0, most);
    }

    private static <T> Kind<T> parsed(Pattern form, Function<String, T> parser, String message, Supplier<T> standIn) {
        return new Kind<>(
                place -> string(place, message + ", as a string").flatMap(text -> {
                    if (!form.matcher(text).matches()) {
                        return place.fault(Fault.Kind.FORMAT, message);
                    }
                    try {
                        return Optional.of(parser.apply(text));
                    } catch (DateTimeException e) {
                        return place.fault(Fault.Kind.FORMAT, message);
                    }
                }),
                standIn);
    }

    /** Reports a fault of its own for text of this form, and otherwise goes on. */
    public static <T> Kind<T> unless(String form, Fault.Kind fault, String message, Kind<T> otherwise) {
        Pattern wrong = Pattern.compile(form, Pattern.DOTALL);
        return new Kind<>(
                place -> place.value() instanceof JsonString(String text)
                                && wrong.matcher(text).matches()
                        ? place.fault(fault, message)
                        : Optional.of(otherwise.read(place)),
                otherwise::standIn);
    }

    private static Optional<String> string(Place place, String message) {
        return place.value() instanceof JsonString(String text)
                ? Optional.of(text)
                : place.fault(Fault.Kind.TYPE, message);
    }
}
