package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.rules.Coverage;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.FindingCode;
import java.util.List;

/** What tests ask of a validation. */
final class NoteAssert {
    private NoteAssert() {}

    static List<String> codes(NoteValidation validation) {
        return validation.findings().stream().map(Finding::code).toList();
    }

    /** The one finding of this code. */
    static Finding only(NoteValidation validation, FindingCode code) {
        List<Finding> found = validation.findings().stream()
                .filter(finding -> finding.code().equals(code.code()))
                .toList();
        assertThat(found).as(code.code() + " in " + codes(validation)).hasSize(1);
        return found.getFirst();
    }

    static boolean has(NoteValidation validation, FindingCode code) {
        return codes(validation).contains(code.code());
    }

    static Coverage coverage(NoteValidation validation, String check) {
        List<Coverage> found = validation.coverage().stream()
                .filter(coverage -> coverage.check().equals(check))
                .toList();
        assertThat(found).as("coverage of " + check).hasSize(1);
        return found.getFirst();
    }
}
