package com.therapyclaims.domain.remittances;

import com.therapyclaims.domain.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * A line as the payer decided it (SVC).
 *
 * @param segment the place of its first segment in the file, from 1
 * @param code what was billed: the code as it was submitted where the payer decided another
 * @param modifiers with it
 * @param controlNumber the line's number on the claim, where the payer gives it back (REF*6R)
 * @param remarks remittance advice remark codes (RARC)
 */
public record RemittedLine(
        int segment,
        String code,
        List<String> modifiers,
        Money charge,
        Money paid,
        Optional<String> controlNumber,
        List<Adjustment> adjustments,
        List<String> remarks) {
    public RemittedLine {
        modifiers = List.copyOf(modifiers);
        adjustments = List.copyOf(adjustments);
        remarks = List.copyOf(remarks);
    }
}
