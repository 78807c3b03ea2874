"""What reports of thousands of findings cost, and what an editor does with them."""

import os
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from browser import PROGRAM, Browser, report
from stored import stored


def setUpModule():
    global folder
    folder = tempfile.TemporaryDirectory()


def tearDownModule():
    folder.cleanup()


def written(stored, page):
    """What it costs to render a stored report as HTML."""
    run = subprocess.Popen([PROGRAM, "report", stored, "--format", "html", "--output", page, "--exit-zero"],
                           stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise AssertionError(f"calque report ended with {run.returncode}")
    return usage


class Many(unittest.TestCase):
    """Thousands of findings, on one page and on an index with a page for each document."""

    @classmethod
    def setUpClass(cls):
        stored(f"{folder.name}/large.ndjson", 2_000)
        cls.usage = written(f"{folder.name}/large.ndjson", f"{folder.name}/large report.html")
        cls.index = Path(folder.name) / "large report.html"

    def test_it_is_written_within_its_budget(self):
        stored(f"{folder.name}/larger.ndjson", 4_000)
        larger = written(f"{folder.name}/larger.ndjson", f"{folder.name}/larger.html")
        # 2 s on a machine with nothing else to do; memory is that of the one page it could have been.
        self.assertLess(self.usage.ru_utime, 4)
        self.assertLess(larger.ru_maxrss, self.usage.ru_maxrss * 1.25)
        self.assertLess(self.index.stat().st_size, 1_000 * 2_000)
        self.assertEqual(len(list(Path(folder.name, "large report-documents").iterdir())), 2_000)

    def spent(self, browser, work):
        """Milliseconds until what `work` changed is painted."""
        return browser.driver.execute_async_script(
            "const done = arguments[0], start = performance.now();" + work +
            "; requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)))"
        )

    def test_one_page_stays_usable(self):
        page = report(str(stored(f"{folder.name}/many.ndjson", 900)), "--format", "html",
                      output=f"{folder.name}/many.html", command="report")
        self.assertLess(page.stat().st_size, 25_000_000)
        with Browser(page) as browser:
            self.assertGreater(browser.js("document.querySelectorAll('.card').length"), 7_000)
            for work in ("document.querySelector('#show-minor').click()", "document.querySelector('#search').focus()"):
                self.assertLess(self.spent(browser, work), 2_000, work)
            self.assertEqual(browser.complaints(), [])

    def test_the_index_is_filtered_searched_and_sorted(self):
        with Browser(self.index) as browser:
            shown = lambda: browser.js("[...document.querySelectorAll('.listed tbody tr')].filter(r => r.checkVisibility()).length")
            said = lambda: browser.one("#shown").text
            self.assertEqual((shown(), said()), (2_000, "2,000 shown"))
            # Three findings, none major, are all that a tenth of the documents has; another tenth has none.
            severities = browser.js("[...document.querySelectorAll('.chip input')].map(i => i.id)")
            kept = {"show-major"}
            for name in set(severities) - kept:
                self.assertLess(self.spent(browser, f"document.querySelector('#{name}').click()"), 2_000, name)
            few = browser.js("document.querySelector('#document-2 .counts').textContent")
            expected = 2_000 if "major" in few else 1_800
            self.assertEqual((shown(), said()), (expected, f"{expected:,} of 2,000 shown" if expected < 2_000 else said()))
            browser.click("#only-found")
            self.assertEqual(shown(), expected - 200)
            browser.click("#only-found")
            for name in set(severities) - kept:
                browser.click(f"#{name}")
            # A finding must pass all filters at once, not one of each.
            packs = browser.js("[...document.querySelectorAll('[id^=pack-]')].map(i => i.id)")
            for name in packs:
                browser.click(f"#{name}")
            self.assertEqual(shown(), 200)
            for name in packs:
                browser.click(f"#{name}")
            browser.click("#verdict-machine")
            self.assertEqual(shown(), 200)
            browser.click("#verdict-machine")
            browser.one("#search").send_keys("site/77.html")
            self.assertEqual((shown(), said()), (1, "1 of 2,000 shown"))
            browser.keys(Keys.ESCAPE)
            self.assertEqual(shown(), 2_000)
            first = lambda: browser.js("document.querySelector('.listed tbody .path').textContent")
            counts = lambda: browser.js("document.querySelector('.listed tbody .counts').textContent")
            findings = browser.js("[...document.querySelectorAll('thead button')].findIndex(b => b.textContent === 'Findings')")
            sort = f"document.querySelectorAll('thead button')[{findings}].click()"
            self.assertLess(self.spent(browser, sort), 4_000)
            self.assertIn("5 major", counts())
            self.assertEqual(browser.js("document.querySelector('[aria-sort]').ariaSort"), "descending")
            browser.driver.execute_script(sort)
            self.assertEqual(counts(), "none")
            browser.driver.execute_script(sort)
            self.assertEqual((first(), browser.all("[aria-sort]")), ("site/0.html", []))
            self.assertEqual(browser.complaints(), [])

    def test_a_document_is_opened_from_the_index_and_left_again(self):
        with Browser(self.index) as browser:
            browser.keys("j")
            browser.keys("j")
            browser.keys(Keys.ENTER)
            time.sleep(0.5)
            self.assertIn("00002.html", browser.driver.current_url)
            self.assertEqual(len(browser.all(".card")), 3)
            self.assertEqual(browser.complaints(), [])
            browser.click(".eyebrow a")
            time.sleep(1)
            self.assertTrue(browser.driver.current_url.endswith("large%20report.html#document-2"))
            browser.click(".rules dl a")
            time.sleep(0.5)
            self.assertEqual(len(browser.all(".card.current")), 1, "a rule leads to no finding")

    def test_the_index_is_filtered_without_a_script(self):
        with Browser(self.index, scripts=False) as browser:
            root = browser.devtools("DOM.getDocument", depth=0)["root"]["nodeId"]
            node = lambda selector: browser.devtools("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]

            def is_shown(selector):
                try:
                    browser.devtools("DOM.getBoxModel", nodeId=node(selector))
                    return True
                except Exception:
                    return False

            self.assertTrue(is_shown("#document-3") and is_shown("#document-4"))
            self.assertFalse(is_shown("#search") or is_shown("thead button"))
            browser.devtools("DOM.focus", nodeId=node(".menu summary"))
            for kind in ("keyDown", "keyUp"):
                browser.devtools("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", text="\r",
                                 windowsVirtualKeyCode=13)
            browser.devtools("DOM.focus", nodeId=node("#only-found"))
            for kind in ("keyDown", "keyUp"):
                browser.devtools("Input.dispatchKeyEvent", type=kind, key=" ", code="Space", text=" ",
                                 windowsVirtualKeyCode=32)
            time.sleep(0.5)
            self.assertFalse(is_shown("#document-3"))
            self.assertTrue(is_shown("#document-4"))


if __name__ == "__main__":
    unittest.main()
