package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.key;
import static com.therapyclaims.aws.Attributes.required;

import com.therapyclaims.domain.claims.IdempotencyKey;
import com.therapyclaims.domain.content.Hashes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The keys of the claims table. A practice stands in every key of the table and of the indexes callers read, so that no
 * key made for one practice can reach another's claims.
 */
public final class ClaimKeys {
    /** The shards a month of service is spread over in the {@code by-date-of-service} index. */
    public static final int DATE_SHARDS = 8;

    /** The sort key of a claim's latest summary. */
    static final String CURRENT = "CURRENT";

    /** The sort key that no revision's lies behind. */
    static final String LAST_REVISION = revision(99_999_999);

    /** What the sort keys of a patient's authorisations begin with. */
    static final String AUTHORIZATION_PREFIX = "AUTHORIZATION#";

    /** What the sort keys of what payers have said of a claim begin with, in the claim's partition. */
    public static final String PAYMENT_PREFIX = "PAYMENT#";

    /** What the sort keys of a patient's days begin with; then comes the date. */
    static final String DAY_PREFIX = "DAY#";

    private static final String CLAIM_INFIX = "#CLAIM#";

    // Fixed width, so that text order is time order.
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ClaimKeys() {}

    /** The partition of everything about one practice's lists. */
    public static String practice(String practiceId) {
        return "PRACTICE#" + practiceId;
    }

    /** The partition of one claim: its summary, its revisions, and what repricings told of it while it is with its payer. */
    public static String claim(String practiceId, String claimId) {
        return practice(practiceId) + CLAIM_INFIX + claimId;
    }

    /** The claim's id in a partition key made by {@link #claim}. */
    public static String claimId(String claimPartition) {
        return claimPartition.substring(claimPartition.indexOf(CLAIM_INFIX) + CLAIM_INFIX.length());
    }

    /** The practice's id in a partition key made by {@link #claim}. */
    public static String practiceId(String claimPartition) {
        return claimPartition.substring("PRACTICE#".length(), claimPartition.indexOf(CLAIM_INFIX));
    }

    /** The sort key of one revision; eight digits, so that text order is revision order. */
    static String revision(int revision) {
        return "REV#%08d".formatted(revision);
    }

    /** The item of a claim's latest summary. */
    public static Map<String, AttributeValue> current(String practiceId, String claimId) {
        return key(claim(practiceId, claimId), CURRENT);
    }

    /** The item of an idempotency key; hashed, because it is the caller's text. */
    static Map<String, AttributeValue> idempotency(String practiceId, IdempotencyKey sent) {
        return key(practice(practiceId) + "#IDEMPOTENCY#" + Hashes.sha256(sent.key()), "IDEMPOTENCY");
    }

    /** The partition of one patient: of the claims in the {@code by-patient} index, of the days in the table. */
    static String patient(String practiceId, String patientId) {
        return practice(practiceId) + "#PATIENT#" + patientId;
    }

    /** The item of what other practices billed for a patient in a year, in the patient's partition of the table. */
    static Map<String, AttributeValue> accruedElsewhere(String practiceId, String patientId, Year year) {
        return key(patient(practiceId, patientId), "THERAPY#" + year);
    }

    /** The item of one authorisation of a patient, in the patient's partition of the table. */
    static Map<String, AttributeValue> authorization(String practiceId, String patientId, String number) {
        return key(patient(practiceId, patientId), AUTHORIZATION_PREFIX + number);
    }

    /** The item of one patient's day, in the patient's partition of the table. */
    static Map<String, AttributeValue> day(String practiceId, String patientId, LocalDate dateOfService) {
        return key(patient(practiceId, patientId), DAY_PREFIX + dateOfService);
    }

    /**
     * The partition of one shard of a month of service in the {@code by-date-of-service} index. Whole months, because a
     * repricing looks through a year: a partition a day would be thousands of queries, most of them for nothing.
     */
    public static String month(YearMonth month, int shard) {
        return "DOS#" + month + "#" + shard;
    }

    /** The place of a claim in its month: all of one patient's day side by side. */
    static String placeInMonth(LocalDate dateOfService, String practiceId, String patientId, String claimId) {
        return dayOfPractice(dateOfService, practiceId) + patientId + "#" + claimId;
    }

    /** What the places of a practice's claims of a day begin with, in whichever shard, and no others'. */
    static String dayOfPractice(LocalDate dateOfService, String practiceId) {
        return dateOfService + "#" + practiceId + "#";
    }

    /** The shard of a patient's claims: all of one patient's day lie in one. */
    static int shard(String practiceId, String patientId) {
        return Math.floorMod((practiceId + "#" + patientId).hashCode(), DATE_SHARDS);
    }

    /** The table's two keys of an item. */
    static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return key(required(item, "pk"), required(item, "sk"));
    }

    /** A moment as text whose order is the order of time. */
    static String instant(Instant moment) {
        return INSTANT.format(moment);
    }
}
