package com.therapyclaims.domain.claims;

import com.therapyclaims.domain.claims.Visit.BillingProvider;
import com.therapyclaims.domain.claims.Visit.Patient;
import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.pricing.PricingPlace;
import com.therapyclaims.domain.schedules.Locality;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A visit in Ohio in 2026 by a physical therapist, for one patient unless said otherwise. */
public final class TestVisit {
    public static final LocalDate SERVICE = LocalDate.of(2026, 8, 3);

    private final List<Service> services = new ArrayList<>();
    private String patientId = "p-1";
    private String payerId = "medicare";
    private String placeOfService = "11";
    private Optional<String> providerType = Optional.empty();
    private String billingNpi = "1234567893";
    private Optional<Visit.Provider> rendering = provider("1234567893", "PT");
    private String frequencyCode = "1";
    private String originalReference = "ICN1";
    private LocalDate dateOfService = SERVICE;
    private Optional<Money> totalCharge = Optional.empty();
    private BillingDetails billing = BillingDetails.NONE;
    private Money deductible = Money.ZERO;

    /** Units of a code, of fifteen minutes each. */
    public static TestVisit of(String code, int units) {
        return new TestVisit().and(code, units);
    }

    /** One service of so many minutes. */
    public static TestVisit lasting(String code, int minutes) {
        return new TestVisit().service(code, minutes);
    }

    /** No service yet. */
    public static TestVisit empty() {
        return new TestVisit();
    }

    /** Filed with this total. */
    public TestVisit filed(String total) {
        totalCharge = Optional.of(Money.of(total));
        return this;
    }

    public TestVisit and(String code, int units, String... modifiers) {
        return service(code, 15 * units, modifiers);
    }

    /** A service as it is. */
    public TestVisit with(Service service) {
        services.add(service);
        return this;
    }

    /** A therapist's service with its charge. */
    static Service charged(String code, int minutes, String charge) {
        return new Service(
                code,
                minutes,
                FurnishedBy.THERAPIST,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.of(Money.of(charge)),
                List.of(1),
                Optional.empty());
    }

    private TestVisit service(String code, int minutes, String... modifiers) {
        services.add(new Service(
                code,
                minutes,
                FurnishedBy.THERAPIST,
                Optional.empty(),
                List.of(modifiers),
                List.of(),
                Optional.empty(),
                List.of(1),
                Optional.empty()));
        return this;
    }

    /** Another service of a discipline, with its clock times: from, to, from, to and so on. */
    TestVisit timed(Discipline discipline, String code, int minutes, String... times) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < times.length; i += 2) {
            segments.add(new Segment(LocalTime.parse(times[i]), LocalTime.parse(times[i + 1])));
        }
        services.add(new Service(
                code,
                minutes,
                FurnishedBy.THERAPIST,
                Optional.of(discipline),
                List.of(),
                segments,
                Optional.empty(),
                List.of(1),
                Optional.empty()));
        return this;
    }

    public TestVisit on(LocalDate date) {
        dateOfService = date;
        return this;
    }

    public TestVisit patient(String id) {
        patientId = id;
        return this;
    }

    public TestVisit payer(String id) {
        payerId = id;
        return this;
    }

    public TestVisit billedBy(String npi) {
        billingNpi = npi;
        return this;
    }

    public TestVisit renderedBy(String npi, String by) {
        rendering = provider(npi, by);
        return this;
    }

    /** By nobody the request names beside who bills. */
    TestVisit renderedByNobodyNamed() {
        rendering = Optional.empty();
        return this;
    }

    private static Optional<Visit.Provider> provider(String npi, String credential) {
        return Optional.of(new Visit.Provider(Optional.of(npi), Optional.empty(), Optional.of(credential)));
    }

    /** In this place of service, billed by nobody the request names. */
    public TestVisit at(String place) {
        placeOfService = place;
        return this;
    }

    /** Billed by such a provider. */
    public TestVisit billedByA(String type) {
        providerType = Optional.of(type);
        return this;
    }

    public TestVisit frequency(String code) {
        frequencyCode = code;
        return this;
    }

    /** A replacement of the claim with this number. */
    public TestVisit replacing(String reference) {
        frequencyCode = "7";
        originalReference = reference;
        return this;
    }

    /** What takes the claim with this number back. */
    public TestVisit voiding(String reference) {
        frequencyCode = "8";
        originalReference = reference;
        return this;
    }

    /** With so much of the deductible open. */
    public TestVisit deductible(String open) {
        deductible = Money.of(open);
        return this;
    }

    public TestVisit under(String authorization) {
        billing = TestBilling.under(authorization);
        return this;
    }

    public Visit visit() {
        return new Visit(
                new Patient(
                        patientId,
                        LocalDate.of(1950, 4, 2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                payerId,
                new ClaimFiling(frequencyCode, Optional.of(originalReference), totalCharge, Optional.empty()),
                Optional.of("1EG4TE5MK73"),
                dateOfService,
                Optional.empty(),
                placeOfService,
                providerType,
                new PricingPlace.InLocality(Locality.parse("15202-00")),
                new BillingProvider(
                        billingNpi,
                        "123456789",
                        Optional.empty(),
                        "Example Therapy",
                        Optional.empty(),
                        Optional.empty()),
                rendering,
                Optional.of(new Visit.Provider(Optional.of("1234567893"), Optional.empty(), Optional.empty())),
                List.of("M25.561"),
                services,
                List.of(),
                deductible,
                true,
                false,
                billing,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
