package com.therapyclaims.http.answers;

import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Span;
import java.util.Optional;

/**
 * A finding as the API shows it.
 *
 * @param help where it is explained; read back as nothing, because it follows from the code
 */
public record FindingShape(
        String code,
        Severity severity,
        String message,
        String pointer,
        String fix,
        Optional<String> help,
        String citation,
        Optional<Span> span) {
    static FindingShape of(Finding finding) {
        return new FindingShape(
                finding.code(),
                finding.severity(),
                finding.message(),
                finding.pointer(),
                finding.fix(),
                Optional.of(finding.help()),
                finding.citation(),
                finding.span());
    }

    Finding finding() {
        return new Finding(code, severity, message, pointer, fix, citation, span);
    }
}
