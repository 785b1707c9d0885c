package com.therapyclaims.domain.notes;

import static org.assertj.core.api.Assertions.assertThat;

import com.therapyclaims.domain.codes.Discipline;
import com.therapyclaims.domain.codes.FurnishedBy;
import com.therapyclaims.domain.codes.Segment;
import com.therapyclaims.domain.notes.NoteValidation.CodeAdvice;
import com.therapyclaims.domain.notes.NoteValidation.Element;
import com.therapyclaims.domain.notes.NoteValidation.Verdict;
import com.therapyclaims.domain.notes.PlanOfCare.Certification;
import com.therapyclaims.domain.notes.TreatmentNote.Category;
import com.therapyclaims.domain.notes.TreatmentNote.Contributor;
import com.therapyclaims.domain.notes.TreatmentNote.Goal;
import com.therapyclaims.domain.notes.TreatmentNote.Intervention;
import com.therapyclaims.domain.notes.TreatmentNote.Measure;
import com.therapyclaims.domain.notes.TreatmentNote.MedicalNecessity;
import com.therapyclaims.domain.notes.TreatmentNote.Response;
import com.therapyclaims.domain.notes.TreatmentNote.Signature;
import com.therapyclaims.domain.notes.TreatmentNote.SkilledElement;
import com.therapyclaims.domain.payers.NoteElement;
import com.therapyclaims.domain.rules.Finding;
import com.therapyclaims.domain.rules.Severity;
import com.therapyclaims.domain.rules.Span;
import com.therapyclaims.domain.units.UnitRule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every note, however little or however strange it says. */
class AnyNoteProperties {
    private static final List<String> SNIPPETS =
            LabelledSnippet.all().stream().map(LabelledSnippet::text).toList();
    private static final List<String> CODES = List.of(
            "97110", "97140", "97530", "97112", "97116", "G0283", "97150", "97161", "97014", "97010", "G8978", "x", "");
    private static final List<String> ODD =
            List.of("", " ", "\n", "...", "0", "-", "'", "é ü 漢字 🙂", "no no no not", "(((", "\\E[", "x".repeat(500));

    @Property(tries = 400)
    void everySpanPointsAtTheTextItQuotes(@ForAll long seed) {
        NoteRequest request = new AnyNote(seed).request();

        NoteValidation validation = new NoteValidator().validate(request);

        assertThat(spans(validation))
                .allSatisfy(span -> assertThat(
                                TextAt.pointer(request, span.pointer()).substring(span.start(), span.end()))
                        .isEqualTo(span.text()));
    }

    @Property(tries = 400)
    void everyFindingSaysWhatToDoAndWhereItIsWritten(@ForAll long seed) {
        NoteValidation validation = new NoteValidator().validate(new AnyNote(seed).request());

        assertThat(validation.findings()).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.fix()).isNotBlank();
            assertThat(finding.citation()).isNotBlank();
            assertThat(finding.pointer()).matches("/(note|billedLines|planOfCare|progress)(/.*)?");
        });
    }

    @Property(tries = 400)
    void wordsNeverBlock(@ForAll long seed) {
        NoteValidation validation = new NoteValidator().validate(new AnyNote(seed).request());

        assertThat(validation.findings())
                .filteredOn(finding -> finding.span().isPresent())
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Property(tries = 400)
    void theVerdictIsThatOfTheGravestFinding(@ForAll long seed) {
        NoteValidation validation = new NoteValidator().validate(new AnyNote(seed).request());

        List<Severity> severities =
                validation.findings().stream().map(Finding::severity).toList();
        Verdict expected = severities.contains(Severity.ERROR)
                ? Verdict.FAIL
                : severities.contains(Severity.WARNING) ? Verdict.WARN : Verdict.PASS;
        assertThat(validation.verdict()).isEqualTo(expected);
    }

    @Property(tries = 200)
    void theSameNoteIsJudgedTheSameWay(@ForAll long seed) {
        NoteRequest request = new AnyNote(seed).request();

        assertThat(new NoteValidator().validate(request)).isEqualTo(new NoteValidator().validate(request));
    }

    private static List<Span> spans(NoteValidation validation) {
        NoteValidation.Elements elements = validation.elements();
        Stream<Optional<Span>> ofElements = Stream.of(
                        elements.bodyPart(),
                        elements.exerciseType(),
                        elements.functionalGoals(),
                        elements.medicalNecessity(),
                        elements.patientResponse(),
                        elements.time())
                .map(Element::span);
        Stream<Optional<Span>> ofFindings = validation.findings().stream().map(Finding::span);
        Stream<Optional<Span>> ofAdvice = validation.codeAdvice().stream().map(CodeAdvice::span);
        return Stream.of(ofElements, ofFindings, ofAdvice)
                .flatMap(spans -> spans)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A note thrown together at random, from a seed so that a failing one can be told again. */
    private static final class AnyNote {
        private final Random random;

        AnyNote(long seed) {
            random = new Random(seed);
        }

        NoteRequest request() {
            TreatmentNote note = new TreatmentNote(
                    maybe(date()),
                    maybe(oneOf(List.of(Discipline.values()))),
                    maybe(time()),
                    maybe(time()),
                    maybe(minutes()),
                    maybe(minutes()),
                    several(2)
                            .mapToObj(_ -> new Contributor(words(), credential(), words()))
                            .toList(),
                    several(3)
                            .mapToObj(i ->
                                    new Goal(maybe("g" + i), words(), maybe(random.nextBoolean()), words(), words()))
                            .toList(),
                    several(4).mapToObj(_ -> intervention()).toList(),
                    maybe(new MedicalNecessity(words(), words(), words())),
                    maybe(new Response(
                            words(),
                            several(3)
                                    .mapToObj(_ -> new Measure(words(), words(), words(), words()))
                                    .toList())),
                    words(),
                    maybe(new Signature(words(), credential(), maybe(date()))));
            return new NoteRequest(
                    oneOf(List.of("medicare", "commercial", "acme")),
                    oneOf(List.of(UnitRule.values())),
                    Set.of(oneOf(List.of(NoteElement.values()))),
                    note,
                    maybe(several(4)
                            .mapToObj(_ -> new BilledLine(
                                    oneOf(CODES), random.nextInt(5), List.of(oneOf(List.of("GP", "CQ", "59")))))
                            .toList()),
                    maybe(plan()),
                    maybe(new Progress(
                            maybe(random.nextInt(20) - 2), maybe(new Progress.Report(maybe(date()), credential())))),
                    maybe(note));
        }

        private Intervention intervention() {
            return new Intervention(
                    maybe(oneOf(CODES)),
                    maybe(minutes()),
                    maybe(oneOf(List.of(FurnishedBy.values()))),
                    several(2).mapToObj(_ -> words().orElse("")).toList(),
                    maybe(oneOf(List.of(Category.values()))),
                    words(),
                    several(2).mapToObj(i -> "g" + i).toList(),
                    words(),
                    several(2)
                            .mapToObj(_ -> oneOf(List.of(SkilledElement.values())))
                            .toList(),
                    several(2).mapToObj(_ -> new Segment(time(), time())).toList(),
                    maybe(random.nextBoolean()),
                    maybe(random.nextBoolean()),
                    maybe(random.nextInt(4)));
        }

        private PlanOfCare plan() {
            return new PlanOfCare(
                    maybe(date()),
                    maybe(date()),
                    several(2).mapToObj(_ -> words().orElse("")).toList(),
                    several(2).mapToObj(_ -> words().orElse("")).toList(),
                    words(),
                    words(),
                    maybe(oneOf(List.of("2/week", "0/week", "999 x week", "daily", "as needed"))),
                    maybe(oneOf(List.of("8 weeks", "0 weeks", "999 months", "soon"))),
                    maybe(random.nextInt(200) - 10),
                    maybe(date()),
                    maybe(date()),
                    several(3)
                            .mapToObj(_ -> new Certification(
                                    maybe(date()), maybe(date()), maybe(date()), credential(), maybe(date()), words()))
                            .toList());
        }

        private IntStream several(int most) {
            return IntStream.range(0, random.nextInt(most + 1));
        }

        private <T> Optional<T> maybe(T value) {
            return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private LocalDate date() {
            return LocalDate.of(2024, 10, 1).plusDays(random.nextInt(300));
        }

        private LocalTime time() {
            return LocalTime.of(8 + random.nextInt(4), random.nextInt(60));
        }

        private int minutes() {
            return random.nextInt(20) == 0 ? oneOf(List.of(-1, 0, 5000, Integer.MAX_VALUE)) : random.nextInt(70);
        }

        private Optional<String> credential() {
            return maybe(oneOf(List.of("PT", "PTA", "OTR/L", "MD", "DC", "", "??", "PT, DPT")));
        }

        private Optional<String> words() {
            return maybe(several(4)
                    .mapToObj(_ -> random.nextInt(5) == 0 ? oneOf(ODD) : oneOf(SNIPPETS))
                    .reduce("", (one, other) -> one + " " + other));
        }
    }
}
