package com.therapyclaims.functions.ingestfeeschedule;

import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.schedules.ScheduleUpload.Problem;
import com.therapyclaims.http.requests.ContractJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What checking an uploaded contract came to: its own faults, and where it disagrees with its key. */
sealed interface ContractUpload {
    /** Why a practice's contract or fees are refused whose payer the system knows by itself: they would price nothing. */
    String PAYER_OF_THE_SYSTEM = "This payer is one of the system's own: give yours another id.";

    /** It can be published. */
    record Usable(Contract contract) implements ContractUpload {}

    /** Everything that is wrong with it; the column is the place in the document. */
    record Faulty(List<Problem> problems) implements ContractUpload {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }

    /** Checks a document that was uploaded for this payer and first date of service. */
    static ContractUpload read(byte[] document, String payerId, LocalDate effectiveFrom) {
        return switch (ContractJson.read(document)) {
            case ContractJson.Reading.Usable(Contract contract) -> against(contract, payerId, effectiveFrom);
            case ContractJson.Reading.Faulty faulty ->
                new Faulty(faulty.faults().stream()
                        .map(fault -> new Problem(0, fault.pointer(), fault.message()))
                        .toList());
        };
    }

    private static ContractUpload against(Contract contract, String payerId, LocalDate effectiveFrom) {
        List<Problem> problems = new ArrayList<>();
        if (StandardPayers.isStandard(payerId)) {
            problems.add(new Problem(0, "/payerId", PAYER_OF_THE_SYSTEM));
        }
        if (!contract.payerId().equals(payerId)) {
            problems.add(new Problem(0, "/payerId", "The payer in the key and in the document differ."));
        }
        if (!contract.effectiveFrom().equals(effectiveFrom)) {
            problems.add(new Problem(
                    0, "/effectiveFrom", "The date in the key, " + effectiveFrom + ", and in the document differ."));
        }
        return problems.isEmpty() ? new Usable(contract) : new Faulty(problems);
    }
}
