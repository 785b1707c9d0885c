package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.claims.OtherInsurance.Order;
import com.therapyclaims.domain.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A claim as the payer decided it (CLP). Whose claim it is, the file says too; that is not read.
 *
 * @param segment the place of its first segment in the file, from 1
 * @param controlNumber the number it was submitted with
 * @param payerControlNumber the payer's own number
 * @param order in which the payer decided it among the patient's insurances; empty where the decision tells none
 * @param patientResponsibility what the patient owes
 * @param datesOfService the days of its services
 * @param adjustments of the claim as a whole, beside those of its lines
 * @param remarks remittance advice remark codes (RARC) of the claim as a whole; empty for a claim kept before they were read
 */
public record RemittedClaim(
        int segment,
        String controlNumber,
        Optional<String> payerControlNumber,
        Decision decision,
        Optional<Order> order,
        Money charge,
        Money paid,
        Money patientResponsibility,
        List<LocalDate> datesOfService,
        List<Adjustment> adjustments,
        List<String> remarks,
        List<RemittedLine> lines) {
    public RemittedClaim {
        datesOfService = List.copyOf(datesOfService);
        adjustments = List.copyOf(adjustments);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
        lines = List.copyOf(lines);
    }

    /** Every adjustment of the claim and of its lines. */
    public List<Adjustment> allAdjustments() {
        return Stream.concat(adjustments.stream(), lines.stream().flatMap(line -> line.adjustments().stream()))
                .toList();
    }

    /** What the payer decided of a claim (CLP02). */
    public enum Decision {
        /** Processed, whatever it came to, as primary, secondary or tertiary (1, 2, 3), forwarded or not (19, 20, 21). */
        PROCESSED,
        /** Denied (4). */
        DENIED,
        /** An earlier payment is taken back (22). */
        REVERSED,
        /** Not this payer's claim; it was forwarded (23). */
        FORWARDED,
        /** What would be paid; nothing is (25). */
        PREDETERMINED;

        /** The decision with this code; empty if there is none. */
        public static Optional<Decision> ofCode(String code) {
            return switch (code) {
                case "1", "2", "3", "19", "20", "21" -> Optional.of(PROCESSED);
                case "4" -> Optional.of(DENIED);
                case "22" -> Optional.of(REVERSED);
                case "23" -> Optional.of(FORWARDED);
                case "25" -> Optional.of(PREDETERMINED);
                default -> Optional.empty();
            };
        }

        /** The order among the patient's insurances that the payer decided in, where the code of the decision tells it. */
        public static Optional<Order> orderOfCode(String code) {
            return switch (code) {
                case "1", "19" -> Optional.of(Order.PRIMARY);
                case "2", "20" -> Optional.of(Order.SECONDARY);
                case "3", "21" -> Optional.of(Order.TERTIARY);
                default -> Optional.empty();
            };
        }
    }
}
