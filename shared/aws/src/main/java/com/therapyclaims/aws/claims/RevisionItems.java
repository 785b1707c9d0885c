package com.therapyclaims.aws.claims;

import static com.therapyclaims.aws.Attributes.flag;
import static com.therapyclaims.aws.Attributes.number;
import static com.therapyclaims.aws.Attributes.optional;
import static com.therapyclaims.aws.Attributes.required;
import static com.therapyclaims.aws.Attributes.text;

import com.therapyclaims.aws.Attributes;
import com.therapyclaims.aws.ItemFormat;
import com.therapyclaims.domain.claims.ClaimArchive;
import com.therapyclaims.domain.claims.ClaimRevision;
import com.therapyclaims.domain.claims.ClaimStanding;
import com.therapyclaims.domain.claims.RevisionCause;
import com.therapyclaims.domain.claims.Succession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of revisions: what was sent and what was decided, compressed, why, and what is known of the original and the successor. */
final class RevisionItems {
    /** Most documents in one step, which the JDK's own 512 bytes take eight for. */
    private static final int ZIP_BUFFER = 8_192;

    private static final String ORIGINAL = "originalClaimId";
    private static final String ORIGINAL_DATE = "originalDateOfService";
    private static final String SUCCESSOR = "successorClaimId";
    private static final String SUCCESSOR_DATE = "successorDateOfService";
    private static final String TAKEN_BACK = "takenBack";

    private final RevisionDocuments documents;

    RevisionItems(RevisionDocuments documents) {
        this.documents = documents;
    }

    /** Whether one has room for what was sent: DynamoDB takes items of 400 KB. */
    static boolean fits(String sent) {
        // No character takes more than three bytes, and gzip adds next to nothing to what it cannot compress.
        return sent.length() <= ClaimArchive.MOST_SENT_BYTES / 4
                || zip(sent).b().asByteArrayUnsafe().length <= ClaimArchive.MOST_SENT_BYTES;
    }

    /** The one of this revision. */
    Map<String, AttributeValue> of(ClaimRevision claim) {
        Map<String, AttributeValue> item = new HashMap<>(Attributes.key(
                ClaimKeys.claim(claim.practiceId(), claim.claimId()), ClaimKeys.revision(claim.revision())));
        ItemFormat.putInto(item);
        item.put("revision", number(claim.revision()));
        StandingAttributes.putInto(item, claim.standing());
        item.put("cause", text(claim.cause().word()));
        claim.cause().repricing().ifPresent(id -> item.put("repricingId", text(id)));
        claim.cause().causingClaim().ifPresent(id -> item.put("causingClaimId", text(id)));
        item.put("createdAt", text(claim.createdAt().toString()));
        item.put("recordedAt", text(claim.recordedAt().toString()));
        item.put("sent", zip(claim.sent()));
        item.put("decision", zip(documents.writeDecision(claim.decision())));
        putSuccession(item, claim.succession());
        return item;
    }

    /** The revision in one. */
    ClaimRevision read(Map<String, AttributeValue> item) {
        String sent = unzip(item.get("sent"));
        String partition = item.get("pk").s();
        ClaimStanding standing = StandingAttributes.read(item);
        return new ClaimRevision(
                ClaimKeys.practiceId(partition),
                ClaimKeys.claimId(partition),
                Integer.parseInt(item.get("revision").n()),
                standing,
                RevisionCause.of(
                        required(item, "cause"),
                        standing.status(),
                        optional(item, "repricingId"),
                        optional(item, "causingClaimId")),
                Instant.parse(item.get("createdAt").s()),
                Instant.parse(item.get("recordedAt").s()),
                documents.readVisit(sent),
                sent,
                documents.readDecision(unzip(item.get("decision"))),
                succession(item));
    }

    /** Most claims have neither. */
    private static void putSuccession(Map<String, AttributeValue> item, Succession succession) {
        succession.of().ifPresent(original -> {
            item.put(ORIGINAL, text(original.claimId()));
            item.put(ORIGINAL_DATE, text(original.dateOfService().toString()));
        });
        succession.by().ifPresent(successor -> {
            item.put(SUCCESSOR, text(successor.claimId()));
            item.put(SUCCESSOR_DATE, text(successor.dateOfService().toString()));
            item.put(TAKEN_BACK, AttributeValue.fromBool(successor.takesBack()));
        });
    }

    private static Succession succession(Map<String, AttributeValue> item) {
        return new Succession(
                optional(item, ORIGINAL)
                        .map(claimId ->
                                new Succession.Original(claimId, LocalDate.parse(required(item, ORIGINAL_DATE)))),
                optional(item, SUCCESSOR)
                        .map(claimId -> new Succession.Successor(
                                claimId, LocalDate.parse(required(item, SUCCESSOR_DATE)), flag(item, TAKEN_BACK))));
    }

    private static AttributeValue zip(String document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(ZIP_BUFFER);
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes, ZIP_BUFFER)) {
            zip.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AttributeValue.builder()
                .b(SdkBytes.fromByteArrayUnsafe(bytes.toByteArray()))
                .build();
    }

    private static String unzip(AttributeValue document) {
        try (GZIPInputStream zip =
                new GZIPInputStream(new ByteArrayInputStream(document.b().asByteArrayUnsafe()), ZIP_BUFFER)) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
