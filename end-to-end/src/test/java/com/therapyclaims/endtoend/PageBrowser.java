package com.therapyclaims.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A headless Chromium on the web page, as one visitor after the other. */
final class PageBrowser implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double DEADLINE_MS = 20_000;

    private final Playwright playwright;
    private final Browser browser;
    private final URI base;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private PageBrowser(Path chromium, URI base) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox")));
        this.base = base;
        PlaywrightAssertions.setDefaultAssertionTimeout(DEADLINE_MS);
    }

    /** The Chromium of this machine: the property {@code chromium}, or one on the path, first one that is made for this. */
    static Optional<Path> chromium() {
        Stream<Path> onPath = Stream.of(
                        "chromium-headless-shell",
                        "chromium",
                        "chromium-browser",
                        "google-chrome",
                        "google-chrome-stable")
                .flatMap(name -> Tools.find(name).stream());
        return Stream.concat(
                        Stream.ofNullable(System.getProperty("chromium"))
                                .map(Path::of)
                                .filter(Files::isExecutable),
                        onPath)
                .findFirst();
    }

    static PageBrowser start(Path chromium, URI base) {
        return new PageBrowser(chromium, base);
    }

    /** A visitor at a desk. */
    Page desktop(String address) {
        return visitor(address, 1280, 900);
    }

    /** A visitor with a phone in hand. */
    Page phone(String address) {
        return visitor(address, 390, 844);
    }

    /** A visitor whose page is as wide as a sheet of paper. */
    Page sheet(String address) {
        return visitor(address, 794, 1123);
    }

    private Page visitor(String address, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setAcceptDownloads(true)
                .setTimezoneId("America/New_York")
                .setLocale("en-US"));
        context.setDefaultTimeout(DEADLINE_MS);
        // The whole visit, pages beside the first one too.
        context.onRequest(request -> asked.add(request.url()));
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            // What the browser itself objects to: a policy that was broken, an error nobody caught.
            if (message.text().contains("Content Security Policy")
                    || message.text().contains("Uncaught")) {
                complaints.add(message.text());
            }
        });
        Page page = context.newPage();
        page.navigate(base.resolve(address).toString());
        return page;
    }

    /** The key in the field at the top, as a practice enters it. */
    static void useKey(Page page, String key) {
        page.getByLabel("API key").fill(key);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use"))
                .click();
        page.getByText("Your practice's key is in use").waitFor();
    }

    /** Keeps what the page looks like, whole, and holds it to axe's rules and to the width of its screen. */
    static void look(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .map(node -> node.getHtml())
                                                .toList())
                                .toList())
                .as("axe on " + name)
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as(name + " fits its screen")
                .isEqualTo(true);
    }

    /** Every address any visitor's page asked for. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Everything the browser objected to. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
