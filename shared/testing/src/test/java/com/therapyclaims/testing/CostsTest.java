package com.therapyclaims.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sums of what a month costs (docs/deploy.md) are those of the units and prices beside them, and the units are measured. */
class CostsTest {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])[0-9][0-9,]*(?:\\.[0-9]+)?");
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    /** Of what is measured of the API, the cells of a row. */
    private static final int READ_UNITS = 6;

    private static final int WRITE_UNITS = 7;
    private static final String PAGE = read("docs/deploy.md");
    private static final String TEMPLATE = read("template.yaml");

    @Test
    void aVisitCostsWhatItsCallsWritesReadsAndLogsCost() {
        List<BigDecimal> calls = numbers(cell("API Gateway, REST", 1));
        assertCost("API Gateway, REST", 7, perMillion(calls.getFirst(), price("API Gateway, REST", 0)));

        String lambda = "Lambda, arm64, 1 GB";
        List<BigDecimal> time = numbers(cell(lambda, 1));
        assertThat(time.getFirst()).isEqualTo(calls.getFirst());
        assertThat(time.get(0).multiply(time.get(1))).isEqualByComparingTo(time.get(2));
        assertCost(
                lambda, 7, time.get(2).multiply(price(lambda, 0)).add(perMillion(time.getFirst(), price(lambda, 1))));

        String writes = "DynamoDB writes";
        List<BigDecimal> written = numbers(cell(writes, 1));
        assertThat(written.get(0).add(written.get(1).multiply(written.get(2)))).isEqualByComparingTo(written.get(3));
        assertCost(writes, 7, perMillion(written.get(3), price(writes, 0)));

        String reads = "DynamoDB reads";
        List<BigDecimal> read = numbers(cell(reads, 1));
        assertThat(sum(
                        read.get(0),
                        read.get(1).multiply(read.get(2)),
                        read.get(3).multiply(read.get(4))))
                .isEqualByComparingTo(read.get(5));
        assertCost(reads, 7, perMillion(read.get(5), price(reads, 0)));

        String logs = "Logs and traces";
        List<BigDecimal> logged = numbers(cell(logs, 1));
        assertCost(
                logs,
                7,
                perMillion(logged.get(0).multiply(logged.get(1)), price(logs, 0))
                        .add(perMillion(logged.get(2), price(logs, 1))));

        assertThat(sum(Stream.of("API Gateway, REST", lambda, writes, reads, logs)
                        .map(row -> number(cell(row, 3)))
                        .toArray(BigDecimal[]::new)))
                .isEqualByComparingTo(aVisit());
    }

    @Test
    void theUnitsAreTheMeasuredOnes() {
        List<BigDecimal> written = numbers(cell("DynamoDB writes", 1));
        List<BigDecimal> read = numbers(cell("DynamoDB reads", 1));

        assertThat(written.get(0)).isEqualTo(measured("Archive a visit", WRITE_UNITS));
        assertThat(written.get(2)).isEqualTo(measured("List claims", WRITE_UNITS));
        assertThat(read.get(0)).isEqualTo(measured("Archive a visit", READ_UNITS));
        assertThat(read.get(2)).isEqualTo(measured("List claims", READ_UNITS));
        assertThat(read.get(4)).isEqualTo(measured("Price a day", READ_UNITS));
        assertThat(new BigDecimal("13.9"))
                .isEqualTo(rounded(
                        numbers(line(read("benchmarks/results/repricing.md"), "a claim: "))
                                .get(1),
                        1));
    }

    private static BigDecimal measured(String operation, int cell) {
        return number(cells(line(read("benchmarks/results/api-load.md"), "| " + operation + " | the API |"))
                .get(cell));
    }

    private static String line(String text, String start) {
        List<String> lines = text.lines().filter(line -> line.startsWith(start)).toList();
        assertThat(lines).as(start).hasSize(1);
        return lines.getFirst();
    }

    @Test
    void theStackCostsWhatStandsInTheTemplate() {
        String keys = "KMS key, Secrets Manager secret";
        assertCost(keys, 2, sum(price(keys, 0, 1), price(keys, 1, 1)));

        String alarms = row("metrics, 1 dashboard");
        BigDecimal all = count("Type: AWS::CloudWatch::Alarm\\n");
        BigDecimal ofSeveralMetrics = count("(?m)^      Metrics:$");
        assertThat(numbers(alarms).get(0)).isEqualByComparingTo(all);
        assertThat(numbers(alarms).get(1))
                .isEqualByComparingTo(all.subtract(ofSeveralMetrics).add(count("MetricStat:\\n")));
        assertThat(count("Type: AWS::CloudWatch::Dashboard\\n")).isEqualTo(BigDecimal.ONE);
        assertCost(
                alarms, 2, numbers(alarms).get(1).multiply(price(alarms, 0, 1)).add(price(alarms, 1, 1)));

        String metrics = row("business metrics");
        List<BigDecimal> met = numbers(metrics);
        assertCost(
                metrics,
                2,
                sum(met.get(0), met.get(1))
                        .multiply(price(metrics, 0, 1))
                        .multiply(met.get(2))
                        .divide(met.get(3), MathContext.DECIMAL64));

        String firewall = row("web firewall (production)");
        assertThat(numbers(firewall).getFirst())
                .isEqualByComparingTo(count("(?m)^        - Name: .*\\n          Priority: "));
        assertCost(
                firewall,
                2,
                price(firewall, 0, 1).add(numbers(firewall).getFirst().multiply(price(firewall, 1, 1))));

        String files = row("Medicare's files");
        assertCost(files, 2, numbers(files).getFirst().multiply(price(files, 0, 1)));

        assertThat(Stream.of(keys, alarms, metrics, firewall, files)
                        .map(row -> number(cell(row, 2)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(theStack());
    }

    @Test
    void whatIsKeptAndRepricedAddsToTheMonth() {
        BigDecimal visits = visitsAMonth();
        List<BigDecimal> kept =
                numbers(sentence("Claims are kept: about (.*?) a month for each practice\\. Four repricings"));
        assertThat(kept.get(3)).isEqualTo(visits);
        assertThat(rounded(kept.get(0).multiply(visits).divide(MILLION), 4)).isEqualByComparingTo(kept.get(4));
        assertThat(rounded(kept.get(4).multiply(new BigDecimal(12)), 2)).isEqualByComparingTo(kept.get(5));
        assertThat(rounded(kept.get(5).multiply(sum(kept.get(1), kept.get(2))), 2))
                .isEqualByComparingTo(kept.get(6));

        List<BigDecimal> repriced = numbers(sentence("13\\.9 units each: (.*?) a month "));
        assertThat(repriced.get(1)).isEqualByComparingTo(visits.multiply(new BigDecimal(12)));
        assertThat(repriced.get(3)).isEqualTo(price("DynamoDB writes", 0));
        assertThat(rounded(aYearsRepricingAMonth(repriced), 2)).isEqualByComparingTo(repriced.getLast());
    }

    @Test
    void aMonthOfSoManyPracticesIsTheSumOfItsParts() {
        BigDecimal firewall = price(row("web firewall (production)"), 2, 1);
        BigDecimal calls = numbers(cell("API Gateway, REST", 1)).getFirst();
        BigDecimal kept = numbers(sentence("after a year 0\\.09 GB, (.*?) a month for each practice"))
                .getFirst();
        BigDecimal repricing = aYearsRepricingAMonth(numbers(sentence("13\\.9 units each: (.*?) a month ")));

        for (int practices : new int[] {1, 50, 500}) {
            BigDecimal visits = visitsAMonth().multiply(BigDecimal.valueOf(practices));
            List<BigDecimal> month = numbers(row("| " + practices + " |", ""));

            assertThat(month.subList(1, 6))
                    .as("%d practices", practices)
                    .containsExactly(
                            rounded(visits.multiply(aVisit()), 2),
                            rounded(perMillion(visits.multiply(calls), firewall), 2),
                            rounded(kept.multiply(BigDecimal.valueOf(practices)), 2),
                            rounded(repricing.multiply(BigDecimal.valueOf(practices)), 2),
                            theStack());
            assertThat(sum(month.subList(1, 6).toArray(BigDecimal[]::new))).isEqualTo(month.get(6));
        }
    }

    private static BigDecimal visitsAMonth() {
        List<BigDecimal> practice = numbers(sentence("A practice here\\s+is three (therapists .*? visits a month)"));
        assertThat(new BigDecimal(3).multiply(practice.get(0)).multiply(practice.get(1)))
                .isEqualTo(practice.get(2));
        return practice.get(2);
    }

    /** Times a year, claims, units each and the price of a million units, the twelfth of it. */
    private static BigDecimal aYearsRepricingAMonth(List<BigDecimal> factors) {
        return perMillion(factors.get(0).multiply(factors.get(1)).multiply(factors.get(2)), factors.get(3))
                .divide(new BigDecimal(12), MathContext.DECIMAL64);
    }

    private static BigDecimal aVisit() {
        return numbers(PAGE.substring(PAGE.indexOf("| **together** | | | **"))).getFirst();
    }

    private static BigDecimal theStack() {
        return numbers(PAGE.substring(PAGE.indexOf("| **together** | | **"))).getFirst();
    }

    private static void assertCost(String row, int decimals, BigDecimal cost) {
        String line = row.startsWith("|") ? row : row("| " + row + " |", "");
        assertThat(number(cells(line).getLast())).as(row).isEqualByComparingTo(rounded(cost, decimals));
    }

    private static BigDecimal price(String row, int index) {
        return price(row, index, 2);
    }

    private static BigDecimal price(String row, int index, int cell) {
        return numbers(cell(row, cell)).get(index);
    }

    private static String cell(String row, int index) {
        return cells(row.startsWith("|") ? row : row("| " + row + " |", "")).get(index);
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static String row(String part) {
        return row("| ", part);
    }

    private static String row(String start, String part) {
        List<String> rows = PAGE.lines()
                .filter(line -> line.startsWith(start) && line.contains(part))
                .toList();
        assertThat(rows).as(start + part).hasSize(1);
        return rows.getFirst();
    }

    private static String sentence(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(PAGE)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the page does not say: " + pattern));
    }

    private static List<BigDecimal> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> new BigDecimal(found.group().replaceAll(",", "")))
                .toList();
    }

    private static BigDecimal number(String text) {
        List<BigDecimal> numbers = numbers(text);
        assertThat(numbers).as(text).hasSize(1);
        return numbers.getFirst();
    }

    private static BigDecimal count(String pattern) {
        return BigDecimal.valueOf(
                Pattern.compile(pattern).matcher(TEMPLATE).results().count());
    }

    private static BigDecimal perMillion(BigDecimal units, BigDecimal price) {
        return units.multiply(price).divide(MILLION, MathContext.DECIMAL64);
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    private static BigDecimal sum(BigDecimal... values) {
        return Arrays.stream(values).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(Project.ROOT.toString(), file.split("/")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
