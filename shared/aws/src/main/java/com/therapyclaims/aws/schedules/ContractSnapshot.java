package com.therapyclaims.aws.schedules;

import com.therapyclaims.domain.payers.Contract;
import com.therapyclaims.http.requests.ContractJson;

/** A published contract: its document as it was uploaded, which every later program reads again. */
final class ContractSnapshot {
    private ContractSnapshot() {}

    /**
     * Opens a published document.
     *
     * @throws IllegalStateException if it is not usable, which its check before publication excludes
     */
    static Contract open(byte[] document) {
        return switch (ContractJson.read(document)) {
            case ContractJson.Reading.Usable(Contract contract) -> contract;
            case ContractJson.Reading.Faulty _ -> throw new IllegalStateException("a published contract has faults");
        };
    }
}
