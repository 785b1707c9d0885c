package com.therapyclaims.aws.remittances;

import com.therapyclaims.domain.remittances.ClaimPayment;
import com.therapyclaims.domain.remittances.Payment;
import com.therapyclaims.domain.remittances.Remittance;
import com.therapyclaims.domain.remittances.RemittanceFault;
import com.therapyclaims.domain.remittances.RemittanceFault.Kind;
import com.therapyclaims.domain.remittances.RemittedClaim;
import com.therapyclaims.http.answers.DomainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether what is kept of a remittance has room where it is kept. DynamoDB takes items of 400 KB; what was booked before it
 * was found to have none would be worked on for ever.
 */
public final class RemittanceRoom {
    /** Leaves room for an item's keys and its other attributes. */
    private static final int MOST_BYTES_OF_AN_ITEM = 320 * 1024;

    /** What a claim comes to is kept too, with every reason and remark again, and with each difference they explain. */
    private static final int MOST_BYTES_OF_A_CLAIM = 192 * 1024;

    private RemittanceRoom() {}

    /** What has no room, each claim by itself; empty if all of it has. */
    public static List<RemittanceFault> faults(List<Payment> payments) {
        List<RemittanceFault> faults = new ArrayList<>();
        if (bytes(Remittance.class, Remittance.received("0".repeat(64), Instant.EPOCH, payments))
                > MOST_BYTES_OF_AN_ITEM) {
            faults.add(
                    new RemittanceFault(
                            1,
                            Kind.EXCESS,
                            "The file has more payments (ST) and adjustments of the provider (PLB) than are kept of one: divide it."));
        }
        payments.stream()
                .flatMap(payment -> payment.claims().stream())
                .filter(claim -> bytes(RemittedClaim.class, claim) > MOST_BYTES_OF_A_CLAIM)
                .map(claim -> new RemittanceFault(
                        claim.segment(),
                        Kind.EXCESS,
                        "The claim has more lines, adjustments and remarks together than are kept of one."))
                .forEach(faults::add);
        return List.copyOf(faults);
    }

    /** What is kept of what became of a claim: all of it, or in short where payers have said more of it than there is room for. */
    static String document(ClaimPayment payment) {
        String whole = DomainJson.write(ClaimPayment.class, payment);
        return whole.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES_OF_AN_ITEM
                ? whole
                : DomainJson.write(ClaimPayment.class, payment.inShort());
    }

    private static <T> int bytes(Class<T> type, T value) {
        return DomainJson.write(type, value).getBytes(StandardCharsets.UTF_8).length;
    }
}
