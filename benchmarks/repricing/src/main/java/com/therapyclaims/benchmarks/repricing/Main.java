package com.therapyclaims.benchmarks.repricing;

import com.therapyclaims.local.testing.TestServers;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.util.Locale;

/** Runs the benchmark for a number of claims and prints the figures of its README. */
public final class Main {
    private static final int WORKERS = 2;

    private Main() {}

    /** Takes the number of claims. */
    public static void main(String[] arguments) throws Exception {
        int claims = Integer.parseInt(arguments[0]);
        TestServers servers = new TestServers();
        say(
                "%d claims of %d practices, %d workers; load of the machine at the start %.1f on %d cores",
                claims, Archive.PRACTICES, WORKERS, load(), Runtime.getRuntime().availableProcessors());

        Run.Result clean = new Run(servers, claims, false, WORKERS).run();
        double rate = claims * 1e9 / clean.working().toNanos();
        say("planning: %.1f s", clean.planning().toMillis() / 1e3);
        say("repricing: %.1f s, %.0f claims/s", clean.working().toMillis() / 1e3, rate);
        tell("bare writes one by one", clean.bare().get(0), rate);
        tell("bare writes, a transaction a claim", clean.bare().get(1), rate);
        tell("bare writes, the workers' transactions", clean.bare().get(2), rate);
        say(
                "a claim: %.2f read units, %.2f write units, %.3f calls",
                clean.readUnits() / claims, clean.writeUnits() / (double) claims, clean.calls() / (double) claims);
        say("patients' years judged: %.1f s after the last claim", clean.years().toMillis() / 1e3);
        say(
                "processor time of the workers: %.2f ms a claim, and %.2f for its patient's year",
                clean.cpu().toNanos() / 1e6 / claims, clean.cpuOfYears().toNanos() / 1e6 / claims);
        say(
                "heap at its highest: %d MB of %d",
                peakHeap() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        check(clean, claims);

        Run.Result faulty = new Run(servers, claims, true, WORKERS).run();
        say(
                "with faults: %.1f s, %.0f claims/s; killed %d, delivered twice %d, failed %d times",
                faulty.working().toMillis() / 1e3,
                claims * 1e9 / faulty.working().toNanos(),
                faulty.killed(),
                faulty.deliveredTwice(),
                faulty.failed());
        say(
                "poisoned %d claims; %d others held up with them in the dead-letter queue",
                faulty.poisoned(), faulty.matesHeldUp());
        check(faulty, claims);
        boolean same = clean.ledger().sha256().equals(faulty.ledger().sha256());
        say("ledger without faults %s", clean.ledger().sha256());
        say("ledger with faults    %s: %s", faulty.ledger().sha256(), same ? "identical" : "DIFFERENT");
        System.exit(same && whole(clean, claims) && whole(faulty, claims) && faulty.matesHeldUp() == 0 ? 0 : 1);
    }

    private static void check(Run.Result result, int claims) {
        Ledger ledger = result.ledger();
        say(
                "done %d of %d; ledger %d lines (%d variances); %d claims with a second revision, %d with a third: %s",
                result.done(),
                claims,
                ledger.lines(),
                result.variances(),
                ledger.secondRevisions(),
                ledger.furtherRevisions(),
                whole(result, claims) ? "none lost, none twice" : "WRONG");
    }

    private static boolean whole(Run.Result result, int claims) {
        Ledger ledger = result.ledger();
        return result.done() == claims
                && ledger.furtherRevisions() == 0
                && ledger.lines() == ledger.secondRevisions() + result.variances();
    }

    private static void tell(String what, double bare, double rate) {
        say("%s: %.0f claims/s; the repricing is %.0f%% of it", what, bare, 100 * rate / bare);
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}
