package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.required;

import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.claims.TherapyYear;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A patient's years as they stand at this moment: strongly consistent, whatever the indexes show of them. The index tells
 * of claims from before days were kept by themselves; the days tell of the others.
 */
public final class PatientYears {
    private final Table table;
    private final ClaimArchive archive;
    private final ClaimBatches batches;
    private final ClaimsByPatient indexed;

    /** Years in this table. */
    public PatientYears(Table table, ClaimArchive archive, ClaimBatches batches) {
        this.table = table;
        this.archive = archive;
        this.batches = batches;
        this.indexed = new ClaimsByPatient(table);
    }

    /** The year of a patient, and its Medicare claims but for the void ones. */
    public Now now(String practiceId, String patientId, Year year) {
        Whose whose = new Whose(patientId, year);
        return now(practiceId, List.of(whose)).get(whose);
    }

    /** The same of several patients' years: their claims, and what other practices billed, are read together. */
    public Map<Whose, Now> now(String practiceId, Collection<Whose> years) {
        Map<Whose, Set<String>> claimIds = new HashMap<>();
        // Each once: a claim that moves from one to another meanwhile may be both's.
        Set<Map<String, AttributeValue>> keys = new LinkedHashSet<>();
        for (Whose whose : years) {
            Set<String> ids = claimIds(practiceId, whose.patientId(), Dates.of(whose.year()));
            claimIds.put(whose, ids);
            ids.forEach(id -> keys.add(ClaimKeys.current(practiceId, id)));
            keys.add(whose.elsewhere(practiceId));
        }
        Map<Map<String, AttributeValue>, Map<String, AttributeValue>> found = new HashMap<>();
        batches.standing(List.copyOf(keys)).forEach(item -> found.put(ClaimKeys.keyOf(item), item));
        Map<Whose, Now> now = new HashMap<>();
        claimIds.forEach((whose, ids) -> now.put(
                whose,
                now(
                        practiceId,
                        whose,
                        Optional.ofNullable(found.get(whose.elsewhere(practiceId))),
                        ids.stream()
                                .flatMap(id ->
                                        Optional.ofNullable(found.get(ClaimKeys.current(practiceId, id))).stream())
                                .filter(item -> isOf(whose.patientId(), Dates.of(whose.year()), item))
                                .toList())));
        return now;
    }

    private Now now(
            String practiceId,
            Whose whose,
            Optional<Map<String, AttributeValue>> elsewhere,
            List<Map<String, AttributeValue>> items) {
        return new Now(
                TherapyYears.of(
                        whose.year(),
                        elsewhere.map(TherapyYears::elsewhere),
                        items.stream(),
                        id -> archive.latest(practiceId, id)),
                items.stream()
                        .map(CurrentItem::summary)
                        .filter(claim -> claim.payerId().equals(StandardPayers.MEDICARE))
                        .filter(claim -> claim.status() != ClaimStatus.VOID)
                        .toList());
    }

    /** What a patient has had of a payer from a day on, by id, but for the void claims. */
    public List<Taken> taken(String practiceId, String patientId, String payerId, LocalDate from) {
        return claims(practiceId, patientId, new Dates(from, ClaimsByPatient.LAST)).stream()
                .filter(item -> required(item, "payerId").equals(payerId))
                .map(item -> new Taken(
                        CurrentItem.summary(item),
                        PatientAuthorizationItems.visit(item, id -> archive.latest(practiceId, id))))
                .filter(claim -> claim.claim().status() != ClaimStatus.VOID)
                .sorted(Comparator.comparing(taken -> taken.claim().claimId()))
                .toList();
    }

    /** The {@code CURRENT} items of the patient's claims of these dates. */
    private List<Map<String, AttributeValue>> claims(String practiceId, String patientId, Dates dates) {
        return batches.currentItems(practiceId, claimIds(practiceId, patientId, dates)).stream()
                .filter(item -> isOf(patientId, dates, item))
                .toList();
    }

    /** One that was moved to another patient or date meanwhile is none of these. */
    private static boolean isOf(String patientId, Dates dates, Map<String, AttributeValue> item) {
        return required(item, "patientId").equals(patientId)
                && dates.include(LocalDate.parse(required(item, "dateOfService")));
    }

    private Set<String> claimIds(String practiceId, String patientId, Dates dates) {
        Set<String> claimIds = new HashSet<>();
        indexed.items(practiceId, patientId, dates.from(), dates.through())
                .forEach(item -> claimIds.add(required(item, "claimId")));
        ofDays(practiceId, patientId, dates).forEach(claimIds::add);
        return claimIds;
    }

    private Stream<String> ofDays(String practiceId, String patientId, Dates dates) {
        return table.items(table.between(
                        ClaimKeys.patient(practiceId, patientId),
                        ClaimKeys.DAY_PREFIX + dates.from(),
                        ClaimKeys.DAY_PREFIX + dates.through()))
                .flatMap(day -> day.get("claimIds").l().stream())
                .map(AttributeValue::s);
    }

    /** A patient's year. */
    public record Whose(String patientId, Year year) {
        private Map<String, AttributeValue> elsewhere(String practiceId) {
            return ClaimKeys.accruedElsewhere(practiceId, patientId, year);
        }
    }

    /**
     * A year.
     *
     * @param claims its Medicare claims, those that accrue nothing too
     */
    public record Now(TherapyYear year, List<ClaimSummary> claims) {
        public Now {
            claims = List.copyOf(claims);
        }
    }

    /**
     * A claim and what it takes of its payer's limits.
     *
     * @param visit empty if it takes nothing
     */
    public record Taken(ClaimSummary claim, Optional<TreatedVisit> visit) {}

    private record Dates(LocalDate from, LocalDate through) {
        private static Dates of(Year year) {
            return new Dates(year.atDay(1), year.atMonth(Month.DECEMBER).atEndOfMonth());
        }

        boolean include(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(through);
        }
    }
}
