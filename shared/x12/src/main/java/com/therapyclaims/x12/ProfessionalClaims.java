package com.therapyclaims.x12;

import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.PayerOnClaim;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.stream.EDIOutputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes professional claims as an X12 837 (005010X222A1), held against the schema while it is written. The same
 * revisions always give the same bytes.
 */
public final class ProfessionalClaims {
    /** The implementation guide that is followed. */
    public static final String GUIDE = "005010X222A1";

    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final String TEN_SPACES = " ".repeat(10);
    private static final String TRANSACTION = "0001";

    private final Submitter submitter;
    private final Schema schema;
    private final Schema envelope;

    /** Claims of this submitter. */
    public ProfessionalClaims(Submitter submitter) {
        this.submitter = submitter;
        this.schema = X12Schemas.read("837-005010X222A1.xml");
        this.envelope = X12Schemas.envelope();
    }

    /**
     * Writes one interchange with these claims of one payer, in their order.
     *
     * @param claims at least one, each without {@link ClaimTexts#gaps}
     * @throws IllegalStateException if what was written is not of the schema; the message names segments alone
     */
    public String write(List<OutgoingClaim> claims) {
        EDIOutputFactory factory = EDIOutputFactory.newFactory();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EDIStreamWriter writer = factory.createEDIStreamWriter(bytes, "US-ASCII")) {
            writer.setControlSchema(envelope);
            writer.setTransactionSchema(schema);
            interchange(writer, claims);
        } catch (EDIStreamException e) {
            throw new IllegalStateException("a claim could not be written in X12", e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private void interchange(EDIStreamWriter writer, List<OutgoingClaim> claims) throws EDIStreamException {
        Segments segments = new Segments(writer);
        Instant written = claims.stream()
                .map(OutgoingClaim::recordedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        PayerOnClaim receiver = claims.getFirst().payer();
        String receiverId = X12Text.of(receiver.identifier());
        InterchangeNumber number = InterchangeNumber.of(claims);
        writer.startInterchange();
        segments.write(
                "ISA",
                "00",
                TEN_SPACES,
                "00",
                TEN_SPACES,
                "ZZ",
                "%-15s".formatted(submitter.id()),
                "ZZ",
                "%-15.15s".formatted(receiverId),
                at(SHORT_DATE, written),
                at(TIME, written),
                "^",
                "00501",
                number.padded(),
                "0",
                submitter.production() ? "P" : "T",
                ":");
        segments.write(
                "GS",
                "HC",
                submitter.id(),
                "%.15s".formatted(receiverId),
                day(written),
                at(TIME, written),
                number.plain(),
                "X",
                GUIDE);
        segments.from(0);
        transaction(segments, claims, number, written, receiver);
        segments.write("SE", String.valueOf(segments.written() + 1), TRANSACTION);
        segments.write("GE", "1", number.plain());
        segments.write("IEA", "1", number.padded());
        writer.endInterchange();
    }

    private void transaction(
            Segments segments,
            List<OutgoingClaim> claims,
            InterchangeNumber number,
            Instant written,
            PayerOnClaim receiver)
            throws EDIStreamException {
        segments.write("ST", "837", TRANSACTION, GUIDE);
        segments.write("BHT", "0019", "00", number.reference(), day(written), at(TIME, written), "CH");
        segments.write("NM1", "41", "2", X12Text.of(submitter.name()), "", "", "", "", "46", submitter.id());
        segments.write("PER", "IC", "", "EM", X12Text.of(submitter.email()));
        segments.write(
                "NM1", "40", "2", X12Text.of(receiver.name()), "", "", "", "", "46", X12Text.of(receiver.identifier()));
        int level = 0;
        int biller = 0;
        for (int i = 0; i < claims.size(); i++) {
            OutgoingClaim claim = claims.get(i);
            if (i == 0 || !claim.billing().equals(claims.get(i - 1).billing())) {
                biller = ++level;
                HierarchicalLevels.biller(segments, claim.billing(), biller);
            }
            int subscriber = ++level;
            HierarchicalLevels.subscriber(segments, claim, subscriber, biller);
            if (claim.subscriber().isPresent()) {
                HierarchicalLevels.dependent(segments, claim, claim.subscriber().get(), ++level, subscriber);
            }
            ClaimLoop.write(segments, claim);
        }
    }

    private static String day(Instant moment) {
        return Segments.day(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    private static String at(DateTimeFormatter form, Instant moment) {
        return form.format(moment.atZone(ZoneOffset.UTC));
    }
}
