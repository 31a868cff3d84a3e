package dev.assay.index.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console as a person has it, in a real browser; skipped where there is no Chromium.
class BrowserTest {
  private static final List<String> PAGES =
      List.of(
          "/console/",
          "/console/queue?show=deny",
          "/console/projects",
          "/console/projects/larkspur",
          "/console/projects/larkspur/2.4.1",
          "/console/why/larkspur",
          "/console/traffic",
          "/console/waivers",
          "/console/policy",
          "/console/names",
          "/console/tokens",
          "/console/webhooks",
          "/console/log");

  @TempDir private Path folder;
  private TestConsole console;
  private Chromium browser;

  @BeforeEach
  void start() throws Exception {
    Optional<Path> chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "Chromium is not installed");
    console = new TestConsole(folder.resolve("data"), true);
    browser = new Chromium(chromium.get(), folder.resolve("profile"));
    browser.look(1280, 900, false);
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.close();
    }
    if (console != null) {
      console.close();
    }
  }

  private void open(String path) {
    browser.open(console.address() + path);
  }

  private void logIn() {
    open("/console/login?to=/console/queue");
    browser.evaluate("document.getElementById('secret').value = '" + console.admin + "'");
    browser.follow("document.querySelector('main form').requestSubmit()");
    assertThat(browser.evaluate("location.pathname")).isEqualTo("/console/queue");
  }

  @Test
  void aHeldFileIsApprovedByKeysAndIsThenOffered() {
    logIn();
    String name = "fernsheet-2.2.0-py3-none-any.whl";
    assertThat(browser.evaluate("document.body.innerText")).contains(name);
    browser.press("j");
    assertThat(browser.evaluate("document.activeElement.matches('[data-item]')")).isEqualTo("true");
    while (!browser.evaluate("document.activeElement.innerText").contains(name)) {
      browser.press("j");
    }
    browser.evaluate(
        "document.activeElement.querySelector('[name=reason]').value = 'looked at it'");
    browser.follow("document.activeElement.querySelector('[value=approve]').click()");
    assertThat(browser.evaluate("document.querySelector('.notice').innerText"))
        .isEqualTo("Approved: it is offered from now on.");
    assertThat(browser.evaluate("document.body.innerText")).doesNotContain(name);
    open("/console/projects/fernsheet");
    assertThat(browser.evaluate("document.querySelector('main').innerText"))
        .contains("All of its 3 files are offered", "looked at it");
    open("/simple/fernsheet/");
    assertThat(browser.evaluate("document.body.innerText")).contains(name);
  }

  @Test
  void aDraftIsPreviewedInItsPage() {
    logIn();
    open("/console/policy");
    browser.evaluate(
        "document.getElementById('policy').value = '[index]\\ndeny = [\"acme-ledger\"]\\n'");
    browser.evaluate("window.stayed = true");
    browser.evaluate("document.querySelector('[hx-post]').click()");
    browser.await("document.getElementById('preview-result') !== null");
    assertThat(browser.evaluate("document.getElementById('preview-result').innerText"))
        .contains("Would be refused", "denied-name");
    assertThat(browser.evaluate("window.stayed")).isEqualTo("true");
    assertThat(browser.evaluate("document.getElementById('policy').value")).contains("acme-ledger");
  }

  @Test
  void requestsAreFilteredInTheirPage() {
    open("/console/traffic");
    browser.evaluate("window.stayed = true");
    browser.evaluate(
        "(s => { s.value = 'refused'; s.dispatchEvent(new Event('change', {bubbles: true})); })"
            + "(document.getElementById('outcome'))");
    browser.await(
        "[...document.querySelectorAll('#rows [data-label=Outcome]')]"
            + ".every(cell => cell.innerText.trim() === 'refused')");
    assertThat(browser.evaluate("window.stayed")).isEqualTo("true");
    assertThat(browser.evaluate("location.search")).contains("outcome=refused");
  }

  @Test
  void aWebhookIsAddedAndRemovedByTheKeyboard() {
    logIn();
    open("/console/webhooks");
    String removed = "document.querySelector('main table').innerText.split('removed').length - 1";
    assertThat(browser.evaluate(removed)).isEqualTo("1");
    browser.evaluate(
        "document.getElementById('url').value = 'https://hooks.example/assay/'"
            + " + 'a-long-path-without-a-break'.repeat(4)");
    browser.evaluate("document.querySelector('[name=event][value=file-denied]').focus()");
    browser.press(" ");
    browser.follow("document.querySelector('main form.stack').requestSubmit()");
    assertThat(browser.evaluate("document.getElementById('secret-value').innerText.length"))
        .isEqualTo("43");
    assertThat(browser.evaluate("document.querySelector('main table').innerText"))
        .contains("https://hooks.example/assay/", "file-denied", "live");
    browser.look(360, 800, true);
    assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo("true");
    browser.look(1280, 900, false);
    browser.press("j");
    assertThat(browser.evaluate("document.activeElement.matches('[data-item]')")).isEqualTo("true");
    browser.follow("document.activeElement.querySelector('form button').click()");
    assertThat(browser.evaluate("document.querySelector('.notice').innerText"))
        .isEqualTo("The webhook is removed; it is told nothing more.");
    assertThat(browser.evaluate(removed)).isEqualTo("2");
    assertThat(browser.complaints).isEmpty();
  }

  /// No page is wider than a phone, breaks our own content security policy, or throws.
  @Test
  void everyPageFitsAPhoneInDarkAndLight() {
    logIn();
    for (boolean dark : new boolean[] {false, true}) {
      browser.look(360, 800, dark);
      for (String page : PAGES) {
        open(page);
        assertThat(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"))
            .as(page)
            .isEqualTo("true");
        assertThat(browser.evaluate("getComputedStyle(document.body).backgroundColor"))
            .as(page)
            .isEqualTo(dark ? "rgb(21, 23, 26)" : "rgb(251, 250, 248)");
        assertThat(browser.evaluate("typeof htmx + htmx.config.allowEval"))
            .as(page)
            .isEqualTo("objectfalse");
      }
    }
    assertThat(browser.complaints).isEmpty();
  }

  /// Every field has a label, every picture a word, and the first stop of the keyboard is the way
  /// past the menu.
  @Test
  void everyPageCanBeHeardAndTyped() {
    logIn();
    for (String page : PAGES) {
      open(page);
      assertThat(
              browser.evaluate(
                  "[...document.querySelectorAll('input:not([type=hidden]), select, textarea')]"
                      + ".filter(e => e.labels.length === 0).map(e => e.outerHTML).join()"))
          .as(page)
          .isEmpty();
      assertThat(
              browser.evaluate(
                  "[...document.querySelectorAll('svg:not([aria-hidden])')]"
                      + ".every(e => e.getAttribute('role') === 'img')"))
          .as(page)
          .isEqualTo("true");
      assertThat(
              browser.evaluate(
                  "document.querySelector('a, button, input, select, textarea').className"))
          .as(page)
          .isEqualTo("skip");
    }
  }
}
