package com.therapyclaims.x12;

import com.therapyclaims.domain.remittances.Balance;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads health care claim payments, X12 835 (005010X221A1): as many payments as the file holds. Every fault is collected,
 * those of form and those of balance. Names of patients and their numbers are not read.
 */
public final class RemittanceReader {
    /** The implementation guide that is followed. */
    public static final String GUIDE = "005010X221A1";

    /** The faults that are told one by one. */
    public static final int MOST_FAULTS = 1_000;

    /** No element of the guide is longer than 256 characters. */
    private static final int LONGEST_ELEMENT = 256;

    private final List<RemittanceFault> faults = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();
    private int further;
    private boolean remittance;
    private Optional<PaymentDraft> payment = Optional.empty();

    private RemittanceReader() {}

    /**
     * Reads a file.
     *
     * @throws IOException if the stream fails
     */
    public static RemittanceFile read(InputStream file) throws IOException {
        RemittanceReader reader = new RemittanceReader();
        new SegmentReader(reader::segment, reader::fault).read(file);
        reader.finish();
        if (reader.faults.isEmpty()) {
            return new RemittanceFile.Read(reader.payments);
        }
        reader.faults.sort(Comparator.comparingInt(RemittanceFault::segment));
        return new RemittanceFile.Faulty(reader.faults, reader.further);
    }

    private void fault(RemittanceFault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        } else {
            further++;
        }
    }

    private void segment(Segment segment) {
        if (segment.elements().stream().flatMap(List::stream).anyMatch(text -> text.length() > LONGEST_ELEMENT)) {
            fault(new RemittanceFault(
                    segment.place(), Kind.EXCESS, "An element has at most " + LONGEST_ELEMENT + " characters."));
        }
        switch (segment.tag()) {
            case "ST" -> {
                remittance = segment.at(1).equals("835");
                if (remittance) {
                    payment = Optional.of(new PaymentDraft(segment.place(), this::fault));
                } else {
                    fault(new RemittanceFault(
                            segment.place(), Kind.ENVELOPE, "The transaction must be an 835 (" + GUIDE + ")."));
                }
            }
            case "SE" -> {
                payment.ifPresent(draft -> {
                    Payment finished = draft.finish();
                    Balance.faults(finished, draft.amountPlace()).forEach(this::fault);
                    payments.add(finished);
                });
                payment = Optional.empty();
                remittance = false;
            }
            default -> payment.ifPresent(draft -> draft.segment(segment));
        }
    }

    private void finish() {
        if (payments.isEmpty() && faults.isEmpty()) {
            fault(new RemittanceFault(1, Kind.MISSING, "The file must hold at least one 835 (" + GUIDE + ")."));
        }
    }
}
