package com.therapyclaims.domain.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.authorizations.AuthorizationCheck;
import com.therapyclaims.domain.authorizations.AuthorizationRequest;
import com.therapyclaims.domain.authorizations.PatientAuthorizations;
import com.therapyclaims.domain.claims.ClaimChecks;
import com.therapyclaims.domain.claims.ClaimLines;
import com.therapyclaims.domain.claims.TestVisit;
import com.therapyclaims.domain.edits.CheckedDays;
import com.therapyclaims.domain.notes.ValidatedNotes;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PricedDays;
import com.therapyclaims.domain.units.CountedDays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each rule stands under its own number in an answer: in a step of an explanation or in the citation of a finding.
 */
class EveryRuleIsNamedTest {
    private static final Set<Rule> NAMED = Stream.of(
                    CountedDays.rules(),
                    CheckedDays.rules(),
                    PricedDays.rules(),
                    ValidatedNotes.rules(),
                    filedClaims(),
                    authorizations())
            .flatMap(rules -> rules)
            .collect(Collectors.toUnmodifiableSet());

    @ParameterizedTest
    @EnumSource
    void anAnswerNamesTheRule(Rule rule) {
        assertThat(NAMED).contains(rule);
    }

    /** The NPI of nobody, a replacement that Medicare does not take, filed years too late. */
    private static Stream<Rule> filedClaims() {
        var visit =
                TestVisit.of("97110", 1).billedBy("1234567890").frequency("7").visit();
        var terms = new StandardPayers()
                .find(StandardPayers.MEDICARE, TestVisit.SERVICE)
                .orElseThrow()
                .paymentTerms();
        return NamedRules.ofFindings(new ClaimChecks()
                .check(visit, new ClaimLines(List.of()), terms, TestVisit.SERVICE.plusYears(3))
                .findings());
    }

    /** An authorization that nobody recorded. */
    private static Stream<Rule> authorizations() {
        var payer = new StandardPayers()
                .find(StandardPayers.COMMERCIAL, TestVisit.SERVICE)
                .orElseThrow();
        var request = new AuthorizationRequest(
                TestVisit.SERVICE, payer, List.of(), Optional.of("A-1"), PatientAuthorizations.NONE);
        return NamedRules.ofFindings(
                AuthorizationCheck.check(request, "/claim/priorAuthorization").findings());
    }
}
