package com.therapyclaims.testing;

import com.therapyclaims.domain.claims.BillingDetails;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Biller;
import com.therapyclaims.domain.exports.OutgoingClaim.Insured;
import com.therapyclaims.domain.exports.OutgoingClaim.Line;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import java.util.List;
import java.util.Optional;

/** A claim like another one but for what is said. */
final class OutgoingClaimBuilder {
    private final OutgoingClaim like;
    private Insured patient;
    private Optional<Subscriber> subscriber;
    private Biller billing;
    private BillingDetails details;
    private String placeOfService;
    private List<Line> lines;

    OutgoingClaimBuilder(OutgoingClaim like) {
        this.like = like;
        this.patient = like.patient();
        this.subscriber = like.subscriber();
        this.billing = like.billing();
        this.details = like.details();
        this.placeOfService = like.placeOfService();
        this.lines = like.lines();
    }

    OutgoingClaimBuilder patient(Insured other) {
        this.patient = other;
        return this;
    }

    OutgoingClaimBuilder subscriber(Subscriber holder) {
        this.subscriber = Optional.of(holder);
        return this;
    }

    OutgoingClaimBuilder billing(Biller other) {
        this.billing = other;
        return this;
    }

    OutgoingClaimBuilder details(BillingDetails other) {
        this.details = other;
        return this;
    }

    OutgoingClaimBuilder placeOfService(String other) {
        this.placeOfService = other;
        return this;
    }

    OutgoingClaimBuilder lines(List<Line> other) {
        this.lines = other;
        return this;
    }

    OutgoingClaim build() {
        return new OutgoingClaim(
                like.claimId(),
                like.revision(),
                like.recordedAt(),
                like.controlNumber(),
                like.frequencyCode(),
                like.originalReference(),
                like.payer(),
                patient,
                subscriber,
                billing,
                like.rendering(),
                like.referring(),
                details,
                like.dateOfService(),
                placeOfService,
                like.diagnoses(),
                lines);
    }
}
