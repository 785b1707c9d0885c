package com.therapyclaims.x12;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the elements of segments; what is wrong is told, and something stands in its place. */
final class SegmentValues {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    /** Type R of X12.6, in whole cents; what more digits say is no amount of a claim. */
    private static final Pattern AMOUNT = Pattern.compile("-?([0-9]{1,9}(\\.[0-9]{0,2})?|\\.[0-9]{1,2})");

    private final Consumer<RemittanceFault> faults;

    SegmentValues(Consumer<RemittanceFault> faults) {
        this.faults = faults;
    }

    String text(Segment segment, int element, String what) {
        String text = segment.at(element);
        if (text.isEmpty()) {
            missing(segment, element, what);
        }
        return text;
    }

    /** A code of one of the guides' lists. */
    String code(Segment segment, int element, int longest, String what) {
        String text = text(segment, element, what);
        if (text.length() > longest) {
            fault(segment, element, what + ", " + longest + " characters at most");
        }
        return text;
    }

    String word(Segment segment, int element, List<String> words, String what) {
        String text = segment.at(element);
        if (!words.contains(text)) {
            fault(segment, element, what + ": " + String.join(", ", words));
        }
        return text;
    }

    Money money(Segment segment, int element, String what) {
        String text = segment.at(element);
        if (text.isEmpty()) {
            missing(segment, element, what);
            return Money.ZERO;
        }
        if (!AMOUNT.matcher(text).matches()) {
            fault(segment, element, what + ", dollars and cents");
            return Money.ZERO;
        }
        return Money.of(text);
    }

    LocalDate date(Segment segment, int element, String what) {
        try {
            return LocalDate.parse(segment.at(element), DATE);
        } catch (DateTimeException e) {
            fault(segment, element, what + ", CCYYMMDD");
            return LocalDate.EPOCH;
        }
    }

    /** Tells where more of something begins than there may be. */
    void excess(Segment segment, String most) {
        faults.accept(new RemittanceFault(segment.place(), Kind.EXCESS, most));
    }

    void fault(Segment segment, int element, String what) {
        faults.accept(new RemittanceFault(
                segment.place(), Kind.FORMAT, "%s%02d must be %s.".formatted(segment.tag(), element, what)));
    }

    private void missing(Segment segment, int element, String what) {
        faults.accept(new RemittanceFault(
                segment.place(), Kind.MISSING, "%s%02d must be there: %s.".formatted(segment.tag(), element, what)));
    }
}
