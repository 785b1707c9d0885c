package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;
import static com.therapyclaims.aws.Attributes.texts;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.aws.Table;
import com.therapyclaims.domain.authorizations.Authorization;
import com.therapyclaims.domain.authorizations.AuthorizationMark;
import com.therapyclaims.domain.authorizations.TreatedLine;
import com.therapyclaims.domain.authorizations.TreatedVisit;
import com.therapyclaims.domain.claims.AuthorizationUse;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStatus;
import com.therapyclaims.domain.claims.ClaimSummary;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.payers.StandardPayers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Patients' authorisations, an item each in the patient's partition, and what claims use of them. A claim's {@code CURRENT}
 * item holds what it uses, so that what a patient has used is one query of the {@code by-patient} index.
 */
final class PatientAuthorizationItems {
    private static final String TREATED = "treated";
    private static final String AUTHORIZATION = "authorization";
    private static final String UNSAID = "-";
    private static final String USES = "uses";
    private static final String LATEST_USES = "latestUses";

    /** More claims of one authorisation are not made while an index catches up. */
    private static final int KEPT_USES = 5;

    private final Table table;
    private final ClaimsByPatient claims;

    PatientAuthorizationItems(Table table) {
        this.table = table;
        this.claims = new ClaimsByPatient(table);
    }

    /** Puts what the claim uses into its summary. */
    static void putUse(Map<String, AttributeValue> item, ClaimRevision claim) {
        Optional<TreatedVisit> use = AuthorizationUse.of(claim);
        item.put(
                TREATED,
                texts(use.map(TreatedVisit::lines).orElse(List.of()).stream()
                        .map(PatientAuthorizationItems::written)
                        .toList()));
        use.flatMap(TreatedVisit::authorization).ifPresent(number -> item.put(AUTHORIZATION, text(number)));
    }

    private static String written(TreatedLine line) {
        return "%s %s %d"
                .formatted(line.code(), line.discipline().map(Enum::name).orElse(UNSAID), line.units());
    }

    private static TreatedLine line(String written) {
        String[] parts = written.split(" ", 3);
        return new TreatedLine(
                parts[0],
                parts[1].equals(UNSAID) ? Optional.empty() : Optional.of(Discipline.valueOf(parts[1])),
                Integer.parseInt(parts[2]));
    }

    /**
     * The claims that use something, by date of service.
     *
     * @param latest the latest revision of a claim, for those archived before summaries held what they use
     */
    List<TreatedVisit> visits(
            String practiceId,
            String patientId,
            LocalDate from,
            LocalDate through,
            Function<String, Optional<ClaimRevision>> latest) {
        return claims.items(practiceId, patientId, from, through)
                .filter(item -> !required(item, "payerId").equals(StandardPayers.MEDICARE))
                .flatMap(item -> visit(item, latest).stream())
                .toList();
    }

    /** What a claim uses, as its {@code CURRENT} item has it. */
    static Optional<TreatedVisit> visit(
            Map<String, AttributeValue> item, Function<String, Optional<ClaimRevision>> latest) {
        ClaimSummary claim = CurrentItem.summary(item);
        if (claim.status() == ClaimStatus.VOID) {
            return Optional.empty();
        }
        Optional<TreatedVisit> visit = item.containsKey(TREATED)
                ? Optional.of(new TreatedVisit(
                        claim.claimId(),
                        claim.dateOfService(),
                        claim.payerId(),
                        Optional.ofNullable(item.get(AUTHORIZATION)).map(AttributeValue::s),
                        item.get(TREATED).l().stream()
                                .map(AttributeValue::s)
                                .map(PatientAuthorizationItems::line)
                                .toList()))
                : latest.apply(claim.claimId()).flatMap(AuthorizationUse::of);
        return visit.filter(used -> !used.lines().isEmpty());
    }

    /** Records it in place of what was recorded; how far it is used stays as it is. */
    void record(String practiceId, String patientId, Authorization authorization) {
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        ItemFormat.putInto(item);
        item.put("number", text(authorization.number()));
        item.put("payerId", text(authorization.payerId()));
        item.put("from", text(authorization.from().toString()));
        item.put("through", text(authorization.through().toString()));
        item.put(
                "disciplines",
                texts(authorization.disciplines().stream().map(Enum::name).toList()));
        item.put("codes", texts(authorization.codes()));
        authorization.visits().ifPresent(visits -> item.put("visits", number(visits)));
        authorization.units().ifPresent(units -> item.put("units", number(units)));
        item.put("visitsElsewhere", number(authorization.visitsElsewhere()));
        item.put("unitsElsewhere", number(authorization.unitsElsewhere()));
        List<String> absent = Stream.of("visits", "units")
                .filter(limit -> !item.containsKey(limit))
                .toList();
        Map<String, String> names = Stream.concat(item.keySet().stream(), absent.stream())
                .collect(Collectors.toMap(name -> "#" + name, Function.identity()));
        String set =
                item.keySet().stream().map("#%1$s = :%1$s"::formatted).collect(Collectors.joining(", ", "SET ", ""));
        String remove = absent.isEmpty() ? "" : " REMOVE #" + String.join(", #", absent);
        table.update(
                ClaimKeys.authorization(practiceId, patientId, authorization.number()),
                update -> update.updateExpression(set + remove)
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(item.entrySet().stream()
                                .collect(Collectors.toMap(field -> ":" + field.getKey(), Map.Entry::getValue))));
    }

    /** How far an authorisation is used. One that was never used is version 0. */
    AuthorizationMark mark(String practiceId, String patientId, String number) {
        Map<String, AttributeValue> item = table.get(ClaimKeys.authorization(practiceId, patientId, number))
                .orElse(Map.of());
        return new AuthorizationMark(
                number,
                Attributes.count(item, USES),
                item.containsKey(LATEST_USES) ? texts(item, LATEST_USES) : List.of());
    }

    /**
     * The write of an authorisation's use, on condition that it is used no further than it was seen.
     *
     * @param claim the changed one, whose patient's authorisation it is
     * @param users the claims that take of it with this change
     */
    static TransactWriteItem use(Table table, ClaimRevision claim, List<String> users, AuthorizationMark seen) {
        List<String> latest = Stream.concat(
                        users.stream(), seen.latest().stream().filter(other -> !users.contains(other)))
                .limit(KEPT_USES)
                .toList();
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(ClaimKeys.authorization(
                                claim.practiceId(), claim.visit().patient().id(), seen.number()))
                        .updateExpression("SET %s = :next, %s = :latest".formatted(USES, LATEST_USES))
                        .conditionExpression(
                                seen.version() == 0
                                        ? "attribute_not_exists(%1$s) OR %1$s = :seen".formatted(USES)
                                        : USES + " = :seen")
                        .expressionAttributeValues(Map.of(
                                ":seen", number(seen.version()),
                                ":next", number(seen.version() + 1),
                                ":latest", texts(latest))))
                .build();
    }

    List<Authorization> recorded(String practiceId, String patientId) {
        return table.in(ClaimKeys.patient(practiceId, patientId), ClaimKeys.AUTHORIZATION_PREFIX)
                .map(PatientAuthorizationItems::authorization)
                .toList();
    }

    private static Authorization authorization(Map<String, AttributeValue> item) {
        return new Authorization(
                required(item, "number"),
                required(item, "payerId"),
                LocalDate.parse(required(item, "from")),
                LocalDate.parse(required(item, "through")),
                texts(item, "disciplines").stream().map(Discipline::valueOf).toList(),
                texts(item, "codes"),
                count(item, "visits"),
                count(item, "units"),
                count(item, "visitsElsewhere").orElse(0),
                count(item, "unitsElsewhere").orElse(0));
    }

    private static Optional<Integer> count(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Integer::valueOf);
    }
}
