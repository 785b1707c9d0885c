package com.therapyclaims.x12;

import com.therapyclaims.domain.claims.BillingDetails.ServiceFacility;
import com.therapyclaims.domain.claims.OtherInsurance;
import com.therapyclaims.domain.claims.Visit.Address;
import com.therapyclaims.domain.exports.ExportGap;
import com.therapyclaims.domain.exports.OutgoingClaim;
import com.therapyclaims.domain.exports.OutgoingClaim.Practitioner;
import com.therapyclaims.domain.exports.OutgoingClaim.Subscriber;
import com.therapyclaims.domain.exports.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the texts of a claim fit the elements of the 837 (005010X222A1): their characters and their length. */
public final class ClaimTexts {
    private final List<ExportGap> gaps = new ArrayList<>();

    private ClaimTexts() {}

    /** Every text that does not fit; empty if the claim can be written. */
    public static List<ExportGap> gaps(OutgoingClaim claim) {
        ClaimTexts texts = new ClaimTexts();
        texts.fits(claim.patient().name().last(), 1, 60, "/claim/patient/lastName");
        texts.fits(claim.patient().name().first(), 1, 35, "/claim/patient/firstName");
        texts.fits(claim.patient().memberId(), MemberIds.of(claim), 2, 80, "/claim/memberId");
        claim.subscriber().ifPresent(texts::subscriber);
        claim.patient().address().ifPresent(address -> texts.address(address, "/claim/patient/address"));
        claim.billing()
                .person()
                .ifPresentOrElse(
                        name -> texts.person(name, "/claim/billingProvider/name"),
                        () -> texts.fits(claim.billing().name(), 1, 60, "/claim/billingProvider/name"));
        texts.address(claim.billing().address(), "/claim/billingProvider/address");
        texts.practitioner(claim.rendering(), "/claim/renderingProvider/name");
        texts.practitioner(claim.referring(), "/claim/referringProvider/name");
        texts.fits(claim.payer().name(), 1, 60, "/claim/payerId");
        texts.fits(claim.payer().identifier(), 2, 15, "/claim/payerIdentifier");
        texts.fits(claim.originalReference(), 1, 50, "/claim/originalReference");
        texts.fits(claim.details().priorAuthorization(), 1, 50, "/claim/priorAuthorization");
        texts.fits(claim.details().referralNumber(), 1, 50, "/claim/referralNumber");
        claim.details().serviceFacility().ifPresent(texts::facility);
        texts.fits(claim.details().groupNumber(), 1, 50, "/claim/groupNumber");
        for (int i = 0; i < claim.details().otherInsurance().size(); i++) {
            texts.otherInsurance(claim.details().otherInsurance().get(i), "/claim/otherInsurance/" + i);
        }
        claim.lines().forEach(line -> texts.fits(line.description(), 1, 80, line.descriptionPointer()));
        return List.copyOf(texts.gaps);
    }

    private void subscriber(Subscriber subscriber) {
        fits(subscriber.name().last(), 1, 60, "/claim/subscriber/lastName");
        fits(subscriber.name().first(), 1, 35, "/claim/subscriber/firstName");
    }

    private void otherInsurance(OtherInsurance other, String pointer) {
        other.holder().ifPresent(holder -> {
            fits(holder.lastName(), 1, 60, pointer + "/holder/lastName");
            fits(holder.firstName(), 1, 35, pointer + "/holder/firstName");
            holder.address().ifPresent(address -> address(address, pointer + "/holder/address"));
        });
        fits(other.payerName(), 1, 60, pointer + "/payerName");
        fits(other.payerIdentifier(), 2, 80, pointer + "/payerIdentifier");
        fits(other.memberId(), MemberIds.of(other), 2, 80, pointer + "/memberId");
        fits(other.groupNumber(), 1, 50, pointer + "/groupNumber");
    }

    private void practitioner(Optional<Practitioner> person, String pointer) {
        person.ifPresent(it -> person(it.name(), pointer));
    }

    private void person(PersonName name, String pointer) {
        fits(name.last(), 1, 60, pointer);
        fits(name.first(), 1, 35, pointer);
        fits(name.middle(), 1, 25, pointer);
    }

    private void facility(ServiceFacility facility) {
        fits(facility.name(), 1, 60, "/claim/serviceFacility/name");
        address(facility.address(), "/claim/serviceFacility/address");
    }

    private void address(Address address, String pointer) {
        fits(address.line1(), 1, 55, pointer + "/line1");
        fits(address.line2(), 0, 55, pointer + "/line2");
        fits(address.city(), 2, 30, pointer + "/city");
    }

    private void fits(Optional<String> text, int least, int most, String pointer) {
        text.ifPresent(it -> fits(it, least, most, pointer));
    }

    private void fits(String text, int least, int most, String pointer) {
        fits(text, X12Text.of(text), least, most, pointer);
    }

    /** Whether a text fits that is sent otherwise than as {@link X12Text} alone makes it. */
    private void fits(String text, String sent, int least, int most, String pointer) {
        int length = sent.length();
        if (X12Text.losesLetters(text)) {
            gaps.add(new ExportGap(
                    pointer,
                    ExportGap.Kind.UNUSABLE,
                    "X12 does not carry all of its letters: write it in those of English."));
        } else if (length < least) {
            gaps.add(new ExportGap(
                    pointer,
                    ExportGap.Kind.UNUSABLE,
                    "Too little of it is in characters that X12 carries: at least %d.".formatted(least)));
        }
        if (length > most) {
            gaps.add(new ExportGap(
                    pointer, ExportGap.Kind.TOO_LONG, "X12 carries at most %d characters of it.".formatted(most)));
        }
    }
}
