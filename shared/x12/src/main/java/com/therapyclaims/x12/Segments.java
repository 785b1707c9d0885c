package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.OtherInsurance.Reduction;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.PersonName;
import com.therapyclaims.domain.money.Money;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes segments: any, and by name those that stand in several loops. An element is text, or a list of texts for one of
 * several components.
 */
final class Segments {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    /** The elements of a CAS with six adjustments, without the quantity of the last. */
    private static final int LONGEST_CAS = 18;

    private final EDIStreamWriter writer;
    private int written;

    Segments(EDIStreamWriter writer) {
        this.writer = writer;
    }

    /** How many segments were written since {@link #from}. */
    int written() {
        return written;
    }

    /** Begins to count. */
    void from(int count) {
        written = count;
    }

    /** Writes a segment; elements at its end that are empty are left out. */
    void write(String tag, Object... elements) throws EDIStreamException {
        int last = elements.length;
        while (last > 0 && elements[last - 1].equals("")) {
            last--;
        }
        writer.writeStartSegment(tag);
        for (int i = 0; i < last; i++) {
            if (elements[i] instanceof List<?> components) {
                writer.writeStartElement();
                for (Object component : components) {
                    writer.writeComponent(component.toString());
                }
                writer.endElement();
            } else if (elements[i].equals("")) {
                writer.writeEmptyElement();
            } else {
                writer.writeElement(elements[i].toString());
            }
        }
        writer.writeEndSegment();
        written++;
    }

    /** NM1 of a person who treats, refers or bills. */
    void practitioner(String role, Practitioner person) throws EDIStreamException {
        PersonName name = person.name();
        write(
                "NM1",
                role,
                "1",
                X12Text.of(name.last()),
                first(name),
                name.middle().map(X12Text::of).orElse(""),
                "",
                "",
                "XX",
                person.npi());
    }

    /** NM1 of somebody insured. */
    void insured(PersonName name, String memberId) throws EDIStreamException {
        write("NM1", "IL", "1", X12Text.of(name.last()), first(name), "", "", "", "MI", memberId);
    }

    /** NM1 of a payer. */
    void payer(String name, String identifier) throws EDIStreamException {
        write("NM1", "PR", "2", X12Text.of(name), "", "", "", "", "PI", X12Text.of(identifier));
    }

    /** The first name in NM1; empty where there is none. */
    static String first(PersonName name) {
        return name.first().map(X12Text::of).orElse("");
    }

    /** N3 and N4. */
    void address(Address address) throws EDIStreamException {
        write(
                "N3",
                X12Text.of(address.line1()),
                address.line2().map(X12Text::of).orElse(""));
        write("N4", X12Text.of(address.city()), address.state(), address.zip().replace("-", ""));
    }

    /** A day, in the form of the qualifier D8. */
    static String day(LocalDate date) {
        return DATE.format(date);
    }

    /** DTP, where there is a date. */
    void date(String qualifier, Optional<LocalDate> date) throws EDIStreamException {
        if (date.isPresent()) {
            write("DTP", qualifier, "D8", day(date.get()));
        }
    }

    /** REF, where there is a number. */
    void reference(String qualifier, Optional<String> number) throws EDIStreamException {
        if (number.isPresent()) {
            write("REF", qualifier, X12Text.of(number.get()));
        }
    }

    /** A CAS for each group, in the order they were sent: reason, amount and no quantity, up to six times. */
    void reductions(List<Reduction> reductions) throws EDIStreamException {
        for (List<Object> segment : grouped(reductions)) {
            write("CAS", segment.toArray());
        }
    }

    private static List<List<Object>> grouped(List<Reduction> reductions) {
        List<List<Object>> segments = new ArrayList<>();
        for (Reduction reduction : reductions) {
            List<Object> segment = segments.stream()
                    .filter(it -> it.getFirst().equals(reduction.group()) && it.size() < LONGEST_CAS)
                    .findFirst()
                    .orElse(null);
            if (segment == null) {
                segment = new ArrayList<>(List.of(reduction.group()));
                segments.add(segment);
            } else {
                segment.add("");
            }
            segment.add(X12Text.of(reduction.reason()));
            segment.add(amount(reduction.amount()));
        }
        return segments;
    }

    /** A decimal number has no zeros at its end (X12.6, type R). */
    static String amount(Money money) {
        return money.isZero() ? "0" : money.amount().stripTrailingZeros().toPlainString();
    }
}
