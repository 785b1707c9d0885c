package com.therapyclaims.x12;

import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.remittances.Adjustment;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.ProviderAdjustment;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import com.therapyclaims.domain.remittances.RemittedClaim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A payment in the making: takes the segments of one 835 in their order. What stands for a missing value never leaves. */
final class PaymentDraft {
    private static final int MOST_IN_A_SEGMENT = 6;

    /** A claim adjustment reason code (data element 1034). */
    private static final int LONGEST_REASON = 5;

    private final SegmentValues values;
    private final Consumer<RemittanceFault> faults;
    private final List<RemittedClaim> claims = new ArrayList<>();
    private final List<ProviderAdjustment> providerAdjustments = new ArrayList<>();
    private Optional<ClaimDraft> claim = Optional.empty();
    private Optional<Segment> amount = Optional.empty();
    private Optional<String> trace = Optional.empty();
    private String payerNumber = "";
    private String payerIdentifier = "";
    private String payerName = "";
    private Money paid = Money.ZERO;
    private LocalDate paidOn = LocalDate.EPOCH;
    private final int place;

    PaymentDraft(int place, Consumer<RemittanceFault> faults) {
        this.place = place;
        this.faults = faults;
        this.values = new SegmentValues(faults);
    }

    /** Where its amount stands. */
    int amountPlace() {
        return amount.map(Segment::place).orElse(place);
    }

    void segment(Segment segment) {
        switch (segment.tag()) {
            case "BPR" -> amount(segment);
            case "TRN" -> {
                if (trace.isEmpty()) {
                    trace = Optional.of(values.text(segment, 2, "the number of the payment"));
                    payerNumber = segment.at(3);
                }
            }
            case "N1" -> {
                if (segment.at(1).equals("PR")) {
                    payerName = segment.at(2);
                    payerIdentifier = segment.at(4);
                }
            }
            case "CLP" -> {
                finishClaim();
                claim = Optional.of(new ClaimDraft(segment, values));
            }
            case "PLB" -> {
                finishClaim();
                providerAdjustments(segment);
            }
            case "SVC", "CAS" -> {
                if (claim.isEmpty()) {
                    faults.accept(new RemittanceFault(
                            segment.place(), Kind.ORDER, segment.tag() + " must stand within a claim, after CLP."));
                }
                claim.ifPresent(it -> it.segment(segment));
            }
            default -> claim.ifPresent(it -> it.segment(segment));
        }
    }

    Payment finish() {
        finishClaim();
        if (amount.isEmpty()) {
            faults.accept(new RemittanceFault(place, Kind.MISSING, "An 835 must have BPR, the payment."));
        }
        if (trace.isEmpty()) {
            faults.accept(new RemittanceFault(place, Kind.MISSING, "An 835 must have TRN, the number of the payment."));
        }
        return new Payment(trace.orElse(""), payerId(), payerName, paidOn, paid, claims, providerAdjustments);
    }

    private String payerId() {
        return Stream.of(payerNumber, payerIdentifier)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(payerName);
    }

    private void amount(Segment segment) {
        amount = Optional.of(segment);
        Money sum = values.money(segment, 2, "the amount of the payment");
        paid = segment.at(3).equals("D") ? Money.ZERO.minus(sum) : sum;
        paidOn = values.date(segment, 16, "the day of the payment");
    }

    private void providerAdjustments(Segment segment) {
        for (int i = 0; i < MOST_IN_A_SEGMENT; i++) {
            int reason = 3 + 2 * i;
            if (segment.at(reason).isEmpty() && segment.at(reason + 1).isEmpty()) {
                return;
            }
            providerAdjustments.add(new ProviderAdjustment(
                    values.text(segment, reason, "the reason of the adjustment"),
                    values.money(segment, reason + 1, "the amount of the adjustment")));
        }
    }

    private void finishClaim() {
        claim.ifPresent(it -> claims.add(it.finish()));
        claim = Optional.empty();
    }

    /** The adjustments of a CAS: a group, then reason, amount and quantity, up to six times. */
    static List<Adjustment> adjustments(Segment segment, SegmentValues values) {
        List<Adjustment> adjustments = new ArrayList<>();
        String group = values.word(segment, 1, List.of("CO", "PR", "OA", "PI", "CR"), "the group");
        for (int i = 0; i < MOST_IN_A_SEGMENT; i++) {
            int reason = 2 + 3 * i;
            if (i > 0 && segment.at(reason).isEmpty() && segment.at(reason + 1).isEmpty()) {
                break;
            }
            adjustments.add(new Adjustment(
                    group,
                    values.code(segment, reason, LONGEST_REASON, "the reason of the adjustment"),
                    values.money(segment, reason + 1, "the amount of the adjustment")));
        }
        return adjustments;
    }
}
