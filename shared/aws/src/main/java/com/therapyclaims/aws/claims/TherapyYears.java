package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.money;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.claims.ClaimAccrual;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.claims.TherapyYear.AccruedClaim;
import com.therapyclaims.domain.claims.TherapyYear.Elsewhere;
import com.therapyclaims.domain.edits.TherapyAccrual;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Patients' years against the therapy threshold. A claim's {@code CURRENT} item holds what it accrues, so that a year is
 * one query of the {@code by-patient} index.
 */
final class TherapyYears {
    private static final String PT_SLP = "accruedPtSlp";
    private static final String OT = "accruedOt";

    private final Table table;
    private final ClaimsByPatient claims;

    TherapyYears(Table table) {
        this.table = table;
        this.claims = new ClaimsByPatient(table);
    }

    /** Puts what the claim accrues into its summary. */
    static void putAccrual(Map<String, AttributeValue> item, ClaimRevision claim) {
        put(item, ClaimAccrual.of(claim));
    }

    /**
     * Reads a year.
     *
     * @param latest the latest revision of a claim, for those archived before summaries held what they accrue
     */
    TherapyYear read(String practiceId, String patientId, Year year, Function<String, Optional<ClaimRevision>> latest) {
        return of(year, elsewhere(practiceId, patientId, year), claims(practiceId, patientId, year), latest);
    }

    /** The year that is made up of these {@code CURRENT} items and what other practices billed. */
    static TherapyYear of(
            Year year,
            Optional<Elsewhere> elsewhere,
            Stream<Map<String, AttributeValue>> items,
            Function<String, Optional<ClaimRevision>> latest) {
        List<AccruedClaim> accrued = items.filter(
                        item -> required(item, "payerId").equals(StandardPayers.MEDICARE))
                .map(item -> accrued(item, latest))
                .filter(claim -> claim.status() != ClaimStatus.VOID)
                .filter(claim -> !claim.accrued().equals(TherapyAccrual.ZERO))
                .toList();
        return new TherapyYear(year, elsewhere, accrued);
    }

    /** The {@code CURRENT} items of a patient's claims of a year, as the index has them. */
    Stream<Map<String, AttributeValue>> claims(String practiceId, String patientId, Year year) {
        return claims.items(
                practiceId,
                patientId,
                year.atDay(1),
                year.atMonth(Month.DECEMBER).atEndOfMonth());
    }

    private static AccruedClaim accrued(
            Map<String, AttributeValue> item, Function<String, Optional<ClaimRevision>> latest) {
        ClaimSummary claim = CurrentItem.summary(item);
        return new AccruedClaim(
                claim.claimId(),
                claim.revision(),
                claim.status(),
                claim.dateOfService(),
                claim.createdAt(),
                item.containsKey(PT_SLP)
                        ? accrual(item)
                        : latest.apply(claim.claimId()).map(ClaimAccrual::of).orElse(TherapyAccrual.ZERO));
    }

    private Optional<Elsewhere> elsewhere(String practiceId, String patientId, Year year) {
        return table.get(ClaimKeys.accruedElsewhere(practiceId, patientId, year))
                .map(TherapyYears::elsewhere);
    }

    /** What other practices billed, in its item. */
    static Elsewhere elsewhere(Map<String, AttributeValue> item) {
        return new Elsewhere(accrual(item), LocalDate.parse(required(item, "asOf")));
    }

    void recordElsewhere(String practiceId, String patientId, Year year, Elsewhere elsewhere) {
        Map<String, AttributeValue> item = new HashMap<>(ClaimKeys.accruedElsewhere(practiceId, patientId, year));
        put(item, elsewhere.accrued());
        ItemFormat.putInto(item);
        item.put("asOf", text(elsewhere.asOf().toString()));
        table.put(item);
    }

    private static void put(Map<String, AttributeValue> item, TherapyAccrual accrual) {
        item.put(PT_SLP, money(accrual.ptSlp()));
        item.put(OT, money(accrual.ot()));
    }

    private static TherapyAccrual accrual(Map<String, AttributeValue> item) {
        return new TherapyAccrual(money(item, PT_SLP), money(item, OT));
    }
}
