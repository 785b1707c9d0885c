package com.therapyclaims.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repricings watched on the web page without anyone asking, while the table keeps a worker or an intake waiting. */
class LiveRepricingTest {
    private static final String FEES = "incoming/practices/demo/northside/2026-01-01/fees.csv";
    private static final long LONGEST_SECONDS = 60;

    private final CountDownLatch looked = new CountDownLatch(1);
    private FaultyNetwork network;
    private RunningSystem system;
    private PageBrowser browser;

    @BeforeEach
    void start() {
        Optional<Path> chromium = PageBrowser.chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium");
        network = new FaultyNetwork();
        system = RunningSystem.start(
                RunningSystem.options().withFunctionsInOneProcess().withBetween(network::before));
        browser = PageBrowser.start(chromium.get(), system.local().api());
    }

    @AfterEach
    void stop() {
        looked.countDown();
        if (browser != null) {
            browser.close();
            system.close();
            network.close();
        }
    }

    @Test
    void aRepricingIsSeenRunningAndThenWhatItChangedWithoutAnyoneAsking() {
        upload("41.00");
        new Uploads(system.demo()).published(FEES);
        String claim = archived("p-live");
        network.follow(keepsWaitingWhoWrites(claim));
        upload("45.00");
        system.demo()
                .await(
                        "/v1/repricings",
                        list -> list.at("/items")
                                .valueStream()
                                .anyMatch(one -> one.at("/state").asText().equals("RUNNING")
                                        && one.at("/claims/total").asInt() == 1));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");

        Locator repricing =
                page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Repricing by northside"));
        assertThat(repricing.locator("h2")).containsText("running");
        assertThat(repricing).containsText("0 of 1 claim");
        looked.countDown();

        assertThat(repricing.locator("h2")).containsText("done");
        assertThat(repricing).containsText("1 of 1 claim");
        assertThat(repricing).containsText("1 changed, 0 unchanged");
        // Two units of 97110, four dollars more each.
        assertThat(repricing).containsText("+$8.00");
    }

    @Test
    void aClaimThatTheSecondLookFindsComesToTheListWithoutAnyoneAsking() throws InterruptedException {
        upload("41.00");
        String before =
                new Uploads(system.demo()).published(FEES).at("/repricingId").asText();
        String first = withItsPayer(archived("p-first"));
        system.demo().awaitSecondLook(before);
        CountDownLatch decided = new CountDownLatch(1);
        network.follow(keepsWaitingWhoArchivesFor("p-late", decided));
        CompletableFuture<String> late = CompletableFuture.supplyAsync(() -> archived("p-late"));
        assertTrue(decided.await(LONGEST_SECONDS, TimeUnit.SECONDS), "decided with the fees of before");
        network.messages().holdThoseThatSay("secondLook");
        upload("45.00");
        system.demo()
                .await(
                        "/v1/repricings",
                        list -> list.at("/items")
                                .valueStream()
                                .anyMatch(one -> one.at("/claims/variances").asInt() == 1
                                        && one.at("/state").asText().equals("DONE")));
        looked.countDown();
        String second = withItsPayer(late.join());
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("+$8.00"))
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the repricing by northside-fees"))
                .click();
        Locator rebill = page.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions().setName("Claims to bill again").setExact(true));
        assertThat(rebill).containsText(first);
        assertThat(rebill).containsText("The list can be signed after that");
        assertThat(rebill).not().containsText(second);

        network.messages().take().forEach(this::sendOn);

        assertThat(rebill).containsText(second);
        assertThat(rebill).containsText(first);
        assertThat(rebill.getByLabel("Your name")).isVisible();
    }

    private String archived(String patient) {
        return system.demo()
                .postClaim(Visits.of(patient, "2026-08-03").replace("\"medicare\"", "\"northside\""))
                .json()
                .at("/claimId")
                .asText();
    }

    private String withItsPayer(String claim) {
        Caller.Answer submitted =
                system.demo().post("/v1/claims/" + claim + "/submit", "", Map.of("if-match", "\"1\""));
        assertEquals(200, submitted.status(), submitted.body());
        return claim;
    }

    private void sendOn(HeldMessages.Message message) {
        system.local()
                .clients()
                .sqs()
                .sendMessage(send -> send.queueUrl(message.queueUrl()).messageBody(message.body()));
    }

    /** Whoever archives a claim of this patient waits with it, decided as it is, until somebody has looked. */
    private FaultSchedule keepsWaitingWhoArchivesFor(String patient, CountDownLatch decided) {
        return request -> {
            if (request.operation().equals("TransactWriteItems")
                    && request.body().contains(patient)) {
                decided.countDown();
                await();
            }
            return Fault.NONE;
        };
    }

    /** Whoever writes this claim's next revision waits until somebody has looked; whoever plans that does not. */
    private FaultSchedule keepsWaitingWhoWrites(String claim) {
        return request -> {
            if (request.operation().equals("TransactWriteItems")
                    && request.body().contains(claim)
                    && request.body().contains("revision = :revision")) {
                await();
            }
            return Fault.NONE;
        };
    }

    private void await() {
        try {
            if (!looked.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody looked");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void upload(String amountOf97110) {
        system.upload(FEES, "code,modifier,amount\n97110,," + amountOf97110 + "\n97140,,39.50\n");
    }
}
