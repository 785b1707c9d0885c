package com.therapyclaims.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web page in a real browser, against the running system, as the people of a practice use it. */
@Order(3) // It takes long: begun late, it would run alone in the end.
class WebPageTest {
    @RegisterExtension
    private static final RunningSystem system = RunningSystem.here();

    private static PageBrowser browser;
    private static final List<String> VIEWS =
            List.of("Visit", "Note", "Claims", "Fee schedules", "Threshold", "Averages");

    @BeforeAll
    static void start() {
        Optional<Path> chromium = PageBrowser.chromium();
        if (chromium.isEmpty()) {
            System.out.println(
                    "The web page is not tried: there is no Chromium on the path (or name one: -Dchromium=...)");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium");
        browser = PageBrowser.start(chromium.get(), system.local().api());
    }

    /** Whatever was done: nothing of anyone else's was asked for, no policy broken, no patient in the page's address. */
    @AfterAll
    static void stop() {
        if (browser == null) {
            return;
        }
        try (PageBrowser open = browser) {
            assertThat(open.complaints()).as("what the browser objects to").isEmpty();
            String s3 = system.local().endpoints().s3().toString();
            assertThat(open.asked())
                    .as("where the page asks")
                    .allMatch(address -> address.startsWith(system.local().api().toString())
                            || address.startsWith(s3)
                            || address.startsWith("data:")
                            || address.startsWith("blob:"));
        }
    }

    @Test
    void minutesBecomeUnitsUnderBothRulesAndDollars() {
        Page page = browser.desktop("/");
        Locator medicare = rule(page, "Medicare's 8-minute rule");
        Locator midpoint = rule(page, "The midpoint rule");
        page.getByLabel("Date of service").fill("2026-08-03");

        assertThat(medicare).containsText("3 units from 40 timed minutes");
        assertThat(midpoint).containsText("2 units from 40 timed minutes");
        assertThat(midpoint).containsText("1 minute short");
        assertThat(page.locator("dl.totals")).containsText("$70.14");
        PageBrowser.look(page, "visit");

        page.locator("#minutes-1").fill("8");

        assertThat(midpoint).containsText("3 units from 41 timed minutes");
    }

    @Test
    void aChargeIsReadAsItIsWrittenAndWhatIsNoneStaysAndIsTold() {
        Page page = browser.desktop("/");
        Locator charge = page.locator("#charge-0");

        charge.fill("$1,200.00");
        charge.blur();
        assertThat(charge).hasValue("1200.00");

        charge.fill("about 75");
        charge.blur();
        assertThat(charge).hasValue("about 75");
        assertThat(page.locator("#charge-0-hint")).hasText("Dollars and cents: 75.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "constructor", "__proto__", "toString"})
    void anAddressOfNoViewShowsTheFirst(String name) {
        Page page = browser.desktop("/#" + name);

        assertThat(page.getByLabel("Date of service")).isVisible();
    }

    @Test
    void everyFigureOpensItsReasonAndCitation() {
        Page page = browser.desktop("/");
        page.getByLabel("Date of service").fill("2026-08-03");

        page.getByRole(AriaRole.BUTTON, named("97110 reduced 1 × $21.62, why")).click();

        Locator why = page.getByRole(AriaRole.DIALOG);
        assertThat(why).containsText("one reduced unit = ((0.45 x 1.000) + (0.5 x 0.41 x 0.913)");
        assertThat(why).containsText("Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7");
        PageBrowser.look(page, "figure");
        page.keyboard().press("Escape");
        assertThat(why).isHidden();
    }

    @Test
    void startAndStopGiveMinutesAndATieAsksForAChoice() {
        Page page = browser.desktop("/");
        page.locator("#start-0").fill("09:00");
        page.locator("#stop-0").fill("09:07");
        assertThat(page.locator("#minutes-0")).hasValue("7");
        Locator medicare = rule(page, "Medicare's 8-minute rule");
        assertThat(medicare).containsText("Equal remainders");

        medicare.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("97140"))
                .check();

        assertThat(medicare.getByRole(AriaRole.IMG))
                .hasAttribute("aria-label", Pattern.compile(".*97140: 7 minutes, 1 unit.*"));
        PageBrowser.look(page, "tie");
    }

    @Test
    void aNoteIsCheckedBesideItsWords() {
        Page page = browser.desktop("/#note");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Fill in an example")).click();
        page.getByRole(AriaRole.BUTTON, named("Check the note")).click();

        assertThat(page.getByRole(AriaRole.LIST, named("The six elements"))).containsText("Patient's response Weak");
        assertThat(page.locator("mark").first()).containsText("97110 therapeutic exercise 30 min");
        PageBrowser.look(page, "note");
    }

    @Test
    void aFindingLeadsToWhatItMeansAndTheKeyStays() {
        Page page = browser.desktop("/#note");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Fill in an example")).click();
        page.getByRole(AriaRole.BUTTON, named("Check the note")).click();

        Page meaning = page.waitForPopup(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("DOC.FREE_TEXT_ONLY: what it means, in a new tab"))
                .click());

        assertThat(meaning.locator(":target")).containsText("DOC.FREE_TEXT_ONLY");
        PageBrowser.look(meaning, "findings");
        assertThat(page.getByText("Your practice's key is in use")).isVisible();
    }

    @Test
    void aNoteInFieldsGetsCodeAdvice() {
        Page page = browser.desktop("/#note");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Fill in fields").check();
        page.locator("#note-code-0").fill("97110");
        page.locator("#note-minutes-0").fill("30");
        page.getByLabel("What was done").fill("sit to stand and stairs step over step to return to work");
        page.getByRole(AriaRole.BUTTON, named("Check the note")).click();

        assertThat(page.getByText("Intervention 1: 97110, consider 97530.")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("show “sit to stand”"))
                .first()
                .click();
        assertThat(page.locator("mark")
                        .filter(new Locator.FilterOptions().setHasText("sit to stand"))
                        .first())
                .isFocused();
        PageBrowser.look(page, "note-fields");
    }

    @Test
    void aClaimIsFoundCorrectedReadAsADifferenceAndMadeVoid() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo().postClaim(Visits.of(patient, "2026-08-03"));
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Patient id").fill(patient);
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2)))
                .hasText("1 claim");
        PageBrowser.look(page, "claims");
        page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient))
                .click();

        page.getByRole(AriaRole.BUTTON, named("Correct")).click();
        page.locator("#correct-minutes-0").fill("40");
        PageBrowser.look(page, "correction");
        page.getByRole(AriaRole.BUTTON, named("Archive the correction")).click();

        Locator changed = page.getByRole(AriaRole.REGION, named("What revision 2 changed"));
        assertThat(changed.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("services 1 minutes 33 40")))
                .isVisible();
        assertThat(changed.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("97110 GP units 2 3")))
                .isVisible();
        PageBrowser.look(page, "claim");
        page.onDialog(dialog -> dialog.accept());
        page.getByRole(AriaRole.BUTTON, named("Make void")).click();
        assertThat(page.locator("#claim-title")).containsText("void");
        assertNothingOfThePatientIsKept(page, patient);
    }

    @Test
    void aClaimWithoutDiagnosesGetsThem() throws IOException {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode visit = (ObjectNode) Caller.JSON.readTree(Visits.of(patient, "2026-08-03"));
        ((ObjectNode) visit.at("/claim")).remove("diagnoses");
        system.demo().postClaim(visit.toString());
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Patient id").fill(patient);
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient))
                .click();

        page.getByRole(AriaRole.BUTTON, named("Correct")).click();
        page.locator("#correct-diagnoses").fill("M25.561");
        page.getByRole(AriaRole.BUTTON, named("Archive the correction")).click();

        assertThat(page.getByRole(AriaRole.REGION, named("What revision 2 changed")))
                .containsText("M25.561");
        assertThat(page.locator("#claim-title")).containsText("ready");
    }

    @Test
    void whatAClaimHoldsIsShownAndNeverRun() throws IOException {
        String script = "<img src=x onerror=\"window.ran=1\"><script>window.ran=1</script>";
        String patient = "<img src=x>" + UUID.randomUUID();
        String visit = Visits.of(patient, "2026-08-03");
        String claim = "/v1/claims/"
                + system.demo().postClaim(visit).json().at("/claimId").asText();
        ObjectNode correction = (ObjectNode) Caller.JSON.readTree(visit);
        ((ObjectNode) correction.at("/claim/patient")).put("lastName", script);
        ((ObjectNode) correction.at("/note/goals/0")).put("text", script);
        ((ObjectNode) correction.at("/note/interventions/0")).put("description", script);
        assertThat(system.demo().put(claim, correction.toString(), "\"1\"").status())
                .isEqualTo(200);
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Patient id").fill(patient);
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.getByRole(AriaRole.CELL, named(patient))).isVisible();
        assertNothingWasRun(page);
        page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient))
                .click();

        assertThat(page.locator("#claim-title")).containsText(patient);
        assertThat(page.locator("ins").filter(new Locator.FilterOptions().setHasText(script)))
                .hasCount(3);
        assertNothingWasRun(page);
    }

    @Test
    void whatAFileIsCalledIsShownAndNeverRun() {
        String name = "<img src=x onerror=window.ran=1>.csv";
        String key = "incoming/practices/demo/script/2026-10-01/" + name;
        system.upload(key, "code,modifier,amount\n97110,,<img src=x>\n");
        new Uploads(system.demo()).refused(key);
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");

        page.getByRole(AriaRole.BUTTON, named("Problems of " + key)).click();

        assertThat(page.locator("#problems-title")).hasText(name);
        assertThat(page.getByRole(AriaRole.REGION, named("Problems"))).containsText("'<img src=x>' is no amount");
        assertNothingWasRun(page);
    }

    @Test
    void whatANoteSaysIsMarkedAndNeverRun() {
        String text = "97110 <img src=x onerror=window.ran=1> 15 min <script>window.ran=1</script>";
        Page page = browser.desktop("/#note");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Text of the note").fill(text);
        page.getByRole(AriaRole.BUTTON, named("Check the note")).click();

        assertThat(page.locator(".passage")).containsText("<script>window.ran=1</script>");
        assertNothingWasRun(page);
        page.navigate(system.local().api() + "/#<img src=x onerror=window.ran=1>");
        assertThat(page.getByRole(AriaRole.HEADING).first()).isVisible();
        assertNothingWasRun(page);
    }

    /** No element was made of what is only text; whether one would run, the browser's complaints would tell too. */
    private static void assertNothingWasRun(Page page) {
        assertThat(page.locator("img[src=x], script:not([src])")).hasCount(0);
        assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    }

    @Test
    void aClaimIsExportedInTheFormsPayersTake() throws IOException {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo().postClaim(Visits.of(patient, "2026-08-03"));
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient))
                .click();

        assertThat(exported(page, "X12 837P")).startsWith("ISA*");
        assertThat(exported(page, "CMS-1500 (PDF)")).startsWith("%PDF-");
        assertThat(exported(page, "FHIR Claim")).contains("\"resourceType\"");
    }

    private static String exported(Page page, String form) throws IOException {
        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named(form)).click());
        return Files.readString(file.path(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aNewFeeScheduleShowsItsVersionAndWhatItChangedByCause() throws IOException {
        system.demo().postClaim(Visits.of("page-" + UUID.randomUUID(), "2026-09-07"));
        String key = "incoming/medicare/2026-09-01/PPRRVU2026_Sep.csv";
        system.upload(key, MedicareFiles.withPracticeExpense97110("0.43"));
        // An earlier repricing may be the newest one and done: this one is known by what it changes.
        system.demo()
                .await(
                        "/v1/repricings",
                        page -> page.at("/items/0/state").asText().equals("DONE")
                                && page.at("/items/0/amounts/delta").asText().equals("0.91"));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");

        page.getByRole(AriaRole.BUTTON, named("Show the repricing by medicare-rvu"))
                .first()
                .click();

        Locator causes = page.getByRole(AriaRole.REGION, named("Change by cause"));
        assertThat(causes).containsText("Relative values");
        assertThat(causes).containsText("+$0.91");
        assertThat(page.getByRole(AriaRole.REGION, named("Change by code"))).containsText("97110");
        assertThat(page.getByLabel("Versions by table")).isVisible();
        PageBrowser.look(page, "fee-schedules");
        Download claims = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, named("Claims as csv")).click());
        assertThat(Files.readString(claims.path())).contains("claimId").contains("0.91");
    }

    @Test
    void aRefusedFileShowsItsProblemsByRow() {
        system.upload(
                "incoming/practices/demo/acme/2026-01-01/fees.csv", "code,modifier,amount\n97110,,abc\n97140,,-1\n");
        system.demo()
                .await(
                        "/v1/fee-schedules",
                        list -> list.at("/items")
                                .valueStream()
                                .anyMatch(one -> one.at("/state").asText().equals("REFUSED")));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Problems of incoming/practices/demo/acme"))
                .click();

        assertThat(page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("Problems").setExact(true)))
                .containsText("amount");
        PageBrowser.look(page, "problems");
    }

    @Test
    void aFileIsUploadedCheckedAndItsProblemsOrItsVersionShown() {
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Practice id").fill("demo");
        page.getByLabel("Payer id").fill("bluepeak");
        page.getByLabel("Holds from").fill("2026-01-01");

        choose(page, "code,modifier,amount\n97110,,abc\n");
        page.getByRole(AriaRole.BUTTON, named("Upload")).click();
        assertThat(page.locator("form")).containsText("refused 1 problem; nothing of the file is used");
        PageBrowser.look(page, "upload-refused");

        page.getByRole(AriaRole.BUTTON, named("Upload")).click();
        assertThat(page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Problems of incoming/practices/demo/bluepeak")))
                .hasCount(2);
        assertThat(page.locator("form")).containsText("refused 1 problem; nothing of the file is used");

        choose(page, "code,modifier,amount\n97110,,41.00\n97140,,39.50\n");
        page.getByRole(AriaRole.BUTTON, named("Upload")).click();

        assertThat(page.locator("form")).containsText("published 2 rows");
        PageBrowser.look(page, "upload-published");
    }

    @Test
    void aFileIsDraggedInAndItsWayIsShown() {
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Practice id").fill("demo");
        page.getByLabel("Payer id").fill("dragged");
        page.getByLabel("Holds from").fill("2026-01-01");
        page.evaluate("""
                () => {
                  window.seen = [];
                  new MutationObserver(() => {
                    const bar = document.querySelector("#uploaded");
                    if (bar) window.seen.push(document.querySelector("label[for=uploaded]").textContent);
                  }).observe(document.body, {childList: true, subtree: true, attributes: true, characterData: true});
                }""");

        JSHandle dragged = page.evaluateHandle("""
                () => {
                  const all = new DataTransfer();
                  all.items.add(new File(["code,modifier,amount\\n97110,,41.00\\n"], "fees.csv", {type: "text/csv"}));
                  return all;
                }""");
        page.locator(".drop").dispatchEvent("drop", Map.of("dataTransfer", dragged));
        assertThat(page.getByLabel("fees.csv, 1 KB")).isVisible();
        page.getByRole(AriaRole.BUTTON, named("Upload")).click();

        assertThat(page.locator("form")).containsText("published 1 row");
        assertThat(page.evaluate("[...new Set(window.seen)].join()").toString())
                .contains("uploading")
                .contains("checking");
    }

    @Test
    void feesArePreviewedBeforeTheyAreUploaded() {
        publishFees("sunview", "41.00");
        system.demo().postClaim(visitOf("sunview"));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Payer id").fill("sunview");
        page.getByLabel("Holds from").fill("2026-01-01");

        choose(page, "code,modifier,amount\n97110,,none\n");
        page.getByRole(AriaRole.BUTTON, named("Preview what it would change")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Row 2, column amount");

        choose(page, fees("45.00"));
        page.getByRole(AriaRole.BUTTON, named("Preview what it would change")).click();

        Locator would = page.getByRole(AriaRole.REGION, named("What fees.csv would change"));
        assertThat(would).containsText("1 claim priced, 1 would change. Nothing was written");
        would.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Change +$8.00, why"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Contract +$8.00");
        page.keyboard().press("Escape");
        PageBrowser.look(page, "preview");

        choose(page, "fees.zip", zipped("fees.csv", fees("45.00")));
        page.getByRole(AriaRole.BUTTON, named("Preview what it would change")).click();
        assertThat(page.getByRole(AriaRole.REGION, named("What fees.zip would change")))
                .containsText("1 claim priced, 1 would change");
    }

    private static byte[] zipped(String name, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aContractIsPreviewedBeforeItIsUploaded() {
        publishFees("lakeside", "41.00");
        system.demo().postClaim(visitOf("lakeside"));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");

        choose(page, "contract.json", """
                {"payerId": "lakeside", "name": "Lakeside PPO", "effectiveFrom": "2026-01-01",
                 "unitRule": "AMA_MIDPOINT", "terms": []}
                """);
        page.getByRole(AriaRole.BUTTON, named("Preview what it would change")).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("terms");

        choose(page, "contract.json", """
                {"payerId": "lakeside", "name": "Lakeside PPO", "effectiveFrom": "2026-01-01",
                 "unitRule": "AMA_MIDPOINT",
                 "terms": [{"scope": {"all": true}, "method": "FLAT_PER_UNIT", "rate": "33.00"}],
                 "coinsurance": {"percent": "0"}, "sequestration": false}
                """);
        page.getByRole(AriaRole.BUTTON, named("Preview what it would change")).click();

        Locator would = page.getByRole(AriaRole.REGION, named("What contract.json would change"));
        assertThat(would).containsText("1 claim priced, 1 would change. Nothing was written");
        // Two units of 97110; the midpoint rule gives 97140's 7 minutes none.
        assertThat(would).containsText("$82.00");
        assertThat(would).containsText("$66.00");
    }

    @Test
    void aClaimThatIsWithItsPayerIsListedToBeBilledAgainAndSigned() {
        publishFees("riverside", "41.00");
        String claim = system.demo()
                .postClaim(visitOf("riverside"))
                .json()
                .at("/claimId")
                .asText();
        system.demo().post("/v1/claims/" + claim + "/submit", "", Map.of("if-match", "\"1\""));
        publishFees("riverside", "45.00");
        system.demo()
                .await(
                        "/v1/repricings",
                        list -> list.at("/items")
                                .valueStream()
                                .anyMatch(one ->
                                        one.at("/feeSchedule/id").asText().equals("riverside-fees")
                                                && one.at("/claims/variances").asInt() == 1
                                                && one.at("/state").asText().equals("DONE")
                                                && one.at("/looksAgainAt").isMissingNode()));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        inTwoPieces(page);
        // The first fees' repricing may have begun after the second's, and met the claim at its price.
        page.getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("+$8.00"))
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the repricing by riverside-fees"))
                .click();
        Locator rebill = page.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions().setName("Claims to bill again").setExact(true));
        assertThat(rebill).containsText(claim);

        page.getByRole(AriaRole.BUTTON, named("After, claim of 2026-08-03 $90.00, why"))
                .first()
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("The claim is with its payer: it keeps its price");
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, named("Show the claims it changed")).click();
        assertThat(rebill).containsText("Read the rest of the list before you sign it.");
        assertThat(page.getByLabel("Your name")).not().isVisible();
        rebill.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More"))
                .click();
        page.getByLabel("Your name").fill("B. Biller");
        page.getByRole(AriaRole.BUTTON, named("Sign this list")).dblclick();

        assertThat(rebill).containsText("Signed by B. Biller");
        assertThat(rebill).containsText("1 claim, +$8.00");
        assertThat(rebill.getByText("Signed by")).hasCount(1);
        PageBrowser.look(page, "rebill");
    }

    /** As the API gives a list of more claims than a piece holds: here the second piece has none. */
    private static void inTwoPieces(Page page) {
        page.route(Pattern.compile("/rebill\\?"), route -> {
            if (route.request().url().contains("cursor=")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[],\"nextCursor\":null,\"signOffs\":[]}"));
            } else {
                APIResponse whole = route.fetch();
                boolean signed = whole.text().contains("signedBy");
                route.fulfill(new Route.FulfillOptions()
                        .setResponse(whole)
                        .setBody(
                                signed
                                        ? whole.text()
                                        : whole.text().replace("\"nextCursor\":null", "\"nextCursor\":\"next\"")));
            }
        });
    }

    @Test
    void repricingsBeforeTheNewestAreReached() {
        Page page = browser.desktop("/#fee-schedules");
        page.route(Pattern.compile("/v1/repricings\\?"), route -> {
            boolean goesOn = route.request().url().contains("cursor=next");
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(goesOn ? repricings("oldest-fees", "null") : repricings("newest-fees", "\"next\"")));
        });
        PageBrowser.useKey(page, "demo-key");
        Locator repricings = page.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions().setName("Repricings").setExact(true));
        Locator more = repricings.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More"));

        more.click();

        assertThat(repricings).containsText("oldest-fees");
        assertThat(repricings).containsText("newest-fees");
        assertThat(more).not().isVisible();
    }

    private static String repricings(String feeSchedule, String nextCursor) {
        return """
                {"items":[{"id":"%1$s-v1","state":"DONE","paused":false,"startedAt":"2026-11-26T04:29:44Z",
                  "feeSchedule":{"id":"%1$s","version":"v1","source":"fees.csv","effectiveFrom":"2026-01-01"},
                  "claims":{"total":1,"changed":1},"amounts":{"delta":"4.00"},
                  "byCause":{"rvu":"0.00","gpci":"0.00","conversionFactor":"0.00","contract":"4.00","rule":"0.00"}}],
                 "nextCursor":%2$s}""".formatted(feeSchedule, nextCursor);
    }

    @Test
    void aListOfClaimsGoesOnWithTheFiltersItWasBegunWith() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Page page = browser.desktop("/#claims");
        page.route(Pattern.compile("/v1/claims\\?"), route -> {
            asked.add(route.request().url());
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"items\":[],\"nextCursor\":\"next\"}"));
        });
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Payer", new Page.GetByLabelOptions().setExact(true)).fill("acme");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, named("More"))).isVisible();
        asked.clear();

        page.getByLabel("Patient id").fill("p-1");
        page.getByRole(AriaRole.BUTTON, named("More")).click();

        page.waitForCondition(() -> !asked.isEmpty());
        assertThat(asked.getFirst()).contains("payerId=acme", "cursor=next").doesNotContain("patientId");
    }

    @Test
    void aVisitAboveANewLimitOfTheContractIsListedWithWhatIsFoundNow() {
        publishContract("brookside", 10);
        String patient = "page-" + UUID.randomUUID();
        system.demo().postClaim(visitOf("brookside", patient, "2026-08-03"));
        String second = system.demo()
                .postClaim(visitOf("brookside", patient, "2026-08-05"))
                .json()
                .at("/claimId")
                .asText();
        publishContract("brookside", 1);
        system.demo()
                .await(
                        "/v1/repricings",
                        list -> list.at("/items")
                                .valueStream()
                                .anyMatch(one -> one.at("/feeSchedule/id")
                                                .asText()
                                                .equals("brookside-contract")
                                        && one.at("/yearChanges/revised").asInt() > 0
                                        && !one.at("/yearChanges/pending").asBoolean()));
        Page page = browser.desktop("/#fee-schedules");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Show the repricing by brookside-contract"))
                .first()
                .click();

        Locator row = page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName("Claims that stand otherwise in their year"))
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(second));
        assertThat(row).containsText("visit limit");
        assertThat(row).containsText("AUTH.VISIT_LIMIT_EXCEEDED");
        assertThat(row.getByRole(AriaRole.LINK).first())
                .hasAttribute("href", Pattern.compile(".*/pages/findings\\.html#[A-Z_.]+"));
        assertThat(row).containsText("needs correction, revision 2");
        PageBrowser.look(page, "repricing-years");
    }

    /** What a small archive is past before anybody can look at it is answered by the test; every step is the system's. */
    @Test
    void aRepricingIsWatchedHeldUpAndResumed() {
        publishFees("hillside", "41.00");
        Page page = browser.desktop("/#fee-schedules");
        Locator repricing = openRepricing(page, "hillside", halfway -> {
            halfway.put("state", "RUNNING");
            ((ObjectNode) halfway.get("claims")).put("done", 40).put("total", 100);
            halfway.set(
                    "progress",
                    json("{\"done\": 40, \"total\": 100, \"claimsPerSecond\": \"12.5\", \"secondsLeft\": 5}"));
        });
        assertThat(repricing).containsText("40 of 100 claims");
        assertThat(repricing).containsText("12.5 a second, 5 s left");
        PageBrowser.look(page, "repricing-live");
        page.getByRole(AriaRole.BUTTON, named("Pause")).click();
        assertThat(repricing).containsText("; paused");
        page.getByRole(AriaRole.BUTTON, named("Resume")).click();
        assertThat(repricing.locator("h2")).containsText("done");
    }

    @Test
    void theClaimsARepricingFailedForAreTriedAgain() {
        publishFees("meadow", "41.00");
        Page page = browser.desktop("/#fee-schedules");
        Locator repricing = openRepricing(page, "meadow", failed -> {
            failed.put("state", "FAILED");
            ((ObjectNode) failed.get("claims")).put("failed", 3);
        });
        assertThat(repricing).containsText("3 failed");

        page.getByRole(AriaRole.BUTTON, named("Try the failed claims again")).click();

        assertThat(repricing.locator("h2")).containsText("done");
        assertThat(repricing).not().containsText("failed");
    }

    /** Opens the repricing by a payer's fees, which the page is told of otherwise than it is. */
    private static Locator openRepricing(Page page, String payer, Consumer<ObjectNode> told) {
        page.route(Pattern.compile(".*/v1/repricings/" + payer + "-fees-[^/]*$"), route -> {
            ObjectNode answer = (ObjectNode) json(route.fetch().text());
            told.accept(answer);
            route.fulfill(new Route.FulfillOptions().setStatus(200).setBody(answer.toString()));
        });
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Repricing by " + payer + "-fees of 2026-01-01"))
                .click();
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Repricing by " + payer));
    }

    private static JsonNode json(String text) {
        try {
            return Caller.JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fees(String amountOf97110) {
        return "code,modifier,amount\n97110,," + amountOf97110 + "\n97140,,39.50\n";
    }

    /** A payer of the demo practice with fees of its own from 2026 on. */
    private static void publishFees(String payer, String amountOf97110) {
        publish(payer, "fees.csv", fees(amountOf97110));
    }

    /** A payer of the demo practice whose contract pays so many visits a year. */
    private static void publishContract(String payer, int visits) {
        publish(payer, "contract.json", """
                {"payerId": "%s", "name": "Visits PPO", "effectiveFrom": "2026-01-01", "unitRule": "AMA_MIDPOINT",
                 "terms": [{"scope": {"all": true}, "method": "FLAT_PER_UNIT", "rate": "33.00"}],
                 "coinsurance": {"percent": "0"}, "sequestration": false,
                 "visitLimits": [{"visits": %d, "period": "CALENDAR_YEAR", "effect": "HARD"}]}
                """.formatted(payer, visits));
    }

    private static void publish(String payer, String file, String content) {
        String key = "incoming/practices/demo/" + payer + "/2026-01-01/" + file;
        system.upload(key, content);
        system.demo()
                .await(
                        "/v1/fee-schedules",
                        list -> list.at("/items")
                                .valueStream()
                                .filter(one -> one.at("/sourceKey").asText().equals(key))
                                .findFirst()
                                .filter(one -> one.at("/state").asText().equals("PUBLISHED"))
                                .isPresent());
    }

    private static String visitOf(String payer) {
        return visitOf(payer, "page-" + UUID.randomUUID(), "2026-08-03");
    }

    private static String visitOf(String payer, String patient, String on) {
        return Visits.of(patient, on).replace("\"medicare\"", '"' + payer + '"');
    }

    private static void choose(Page page, String csv) {
        choose(page, "fees.csv", csv);
    }

    private static void choose(Page page, String name, String content) {
        choose(page, name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static void choose(Page page, String name, byte[] content) {
        page.locator("#upload-file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
    }

    @Test
    void aPatientsYearIsSetAgainstTheThreshold() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        for (String day : List.of("2026-01-05", "2026-01-12", "2026-01-19")) {
            system.demo().postClaim(Visits.of(patient, day));
        }
        Page page = browser.desktop("/#threshold");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Patient id").fill(patient);
        page.locator("#threshold-year").fill("2026");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();
        Locator year = page.getByRole(AriaRole.REGION, named("Physical and speech therapy in 2026"));
        assertThat(year).containsText("33rd visit from here, about 2026-09-07, crosses");

        page.locator("#threshold-ptSlp").fill("2200.00");
        page.getByRole(AriaRole.BUTTON, named("Record")).click();

        assertThat(year).containsText("$2,410.42");
        assertThat(year).containsText("1st visit from here, about 2026-01-26, crosses");
        PageBrowser.look(page, "threshold");
        page.getByRole(AriaRole.BUTTON, named("Claim of 2026-01-12 $70.14, why"))
                .click();
        Locator why = page.getByRole(AriaRole.DIALOG);
        assertThat(why).containsText("Social Security Act 1833(g)");
        assertThat(why).containsText("Medicare Claims Processing Manual (Pub. 100-04) ch. 5 s. 10.7");
        assertNothingOfThePatientIsKept(page, patient);
    }

    @Test
    void aYearThatIsAboveTheThresholdNamesTheClaimThatCrossedIt() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo()
                .call(
                        "PUT",
                        "/v1/patients/" + patient + "/therapy-threshold?year=2026",
                        Optional.of("{\"ptSlp\": \"2400.00\", \"ot\": \"0.00\", \"asOf\": \"2026-02-01\"}"),
                        Map.of());
        for (String day : List.of("2026-02-02", "2026-02-09")) {
            system.demo().postClaim(Visits.of(patient, day));
        }
        Page page = browser.desktop("/#threshold");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Patient id").fill(patient);
        page.locator("#threshold-year").fill("2026");

        page.getByRole(AriaRole.BUTTON, named("Show")).click();

        Locator year = page.getByRole(AriaRole.REGION, named("Physical and speech therapy in 2026"));
        assertThat(year).containsText("The claim of 2026-02-09 crossed the threshold");
        assertThat(year.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("2026-02-09")))
                .containsText("above: KX");
        assertThat(year.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("2026-02-02")))
                .containsText("below");
    }

    @Test
    void aProvidersMonthIsHeldAgainstFifteenMinutesAUnit() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        for (String day : List.of("2026-02-23", "2026-02-25")) {
            system.demo()
                    .postClaim(Visits.of(patient, day)
                            .replace(
                                    "\"npi\":\"1234567893\",\"name\":\"A. Smith\"",
                                    "\"npi\":\"1679576722\",\"name\":\"A. Smith\""));
        }
        Page page = browser.desktop("/#averages");
        PageBrowser.useKey(page, "demo-key");
        page.getByLabel("Month of service").fill("2026-02");
        page.getByRole(AriaRole.BUTTON, named("Show")).click();

        Locator month = page.getByRole(AriaRole.REGION, named("Providers in 2026-02"));
        Locator provider = month.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName("1679576722"));
        assertThat(provider).containsText("below 15");
        assertThat(month)
                .containsText("Provider 1679576722: 80 timed minutes for 6 units of 2026-02 are 13.33 minutes a unit");
        PageBrowser.look(page, "averages");

        page.getByRole(AriaRole.BUTTON, named("Average of 1679576722 13.33, why"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG))
                .containsText("80 timed minutes of 2 claims, divided by 6 timed units");
        assertNothingOfThePatientIsKept(page, patient);
    }

    @Test
    void theApisViewerShowsEveryOperation() {
        Page page = browser.desktop("/docs");

        assertThat(page.getByText("Counts the units of a day.").first()).isVisible();
        List<String> shown = page.locator(".opblock-summary").all().stream()
                .filter(Locator::isVisible)
                .map(operation -> operation.locator(".opblock-summary-method").innerText() + " "
                        + operation.locator("[data-path]").getAttribute("data-path"))
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Operation.all().map(Operation::toString).toList());
        PageBrowser.look(page, "docs");
    }

    @Test
    void anUnknownKeyIsSaidToBeUnknown() {
        Page page = browser.desktop("/#claims");
        page.getByLabel("API key").fill("no-such-key");
        page.getByRole(AriaRole.BUTTON, named("Use")).click();

        assertThat(page.getByText("This key is not known.")).isVisible();
    }

    @Test
    void aKeyboardAloneReachesTheContent() {
        Page page = browser.desktop("/");
        page.getByText("To the content").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));

        page.keyboard().press("Tab");
        assertThat(page.getByText("To the content")).isFocused();
        page.keyboard().press("Enter");

        assertThat(page.locator("#main")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visit", "note", "claims", "fee-schedules", "threshold", "averages"})
    void onAPhoneEveryViewIsReadable(String view) {
        Page page = browser.phone("/#" + view);
        PageBrowser.useKey(page, "demo-key");
        page.waitForLoadState(LoadState.NETWORKIDLE);

        PageBrowser.look(page, "phone-" + view);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/pages/findings.html"})
    void onAPhoneTheApisViewerAndTheFindingsAreReadable(String address) {
        Page page = browser.phone(address);
        page.waitForLoadState(LoadState.NETWORKIDLE);

        PageBrowser.look(page, "phone" + address.replace('/', '-').replace(".html", ""));
    }

    @Test
    void onPaperEveryViewIsReadableAndHasNothingToPress() {
        Page page = browser.sheet("/");
        PageBrowser.useKey(page, "demo-key");
        for (String view : VIEWS) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.getByRole(AriaRole.LINK, named(view)).click();
            page.waitForLoadState(LoadState.NETWORKIDLE);

            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

            assertThat(page.locator("nav")).isHidden();
            assertThat(page.locator("button:not(.figure):visible")).hasCount(0);
            PageBrowser.look(page, "print-" + view.toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    @Test
    void withoutAKeyEachViewSaysWhatItNeeds() {
        Page page = browser.desktop("/");
        for (String view : VIEWS.subList(1, VIEWS.size())) {
            page.getByRole(AriaRole.LINK, named(view)).click();

            assertThat(page.locator("main"))
                    .containsText("Enter your practice's API key at the top of the page to see");
        }
        PageBrowser.look(page, "no-key");
    }

    @Test
    void theListOfClaimsIsNarrowed() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo().postClaim(Visits.of(patient, "2026-08-03"));
        system.demo().postClaim(Visits.of(patient, "2026-08-10"));
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        Locator title = page.locator("#claims-title");
        Locator show = page.getByRole(AriaRole.BUTTON, named("Show"));
        page.getByLabel("Patient id").fill(patient);
        show.click();
        assertThat(title).hasText("2 claims");

        page.getByLabel("From").fill("2026-08-04");
        show.click();
        assertThat(title).hasText("1 claim");
        page.getByLabel("Status").selectOption("VOID");
        show.click();

        assertThat(title).hasText("No claims");
        assertThat(page.locator("main")).containsText("None answer to these filters.");
    }

    @Test
    void whatIsRefusedIsSaidWithTheFieldsName() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo().postClaim(Visits.of(patient, "2026-08-03"));
        Page page = browser.desktop("/#claims");
        PageBrowser.useKey(page, "demo-key");
        page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient))
                .click();
        page.getByRole(AriaRole.BUTTON, named("Correct")).click();
        page.getByRole(AriaRole.BUTTON, named("Edit the whole request")).click();
        Locator whole = page.getByLabel("The whole request");
        whole.fill(whole.inputValue().replace("\"minutes\": 33", "\"minutes\": -33"));

        page.getByRole(AriaRole.BUTTON, named("Archive the correction")).click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("claim, services 1, minutes:");
        assertThat(whole).isVisible();
        PageBrowser.look(page, "refused");
    }

    @Test
    void aKeyboardAloneOpensAClaimAndAFiguresReason() {
        String patient = "page-" + UUID.randomUUID().toString().substring(0, 8);
        system.demo().postClaim(Visits.of(patient, "2026-08-03"));
        Page page = browser.desktop("/#claims");
        page.getByLabel("API key").focus();
        page.keyboard().type("demo-key");
        page.keyboard().press("Enter");
        assertThat(page.locator("#claims-title")).isVisible();
        page.keyboard().press("Tab");
        walkTo(page, page.getByLabel("Patient id"));
        page.keyboard().type(patient);
        page.keyboard().press("Enter");
        assertThat(page.locator("#claims-title")).hasText("1 claim");

        walkTo(page, page.getByRole(AriaRole.BUTTON, named("Open the claim of 2026-08-03, patient " + patient)));
        page.keyboard().press("Enter");
        assertThat(page.locator("#claim-title")).isFocused();
        Locator allowed = page.getByRole(AriaRole.BUTTON, named("Allowed $70.14, why"));
        walkTo(page, allowed);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");

        assertThat(allowed).isFocused();
    }

    /** Tab by tab, as far as a visitor would go. */
    private static void walkTo(Page page, Locator target) {
        for (int tabs = 0; tabs < 40 && !(boolean) target.evaluate("it => it === document.activeElement"); tabs++) {
            page.keyboard().press("Tab");
        }
        assertThat(target).isFocused();
    }

    private static void assertNothingOfThePatientIsKept(Page page, String patient) {
        assertThat(page.url()).doesNotContain(patient);
        assertThat(page.evaluate("localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0);
    }

    private static Locator rule(Page page, String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
