package com.therapyclaims.files;

import com.therapyclaims.domain.codes.MedicareStatus;
import com.therapyclaims.domain.codes.TherapyClass;
import com.therapyclaims.domain.codes.TherapyCode;
import com.therapyclaims.domain.codes.TherapyCodes;
import java.time.LocalDate;
import java.util.List;

/** The codes that no file of Medicare's amounts can lack: always therapy, and paid. */
final class PaidTherapyCodes {
    private PaidTherapyCodes() {}

    static List<String> on(LocalDate date) {
        return TherapyCodes.all().stream()
                .filter(code -> code.therapyClass() == TherapyClass.ALWAYS && code.medicare() == MedicareStatus.PAID)
                .filter(code -> code.inForce(date))
                .map(TherapyCode::code)
                .sorted()
                .toList();
    }
}
