package com.therapyclaims.domain.claims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.therapyclaims.domain.claims.ClaimLines.Line;
import com.therapyclaims.domain.claims.Visit.Service;
import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.edits.EditResult.CheckedLine;
import com.therapyclaims.domain.money.Money;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.CmsTables;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the caller said of a service, its charge, modifiers, clock times and pointers, goes to the lines it is counted on. */
class ClaimLinesTest {
    private final ClaimProcessor processor = new ClaimProcessor(new StandardPayers(), new CmsTables());

    @Test
    void aServiceThatSaysNoDisciplineIsOfTheVisitsAlone() {
        List<Line> lines = lines(visit(
                entry("97530", 15).charge("100.00").modifiers("KX").pointers(1),
                entry("97530", 15).discipline(Discipline.OT).charge("80.00").pointers(2)));

        assertThat(lines)
                .extracting(line -> line.modifiers().getFirst(), Line::charge, Line::services)
                .containsExactly(
                        tuple("GP", Optional.of(Money.of("100.00")), List.of(0)),
                        tuple("GO", Optional.of(Money.of("80.00")), List.of(1)));
        assertThat(lines.getLast().modifiers()).doesNotContain("KX");
    }

    @Test
    void whatIsSaidOfTheTherapistsPartIsNotSaidOfTheAssistants() {
        Segment morning = new Segment(LocalTime.of(9, 0), LocalTime.of(9, 15));
        Segment later = new Segment(LocalTime.of(9, 15), LocalTime.of(9, 30));
        List<Line> lines = lines(visit(
                entry("97110", 15).modifiers("59").segments(morning).charge("60.00"),
                entry("97110", 15).by(FurnishedBy.ASSISTANT).segments(later).charge("60.00")));

        assertThat(lines)
                .extracting(Line::modifiers, Line::segments, Line::services)
                .containsExactly(
                        tuple(List.of("GP", "59"), List.of(morning), List.of(0)),
                        tuple(List.of("GP", "CQ"), List.of(later), List.of(1)));
    }

    @Test
    void cqThatWasSentIsNotTakenWhereTheMinutesGiveNone() {
        ClaimDecision lastUnit = decide(visit(
                entry("97110", 8), entry("97110", 14).by(FurnishedBy.ASSISTANT).modifiers("CQ", "KX")));
        ClaimDecision tenth = decide(visit(
                entry("G0283", 18), entry("G0283", 2).by(FurnishedBy.ASSISTANT).modifiers("CQ")));

        assertThat(lastUnit.edits().lines()).extracting(CheckedLine::modifiers).containsExactly(List.of("GP", "KX"));
        assertThat(tenth.edits().lines()).extracting(CheckedLine::modifiers).containsExactly(List.of("GP"));
        assertThat(lastUnit.findings())
                .filteredOn(finding -> finding.code().equals("MOD.CQ_UNSUPPORTED"))
                .extracting(Finding::severity, Finding::pointer)
                .containsExactly(tuple(Severity.WARNING, "/claim/services/1/modifiers"));
    }

    @Test
    void cqThatTheMinutesGiveTooIsNotTold() {
        ClaimDecision decision = decide(visit(
                entry("97110", 7), entry("97110", 15).by(FurnishedBy.ASSISTANT).modifiers("CQ")));

        assertThat(decision.edits().lines()).extracting(CheckedLine::modifiers).containsExactly(List.of("GP", "CQ"));
        assertThat(codes(decision)).doesNotContain("MOD.CQ_UNSUPPORTED");
    }

    @Test
    void theOtherDisciplinesAssistantModifierStaysAContradiction() {
        ClaimDecision decision =
                decide(visit(entry("97110", 15).by(FurnishedBy.ASSISTANT).modifiers("CO")));

        assertThat(codes(decision)).contains("MOD.CO_REQUIRES_GO");
    }

    @Test
    void anAssistantsMinutesThatMakeNoLineOfTheirOwnStayWithTheTherapists() {
        List<Line> lines = lines(visit(
                entry("97110", 28).charge("60.00"),
                entry("97110", 2).by(FurnishedBy.ASSISTANT).charge("5.00")));

        assertThat(lines)
                .extracting(Line::services, Line::charge)
                .containsExactly(tuple(List.of(0, 1), Optional.of(Money.of("65.00"))));
    }

    /** 45 minutes of 97129 are one unit of it and two of 97130 (1.3). */
    @Test
    void theLineOfTheCodeThatContinuesAnotherHasItsPartOfWhatWasSaidOfThat() {
        List<Line> lines = lines(visit(
                entry("97129", 45).discipline(Discipline.SLP).charge("150.00").modifiers("KX", "95")));

        assertThat(lines)
                .extracting(Line::code, Line::units, Line::charge, Line::modifiers, Line::services)
                .containsExactly(
                        tuple("97129", 1, Optional.of(Money.of("50.00")), List.of("GN", "KX", "95"), List.of(0)),
                        tuple("97130", 2, Optional.of(Money.of("100.00")), List.of("GN", "KX", "95"), List.of(0)));
    }

    @Test
    void theContinuingCodeRecordedAloneKeepsItsChargeOnTheFirstCodesLine() {
        List<Line> lines =
                lines(visit(entry("97130", 15).discipline(Discipline.SLP).charge("40.00")));

        assertThat(lines)
                .extracting(Line::code, Line::charge, Line::services)
                .containsExactly(tuple("97129", Optional.of(Money.of("40.00")), List.of(0)));
    }

    @Test
    void twoCodesThatWereBothRecordedKeepTheirOwnCharges() {
        List<Line> lines = lines(visit(
                entry("97129", 20).discipline(Discipline.SLP).charge("80.00").modifiers("KX"),
                entry("97130", 25).discipline(Discipline.SLP).charge("70.00")));

        assertThat(lines)
                .extracting(Line::code, Line::units, Line::charge)
                .containsExactly(
                        tuple("97129", 1, Optional.of(Money.of("80.00"))),
                        tuple("97130", 2, Optional.of(Money.of("70.00"))));
        assertThat(lines.getLast().modifiers()).as("KX is attested, never set").doesNotContain("KX");
    }

    @Test
    void aContinuingLineWithItsAttestationLacksNoKx() {
        ClaimDecision decision = decide(visit(
                entry("97129", 45).discipline(Discipline.SLP).charge("150.00").modifiers("KX")));

        assertThat(decision.edits().lines())
                .extracting(CheckedLine::code, line -> line.modifiers().contains("KX"))
                .containsExactly(tuple("97129", true), tuple("97130", true));
    }

    /** 97035 of 4 minutes has no unit beside 33 and 7 minutes of others. */
    @Test
    void theTotalOfAClaimLeavesOutWhatIsChargedForAServiceWithoutAUnit() {
        Entry exercise = entry("97110", 33).charge("150.00");
        Entry manual = entry("97140", 7).charge("75.00");
        Entry ultrasound = entry("97035", 4).charge("30.00");

        assertThat(codes(decide(visit(exercise, manual, ultrasound).filed("225.00"))))
                .doesNotContain("CLM.TOTAL_MISMATCH");
        assertThat(codes(decide(visit(exercise, manual, ultrasound).filed("255.00"))))
                .contains("CLM.TOTAL_MISMATCH");
    }

    private List<Line> lines(TestVisit visit) {
        return ClaimLines.of(visit.visit(), decide(visit).units()).lines();
    }

    private ClaimDecision decide(TestVisit visit) {
        ProcessedVisit processed = processor.process(
                visit.visit(), new ClaimContext(TestVisit.SERVICE, DayNeighbours.NONE, Optional.empty()));
        return ((ProcessedVisit.Decided) processed).decision();
    }

    private static List<String> codes(ClaimDecision decision) {
        return decision.allFindings().map(Finding::code).toList();
    }

    private static TestVisit visit(Entry... entries) {
        TestVisit visit = TestVisit.empty();
        for (Entry entry : entries) {
            visit.with(entry.service());
        }
        return visit;
    }

    private static Entry entry(String code, int minutes) {
        return new Entry(code, minutes);
    }

    /** One service, as a caller sends it. */
    private static final class Entry {
        private final String code;
        private final int minutes;
        private FurnishedBy furnishedBy = FurnishedBy.THERAPIST;
        private Optional<Discipline> discipline = Optional.empty();
        private List<String> modifiers = List.of();
        private List<Segment> segments = List.of();
        private Optional<Money> charge = Optional.empty();
        private List<Integer> pointers = List.of(1);

        Entry(String code, int minutes) {
            this.code = code;
            this.minutes = minutes;
        }

        Entry by(FurnishedBy who) {
            furnishedBy = who;
            return this;
        }

        Entry discipline(Discipline its) {
            discipline = Optional.of(its);
            return this;
        }

        Entry modifiers(String... its) {
            modifiers = List.of(its);
            return this;
        }

        Entry segments(Segment... its) {
            segments = List.of(its);
            return this;
        }

        Entry charge(String amount) {
            charge = Optional.of(Money.of(amount));
            return this;
        }

        Entry pointers(Integer... places) {
            pointers = List.of(places);
            return this;
        }

        Service service() {
            return new Service(
                    code, minutes, furnishedBy, discipline, modifiers, segments, charge, pointers, Optional.empty());
        }
    }
}
