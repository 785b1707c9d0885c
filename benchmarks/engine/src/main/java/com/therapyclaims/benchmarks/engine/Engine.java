package com.therapyclaims.benchmarks.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.domain.claims.ClaimContext;
import com.therapyclaims.domain.claims.ClaimDecision;
import com.therapyclaims.domain.claims.ClaimProcessor;
import com.therapyclaims.domain.claims.ProcessedVisit;
import com.therapyclaims.domain.claims.Visit;
import com.therapyclaims.domain.edits.EditChecker;
import com.therapyclaims.domain.edits.EditRequest;
import com.therapyclaims.domain.edits.EditResult;
import com.therapyclaims.domain.notes.NoteRequest;
import com.therapyclaims.domain.notes.NoteValidation;
import com.therapyclaims.domain.notes.NoteValidator;
import com.therapyclaims.domain.payers.Payer;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PriceOutcome;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.rules.Explanation;
import com.therapyclaims.domain.schedules.FeeSchedules;
import com.therapyclaims.domain.units.UnitCount;
import com.therapyclaims.domain.units.UnitCounter;
import com.therapyclaims.domain.units.UnitRequest;
import com.therapyclaims.domain.units.UnitRule;
import com.therapyclaims.http.json.Kind;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.EditsJson;
import com.therapyclaims.http.requests.EditsQuestion;
import com.therapyclaims.http.requests.NoteJson;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.PriceQuestion;
import com.therapyclaims.http.requests.UnitsJson;
import com.therapyclaims.http.requests.VisitJson;
import com.therapyclaims.testing.BundledSchedules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The requests of {@code events/}, decided with every finding, citation and coverage, on one thread. An explanation's
 * sentences are put into words when they are read: rows that end in {@code Told} read each one, as every answer does.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class Engine {
    /** A visit's note as a clinician writes it, with nothing in fields. */
    private static final String NOTE_OF_TEXT = """
            {"payerId": "medicare", "note": {"dateOfService": "2026-08-03", "discipline": "PT", "text": "S: Pt reports R knee pain \
            4/10, no new complaints, able to climb 6 stairs with rail. O: TE 23 min: quad sets 3x10, SLR 3x10 with 2 lb, mini \
            squats 2x12 with verbal cues for valgus control. MT x 10 min: patellar mobs grade III, STM to quad. Knee flexion 95 \
            to 110 deg. A: Decreased quad strength 3+/5 limits stairs; skilled cueing needed to progress load after repair. \
            Tolerated well without increase in pain. P: continue per POC. Total timed 33 min, total treatment time 35 min. \
            A. Smith, PT"}}
            """;

    private final UnitCounter counter = new UnitCounter();
    private final NoteValidator validator = new NoteValidator();
    private UnitRequest units;
    private NoteRequest note;
    private NoteRequest text;
    private EditRequest lines;
    private PriceRequest day;
    private Visit visit;
    private ClaimContext alone;
    private Pricer pricer;
    private EditChecker edits;
    private ClaimProcessor processor;

    /** Reads the requests and opens the tables. */
    @Setup
    public void read() throws Exception {
        FeeSchedules tables = new OpenedOnce(BundledSchedules.now());
        StandardPayers payers = new StandardPayers();
        pricer = new Pricer(tables);
        edits = new EditChecker(tables);
        processor = new ClaimProcessor(payers, tables);
        units = event("calculate-units-good", UnitsJson.REQUEST).by(UnitRule.CMS_8_MINUTE);
        Payer medicare =
                payers.find(StandardPayers.MEDICARE, LocalDate.of(2026, 3, 2)).orElseThrow();
        note = event("validate-note-good", NoteJson.REQUEST).by(medicare);
        text = Requests.read(NOTE_OF_TEXT, NoteJson.REQUEST).by(medicare);
        EditsQuestion toCheck = event("check-edits-good", EditsJson.REQUEST);
        lines = toCheck.by(
                payers.find(toCheck.payerId(), toCheck.dateOfService()).orElseThrow());
        PriceQuestion question = event("price-claim-good", PriceJson.REQUEST);
        day = question.by(
                payers.find(question.payerId(), question.dateOfService()).orElseThrow());
        visit = Requests.read(Files.readString(Path.of("events/visit.json")), VisitJson.REQUEST);
        alone = ClaimContext.alone(visit.dateOfService());
    }

    private static <T> T event(String name, Kind<T> kind) throws Exception {
        Path file = Path.of("events", name + ".json");
        return Requests.read(
                new ObjectMapper().readTree(file.toFile()).path("body").asText(), kind);
    }

    /** The 8-minute rule over two codes. */
    @Benchmark
    public UnitCount units() {
        return counter.count(units);
    }

    /** A whole note with its plan of care. */
    @Benchmark
    public NoteValidation note() {
        return validator.validate(note);
    }

    /** A note that is a text alone, 550 characters: its minutes, exercises, goals and signature are read from it. */
    @Benchmark
    public NoteValidation noteOfText() {
        return validator.validate(text);
    }

    /** A day's lines against pairs, limits, modifiers and the threshold. */
    @Benchmark
    public EditResult edits() {
        return edits.check(lines);
    }

    /** A day at Medicare's price. */
    @Benchmark
    public PriceOutcome price() {
        return pricer.price(day);
    }

    /** The same with every sentence in words. */
    @Benchmark
    public int priceTold() {
        return told(pricer.price(day).price().explanation());
    }

    /** The README's visit: counted, judged, checked and priced. */
    @Benchmark
    public ProcessedVisit claim() {
        return processor.process(visit, alone);
    }

    /** The same with every sentence in words. */
    @Benchmark
    public int claimTold() {
        return switch (processor.process(visit, alone)) {
            case ProcessedVisit.Decided(ClaimDecision decision) ->
                told(decision.units().explanation())
                        + told(decision.edits().explanation())
                        + told(decision.pricing().explanation());
            case ProcessedVisit.UnknownPayer _ -> throw new IllegalStateException("Medicare is a payer of all");
        };
    }

    private static int told(List<Explanation> explanation) {
        int characters = 0;
        for (Explanation step : explanation) {
            characters += step.text().length();
        }
        return characters;
    }
}
