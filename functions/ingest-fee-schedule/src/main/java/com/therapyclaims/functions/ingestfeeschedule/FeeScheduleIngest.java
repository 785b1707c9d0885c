package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.aws.events.ObjectCreated;
import com.therapyclaims.aws.events.UploadedObjects;
import com.therapyclaims.aws.events.UploadedObjects.Fetched;
import com.therapyclaims.aws.repricing.RepricingPlanQueue;
import com.therapyclaims.aws.schedules.Begun;
import com.therapyclaims.aws.schedules.CheckedTable;
import com.therapyclaims.aws.schedules.FeeScheduleStore;
import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.aws.schedules.SchedulePublisher;
import com.therapyclaims.aws.schedules.Settled;
import com.therapyclaims.aws.schedules.UploadSource;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.RepricingPlan;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleOwner;
import com.therapyclaims.domain.schedules.ScheduleUpload;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadKeyException;
import com.therapyclaims.files.UploadReading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Checks an upload whole, then publishes it whole or refuses it whole, and asks for the repricing of what it can change.
 *
 * <p>Every step can be done again: the repricing is asked for after the version is active, and if this function dies
 * between the two, the event comes again, finds the version and asks once more, also where a newer upload of the object
 * came first.
 */
final class FeeScheduleIngest {
    private final UploadedObjects objects;
    private final FeeScheduleStore schedules;
    private final SchedulePublisher publisher;
    private final UploadReports reports;
    private final RepricingPlanQueue repricings;
    private final FeeScheduleFiles files = new FeeScheduleFiles();

    FeeScheduleIngest(
            UploadedObjects objects,
            FeeScheduleStore schedules,
            SchedulePublisher publisher,
            UploadReports reports,
            RepricingPlanQueue repricings) {
        this.objects = objects;
        this.schedules = schedules;
        this.publisher = publisher;
        this.reports = reports;
        this.repricings = repricings;
    }

    IngestOutcome ingest(ObjectCreated upload) {
        Optional<Fetched> fetched = objects.fetch(upload);
        if (fetched.isEmpty()) {
            return new IngestOutcome.Replaced();
        }
        try (Fetched file = fetched.get()) {
            return ingest(upload, file);
        }
    }

    private IngestOutcome ingest(ObjectCreated upload, Fetched file) {
        Place place = Place.of(upload.key());
        UploadSource source = new UploadSource(place.owner(), upload.key(), upload.sequencer());
        return switch (publisher.begin(source, place.key().map(UploadKey::effectiveFrom), file.sha256())) {
            case Begun.Outdated() -> outdated(source);
            case Begun.Unchanged(List<ScheduleUpload> published) -> settled(source, published);
            case Begun.Checking(ScheduleUpload checking) ->
                switch (check(source, checking, place, file)) {
                    case Settled.Outdated() -> outdated(source);
                    case Settled.Recorded(List<ScheduleUpload> uploads) -> settled(source, uploads);
                };
        };
    }

    private IngestOutcome settled(UploadSource source, List<ScheduleUpload> uploads) {
        report(source, uploads);
        reprice(source, uploads);
        return new IngestOutcome.Settled(uploads);
    }

    /** An earlier attempt at the event may have published and asked for nothing: the newer upload may be refused, or of other tables. */
    private IngestOutcome outdated(UploadSource source) {
        reprice(source, publisher.publishedEarlier(source));
        return new IngestOutcome.Outdated();
    }

    private void reprice(UploadSource source, List<ScheduleUpload> uploads) {
        uploads.stream()
                .filter(upload -> upload.repricingId().isPresent())
                .map(upload -> new RepricingPlan(
                        upload.id(), upload.version(), source.owner().practiceId()))
                .forEach(repricings::send);
    }

    /** A newer upload of the object may have been settled and reported before: then the report is its own again. */
    private void report(UploadSource source, List<ScheduleUpload> uploads) {
        reports.write(source.key(), uploads);
        List<ScheduleUpload> written = uploads;
        for (List<ScheduleUpload> newer = publisher.newerThan(source);
                !newer.isEmpty() && !newer.equals(written);
                newer = publisher.newerThan(source)) {
            reports.write(source.key(), newer);
            written = newer;
        }
    }

    private Settled check(UploadSource source, ScheduleUpload checking, Place place, Fetched file) {
        if (place.key().isEmpty()) {
            return publisher.refuse(
                    source, checking, ScheduleUpload.UNRECOGNISED, 0, List.of(new Problem(0, "", place.fault())), 1);
        }
        return switch (file) {
            case Fetched.Whole whole -> check(source, checking, place.key().get(), whole);
            case Fetched.TooLarge tooLarge ->
                publisher.refuse(
                        source,
                        checking,
                        ScheduleUpload.UNRECOGNISED,
                        0,
                        List.of(new Problem(0, "", tooLarge.message() + " Upload it zipped.")),
                        1);
        };
    }

    private Settled check(UploadSource source, ScheduleUpload checking, UploadKey key, Fetched.Whole file) {
        return switch (ofAPayerOfItsOwn(key, read(key, file))) {
            case UploadReading.Checked checked ->
                publisher.publish(
                        source,
                        checking,
                        checked.tables().stream()
                                .map(table -> table(table, key))
                                .toList());
            case UploadReading.Refused refused ->
                publisher.refuse(
                        source,
                        checking,
                        refused.kind().map(kind -> kind.id(payerId(key))).orElse(ScheduleUpload.UNRECOGNISED),
                        refused.rows(),
                        refused.problems(),
                        refused.problemCount());
            case UploadReading.ContractDocument document -> contract(source, checking, key, document.bytes());
        };
    }

    /** Refused where the payer is one of the system's own: it is priced by what the system knows of it. */
    private static UploadReading ofAPayerOfItsOwn(UploadKey key, UploadReading reading) {
        if (!(key instanceof UploadKey.Practice practice) || !StandardPayers.isStandard(practice.payerId())) {
            return reading;
        }
        Problem problem = new Problem(0, "", ContractUpload.PAYER_OF_THE_SYSTEM);
        return switch (reading) {
            case UploadReading.Checked checked ->
                new UploadReading.Refused(
                        checked.tables().stream().map(table -> table.kind()).findFirst(),
                        List.of(problem),
                        1,
                        checked.tables().stream()
                                .mapToInt(table -> table.rows())
                                .sum());
            case UploadReading.Refused refused -> refused.with(problem);
            case UploadReading.ContractDocument contract -> contract;
        };
    }

    private Settled contract(UploadSource source, ScheduleUpload checking, UploadKey key, byte[] document) {
        String scheduleId = ScheduleKind.CONTRACT.id(payerId(key));
        return switch (ContractUpload.read(document, payerId(key), key.effectiveFrom())) {
            case ContractUpload.Usable(Contract contract) ->
                publisher.publish(
                        source,
                        checking,
                        List.of(new CheckedTable(
                                scheduleId,
                                ScheduleKind.CONTRACT,
                                contract.effectiveTo(),
                                contract.terms().size(),
                                List.of(),
                                SdkBytes.fromByteArray(document),
                                key.file())));
            case ContractUpload.Faulty(List<Problem> problems) ->
                publisher.refuse(source, checking, scheduleId, 0, problems, problems.size());
        };
    }

    private UploadReading read(UploadKey key, Fetched.Whole file) {
        try (InputStream content = file.open()) {
            return files.read(content, key, inForce(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InForce inForce(UploadKey key) {
        return switch (key) {
            case UploadKey.Medicare medicare -> InForce.ofMedicare(asSeenBy(""), medicare.effectiveFrom());
            case UploadKey.Practice practice ->
                InForce.ofPractice(asSeenBy(practice.practice())
                        .commercialFees(practice.payerId(), practice.effectiveFrom())
                        .filter(CommercialFeesSnapshot.class::isInstance)
                        .map(CommercialFeesSnapshot.class::cast));
        };
    }

    private PublishedFeeSchedules asSeenBy(String practiceId) {
        return schedules.asSeenBy(practiceId, Optional.empty());
    }

    private static CheckedTable table(com.therapyclaims.files.CheckedTable table, UploadKey key) {
        return new CheckedTable(
                table.kind().id(payerId(key)),
                table.kind(),
                table.kind().lastDate(key.effectiveFrom()),
                table.rows(),
                table.warnings(),
                SdkBytes.fromByteArrayUnsafe(table.snapshot()),
                table.source());
    }

    private static String payerId(UploadKey key) {
        return switch (key) {
            case UploadKey.Medicare _ -> "medicare";
            case UploadKey.Practice practice -> practice.payerId();
        };
    }

    /**
     * What the key says, or what is wrong with it.
     *
     * @param owner whose the upload is: whoever's area the object lies in, where the key says no more, so that its owner sees
     *     what became of it
     */
    private record Place(ScheduleOwner owner, Optional<UploadKey> key, String fault) {
        static Place of(String text) {
            try {
                UploadKey key = UploadKey.parse(text);
                return new Place(ownerOf(key), Optional.of(key), "");
            } catch (UploadKeyException e) {
                return new Place(
                        UploadKey.area(text).map(ScheduleOwner::practice).orElse(ScheduleOwner.MEDICARE),
                        Optional.empty(),
                        e.getMessage());
            }
        }

        private static ScheduleOwner ownerOf(UploadKey key) {
            return switch (key) {
                case UploadKey.Medicare _ -> ScheduleOwner.MEDICARE;
                case UploadKey.Practice practice -> ScheduleOwner.practice(practice.practice());
            };
        }
    }
}
