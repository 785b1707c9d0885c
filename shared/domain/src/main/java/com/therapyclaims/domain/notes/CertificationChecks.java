package com.therapyclaims.domain.notes;

import com.therapyclaims.domain.notes.PlanOfCare.Certification;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether the plan of care was certified for the date of service: in time, by somebody who may, and not run out (Benefit
 * Policy Manual ch. 15 s. 220.1.3; 42 CFR 424.24).
 */
final class CertificationChecks {
    static final String CHECK = "PLAN_OF_CARE_CERTIFICATION";

    /** Days after a verbal order within which its signature is timely. */
    private static final int VERBAL_DAYS = 14;

    private static final String CERTIFICATIONS = "/planOfCare/certifications";

    private final PlanOfCare plan;
    private final LocalDate dateOfService;
    private final LocalDate firstTreatment;
    private final SignedOrderException exception;
    private final CertifiedIntervals intervals;
    private final Review review;

    private CertificationChecks(PlanOfCare plan, LocalDate dateOfService, LocalDate firstTreatment, Review review) {
        this.plan = plan;
        this.dateOfService = dateOfService;
        this.firstTreatment = firstTreatment;
        this.exception = SignedOrderException.of(plan, firstTreatment, dateOfService, signedInTime());
        this.intervals = CertifiedIntervals.of(plan, firstTreatment, exception.applies());
        this.review = review;
    }

    /** Judges the certification and returns the last certified day. */
    static Optional<LocalDate> run(PlanOfCare plan, Optional<LocalDate> dateOfService, Review review) {
        Optional<LocalDate> firstTreatment = plan.initialEvaluation().or(plan::established);
        if (dateOfService.isEmpty() || firstTreatment.isEmpty()) {
            review.notCovered(
                    CHECK,
                    Manual.CERTIFICATION,
                    dateOfService.isEmpty()
                            ? "The note has no date of service to hold the certification against."
                            : "The plan says neither its initialEvaluation nor when it was established.");
            return Optional.empty();
        }
        return new CertificationChecks(plan, dateOfService.get(), firstTreatment.get(), review).run();
    }

    private Optional<LocalDate> run() {
        certifiers();
        if (intervals.isEmpty()) {
            notCertified();
        } else {
            initialInTime();
            recertificationsInTime();
            inForce();
        }
        review.coveredAssuming(
                CHECK,
                Manual.CERTIFICATION,
                "An interval is counted with its first day as day 1, 90 days at most (the manual does not define the"
                        + " count). A significant change of the plan is not in the request." + exception.remark());
        return intervals.certifiedThrough(dateOfService);
    }

    private void certifiers() {
        for (int i = 0; i < plan.certifications().size(); i++) {
            String pointer = CERTIFICATIONS + "/" + i + "/certifierCredential";
            Optional<String> credential = Said.by(plan.certifications().get(i).certifierCredential());
            if (credential.isEmpty()) {
                review.notCovered(
                        "CERTIFIER", Manual.CERTIFICATION, "certifications/" + i + " does not say who certified.");
            } else {
                certifier(Credentials.of(credential.get()), pointer);
            }
        }
    }

    private void certifier(Credentials credentials, String pointer) {
        if (credentials.mayCertify()) {
            if (credentials.isPodiatrist()) {
                review.coveredAssuming(
                        "CERTIFIER",
                        Manual.CERTIFICATION,
                        "A podiatrist (DPM) certifies within the scope of the state's licence, the foot and ankle as a rule:"
                                + " that the plan treats what is within it is assumed.");
            }
            return;
        }
        if (credentials.mayNeverCertify()) {
            review.find(
                    FindingCode.POC_CERTIFIER_NOT_ELIGIBLE,
                    pointer,
                    "A therapy plan is certified by a physician (MD, DO, DPM) or an NPP (NP, PA, CNS), not by a"
                            + " chiropractor, dentist, therapist or nurse.");
            return;
        }
        String doubt = credentials.isOptometrist()
                ? "An optometrist may certify a therapy plan for low vision only."
                : "The certifier's credential is not one of a physician or NPP that is known here.";
        review.find(Finding.of(FindingCode.POC_CERTIFIER_NOT_ELIGIBLE, pointer, doubt)
                .as(Severity.WARNING));
    }

    private boolean signedInTime() {
        return CertifiedIntervals.initial(plan, firstTreatment, false)
                .filter(initial -> initial.certifiedOn()
                        .filter(signed -> !signed.isAfter(signatureDue(initial)))
                        .isPresent())
                .isPresent();
    }

    /** 30 days after the first treatment; where a verbal order was given by then, 14 days after it. */
    private LocalDate signatureDue(Certification initial) {
        LocalDate due = CertifiedIntervals.due(firstTreatment);
        return initial.verbalOrderOn()
                .filter(verbal -> !verbal.isAfter(due))
                .map(verbal -> verbal.plusDays(VERBAL_DAYS))
                .orElse(due);
    }

    /** No certification reaches back to the first treatment, be there a later one or none. */
    private void notCertified() {
        LocalDate due = CertifiedIntervals.due(firstTreatment);
        if (dateOfService.isAfter(due)) {
            review.find(
                    FindingCode.POC_NOT_CERTIFIED,
                    CERTIFICATIONS,
                    Text.of(
                            "No dated certification covers the treatment of %s; it was due by %s, 30 days after the first treatment of %s.%s",
                            dateOfService, due, firstTreatment, exception.shortfall()));
        } else {
            review.find(Finding.of(
                            FindingCode.POC_NOT_CERTIFIED,
                            CERTIFICATIONS,
                            Text.of(
                                            "Not certified yet; the dated signature is due by %s, 30 days after the first treatment of",
                                            due)
                                    + Text.of(" %s.%s", firstTreatment, exception.shortfall()))
                    .as(Severity.WARNING));
        }
    }

    /** Where the signed order stands for the signature, none is due. */
    private void initialInTime() {
        if (exception.applies()) {
            return;
        }
        CertifiedIntervals.initial(plan, firstTreatment, exception.applies()).ifPresent(this::initialInTime);
    }

    private void initialInTime(Certification initial) {
        LocalDate due = CertifiedIntervals.due(firstTreatment);
        Optional<LocalDate> verbal = initial.verbalOrderOn();
        if (verbal.isPresent() && !verbal.get().isAfter(due)) {
            verbalOrderSigned(initial, verbal.get(), exception.shortfall());
            return;
        }
        LocalDate certified = initial.certifiedOn().or(() -> verbal).orElse(due);
        if (certified.isAfter(due)) {
            delayed(
                    initial,
                    Text.of(
                            "The plan was certified on %s; it was due by %s, 30 days after the first treatment of %s",
                            certified, due, firstTreatment),
                    exception.shortfall());
        }
        if (initial.certifiedOn().isEmpty()) {
            verbal.ifPresent(late -> verbalOrderSigned(initial, late, exception.shortfall()));
        }
    }

    private void verbalOrderSigned(Certification certification, LocalDate verbal, String remark) {
        LocalDate due = verbal.plusDays(VERBAL_DAYS);
        Optional<LocalDate> signed = certification.certifiedOn();
        if (signed.isPresent() && signed.get().isAfter(due)) {
            delayed(
                    certification,
                    Text.of(
                            "The verbal order of %s was signed on %s; the signature was due by %s, 14 days after it",
                            verbal, signed.get(), due),
                    remark);
        } else if (signed.isEmpty()) {
            Finding unsigned = Finding.of(
                    FindingCode.POC_NOT_CERTIFIED,
                    pointerTo(certification) + "/certifiedOn",
                    Text.of("The verbal order of %s is not signed; its signature is due by %s.", verbal, due));
            review.find(dateOfService.isAfter(due) ? unsigned : unsigned.as(Severity.WARNING));
        }
    }

    private void delayed(Certification certification, String late, String remark) {
        String pointer = pointerTo(certification) + "/certifiedOn";
        Optional<String> reason = Said.by(certification.delayReason());
        Finding finding = reason.isPresent()
                ? Finding.of(FindingCode.POC_CERT_DELAYED, pointer, late + "; the record gives the reason." + remark)
                        .as(Severity.INFO)
                : Finding.of(FindingCode.POC_CERT_DELAYED, pointer, late + " and no reason is recorded." + remark);
        review.find(finding);
    }

    private void recertificationsInTime() {
        Optional<Certification> initial = CertifiedIntervals.initial(plan, firstTreatment, exception.applies());
        List<Certification> recertifications = CertifiedIntervals.signed(plan)
                .filter(certification -> initial.filter(certification::equals).isEmpty())
                .toList();
        for (Certification recertification : recertifications) {
            recertification
                    .from()
                    .filter(begins -> !begins.isAfter(dateOfService))
                    .ifPresent(begins -> recertifiedInTime(recertification, begins));
        }
    }

    /** By the day its interval begins: signed, or ordered verbally and signed within the days a verbal order has. */
    private void recertifiedInTime(Certification recertification, LocalDate begins) {
        Optional<LocalDate> verbal = recertification.verbalOrderOn();
        Optional<LocalDate> certified = recertification.certifiedOn();
        if (verbal.filter(order -> certified.isEmpty() || !order.isAfter(begins))
                .isPresent()) {
            verbalOrderSigned(recertification, verbal.get(), "");
        } else if (certified.filter(begins::isBefore).isPresent()) {
            delayed(
                    recertification,
                    Text.of(
                            "The recertification from %s was signed on %s, after the interval had begun",
                            begins, certified.get()),
                    "");
        }
    }

    private void inForce() {
        if (intervals.hold(dateOfService) || dateOfService.isBefore(firstTreatment)) {
            return;
        }
        Optional<LocalDate> through = intervals.certifiedThrough(dateOfService);
        if (through.isEmpty()) {
            notCertified();
            return;
        }
        if (intervals.endTheDayBefore(dateOfService)) {
            review.find(
                    FindingCode.POC_INTERVAL_ASSUMPTION,
                    CERTIFICATIONS,
                    Text.of(
                                    "The treatment of %s is day 91 of the interval with its first day as day 1, and day 90 without it;",
                                    dateOfService)
                            + " the stricter count was taken.");
        }
        review.find(
                FindingCode.POC_RECERT_MISSING,
                CERTIFICATIONS,
                Text.of(
                                "The plan was certified through %s (the lesser of its duration and 90 days); no recertification covers",
                                through.get())
                        + Text.of(" the treatment of %s.", dateOfService));
        PlanTimes.lastDay(plan, firstTreatment)
                .filter(dateOfService::isAfter)
                .ifPresent(last -> review.find(
                        FindingCode.POC_EXPIRED,
                        "/planOfCare/duration",
                        Text.of("The plan's duration ended on %s, before the treatment of %s.", last, dateOfService)));
    }

    private String pointerTo(Certification certification) {
        return CERTIFICATIONS + "/" + plan.certifications().indexOf(certification);
    }
}
