package com.therapyclaims.functions.previewrepricing;

import com.therapyclaims.aws.schedules.Candidate;
import com.therapyclaims.aws.schedules.PublishedFeeSchedules;
import com.therapyclaims.domain.content.Hashes;
import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.repricing.RepricingTables;
import com.therapyclaims.domain.schedules.CommercialFeesSnapshot;
import com.therapyclaims.domain.schedules.ScheduleKind;
import com.therapyclaims.domain.schedules.ScheduleVersion;
import com.therapyclaims.domain.schedules.ScheduleVersions;
import com.therapyclaims.files.FeeScheduleFiles;
import com.therapyclaims.files.InForce;
import com.therapyclaims.files.UploadKey;
import com.therapyclaims.files.UploadKeyException;
import com.therapyclaims.files.UploadReading;
import com.therapyclaims.http.ApiRequest;
import com.therapyclaims.http.Problem;
import com.therapyclaims.http.ProblemException;
import com.therapyclaims.http.json.Fault;
import com.therapyclaims.http.requests.ContractJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was sent to be tried, checked as an upload is.
 *
 * @param version as it would be published now
 * @param tables the practice's, with it among them
 */
record Uploaded(String payerId, ScheduleVersion version, RepricingTables tables) {
    /** Reads a contract: the document itself says whose it is and from when. */
    static Uploaded contract(String document, PublishedFeeSchedules published, Instant now) throws ProblemException {
        Contract contract = switch (ContractJson.read(document)) {
            case ContractJson.Reading.Usable(Contract usable) -> usable;
            case ContractJson.Reading.Faulty faulty ->
                throw new ProblemException(Problem.invalidRequest(faulty.faults().stream()
                        .map(fault -> new Fault(fault.pointer(), Fault.Kind.FORMAT, fault.message()))
                        .toList()));
        };
        if (StandardPayers.isStandard(contract.payerId())) {
            throw faulty("/payerId", "is one of the system's own payers: give yours another id");
        }
        ScheduleVersion version = ScheduleVersions.of(
                ScheduleKind.CONTRACT,
                contract.payerId(),
                contract.effectiveFrom(),
                Hashes.sha256(document),
                now,
                "preview");
        ScheduleVersion ending = new ScheduleVersion(
                version.id(),
                version.version(),
                version.sha256(),
                version.effectiveFrom(),
                contract.effectiveTo(),
                version.publishedAt(),
                version.source());
        return new Uploaded(contract.payerId(), ending, Candidate.contract(published, contract, ending));
    }

    /** Reads fees in any form an upload may have: whose they are and from when stands in the query. */
    static Uploaded fees(
            byte[] bytes, ApiRequest request, String practiceId, PublishedFeeSchedules published, Instant now)
            throws ProblemException {
        UploadKey.Practice key = key(request, practiceId);
        InForce inForce = InForce.ofPractice(published
                .commercialFees(key.payerId(), key.effectiveFrom())
                .filter(CommercialFeesSnapshot.class::isInstance)
                .map(CommercialFeesSnapshot.class::cast));
        return switch (read(bytes, key, inForce)) {
            case UploadReading.Checked checked -> {
                ScheduleVersion version = ScheduleVersions.of(
                        ScheduleKind.COMMERCIAL_FEES,
                        key.payerId(),
                        key.effectiveFrom(),
                        Hashes.sha256(bytes),
                        now,
                        "preview");
                yield new Uploaded(
                        key.payerId(),
                        version,
                        Candidate.fees(
                                published,
                                key.payerId(),
                                version,
                                checked.tables().getFirst().snapshot()));
            }
            case UploadReading.Refused refused ->
                throw new ProblemException(Problem.invalidRequest(refused.problems().stream()
                        .map(problem -> new Fault(
                                "",
                                Fault.Kind.FORMAT,
                                "Row %d, column %s: %s".formatted(problem.row(), problem.column(), problem.message())))
                        .toList()));
            case UploadReading.ContractDocument _ -> throw faulty("", "is a contract: send it as application/json");
        };
    }

    private static UploadReading read(byte[] bytes, UploadKey key, InForce inForce) {
        try {
            return new FeeScheduleFiles().read(new ByteArrayInputStream(bytes), key, inForce);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UploadKey.Practice key(ApiRequest request, String practiceId) throws ProblemException {
        Optional<String> payerId = request.query("payerId");
        Optional<String> effectiveFrom = request.query("effectiveFrom");
        if (payerId.isEmpty() || effectiveFrom.isEmpty()) {
            throw faulty("", "Fees need the query parameters payerId and effectiveFrom.");
        }
        if (StandardPayers.isStandard(payerId.get())) {
            throw faulty("", "The payer is one of the system's own.");
        }
        try {
            return (UploadKey.Practice) UploadKey.parse(
                    "incoming/practices/%s/%s/%s/fees.csv".formatted(practiceId, payerId.get(), effectiveFrom.get()));
        } catch (UploadKeyException e) {
            throw faulty("", "payerId must be a payer's id and effectiveFrom a date such as 2026-01-01.");
        }
    }

    private static ProblemException faulty(String pointer, String message) {
        return new ProblemException(Problem.invalidRequest(List.of(new Fault(pointer, Fault.Kind.FORMAT, message))));
    }
}
