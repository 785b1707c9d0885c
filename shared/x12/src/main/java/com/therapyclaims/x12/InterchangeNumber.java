package com.therapyclaims.x12;

import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.exports.OutgoingClaim;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The numbers of an interchange, made from the claims and revisions in it: the same content has the same numbers, so that
 * a receiver knows a file it has seen. ISA13 has nine digits alone; what names the content for certain is BHT03, 80 bits.
 */
record InterchangeNumber(int number, String reference) {
    private static final BigInteger NUMBERS = BigInteger.valueOf(999_999_999);

    static InterchangeNumber of(List<OutgoingClaim> claims) {
        String content = claims.stream()
                .map(claim -> claim.claimId() + "/" + claim.revision())
                .collect(Collectors.joining("\n"));
        byte[] hash = Hashes.newSha256().digest(content.getBytes(StandardCharsets.UTF_8));
        int number = new BigInteger(1, hash).mod(NUMBERS).intValueExact() + 1;
        return new InterchangeNumber(number, HexFormat.of().withUpperCase().formatHex(hash, 0, 10));
    }

    /** As ISA13 and IEA02 have it. */
    String padded() {
        return "%09d".formatted(number);
    }

    /** As GS06 and GE02 have it. */
    String plain() {
        return String.valueOf(number);
    }
}
