package com.therapyclaims.benchmarks.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.therapyclaims.domain.payers.StandardPayers;
import com.therapyclaims.domain.pricing.PriceOutcome;
import com.therapyclaims.domain.pricing.PriceRequest;
import com.therapyclaims.domain.pricing.Pricer;
import com.therapyclaims.domain.schedules.RelativeValue;
import com.therapyclaims.domain.schedules.RvuSchedule;
import com.therapyclaims.domain.schedules.RvuSnapshot;
import com.therapyclaims.http.json.Requests;
import com.therapyclaims.http.requests.PriceJson;
import com.therapyclaims.http.requests.PriceQuestion;
import com.therapyclaims.testing.BundledSchedules;
import com.therapyclaims.testing.MadeUpValue;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A day's price out of relative values with so many times the bundled rows; 100 times is the size of CMS's whole file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgs = "-XX:+UseSerialGC")
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
public class Growth {
    /** Times the bundled rows. */
    @Param({"1", "10", "100"})
    public int times;

    private PriceRequest day;
    private Pricer pricer;

    /** Reads the request and makes the tables. */
    @Setup
    public void read() throws Exception {
        BundledSchedules bundled = BundledSchedules.now();
        PriceQuestion question = Requests.read(
                new ObjectMapper()
                        .readTree(Path.of("events", "price-claim-good.json").toFile())
                        .path("body")
                        .asText(),
                PriceJson.REQUEST);
        LocalDate date = question.dateOfService();
        day = question.by(new StandardPayers().find(question.payerId(), date).orElseThrow());
        RvuSchedule grown = grown((RvuSnapshot) bundled.relativeValues(date).orElseThrow());
        pricer = new Pricer(new OpenedOnce(bundled) {
            @Override
            public Optional<RvuSchedule> relativeValues(LocalDate dateOfService) {
                return Optional.of(grown);
            }
        });
    }

    private RvuSchedule grown(RvuSnapshot values) {
        RvuSnapshot.Writer writer = new RvuSnapshot.Writer();
        List<RelativeValue> rows = values.rows().toList();
        rows.forEach(writer::add);
        for (int number = rows.size(); number < rows.size() * times; number++) {
            writer.add(named(rows.get(number % rows.size()), number));
        }
        return RvuSnapshot.open(values.version(), writer.encode());
    }

    /** The same row under a made-up code, A0000 and on. */
    private static RelativeValue named(RelativeValue row, int number) {
        String code = (char) ('A' + number / 10_000) + "%04d".formatted(number % 10_000);
        return MadeUpValue.like(row, code, row.multipleProcedure());
    }

    /** The day's price. */
    @Benchmark
    public PriceOutcome price() {
        return pricer.price(day);
    }
}
