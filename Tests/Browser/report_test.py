"""What an editor does with a report, and what a report must never do."""

import base64
import json
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from browser import PROGRAM, ROOT, SAMPLE, Browser, report
from stored import stored

FIXTURES = ["Tests/Fixtures/formats", "Tests/Fixtures/sample", "Tests/Fixtures/second"]


def setUpModule():
    global folder, sample, several, index
    folder = tempfile.TemporaryDirectory()
    sample = report(SAMPLE, "--format", "html", output=f"{folder.name}/sample.html")
    several = report(*FIXTURES, "--format", "html", "--min-confidence", "hint", output=f"{folder.name}/several.html")
    # Large enough for an index, of few documents.
    stored(f"{folder.name}/few.ndjson", 30, words=200_000)
    index = report(f"{folder.name}/few.ndjson", "--format", "html", output=f"{folder.name}/index.html", command="report")


def tearDownModule():
    folder.cleanup()


class Reading(unittest.TestCase):
    """One page, opened once."""

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser(sample)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def setUp(self):
        self.browser.open(sample)
        self.browser.js("localStorage.clear()")
        self.browser.open(sample)

    def test_nothing_is_fetched_and_the_policy_is_kept(self):
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.requests(), [])

    def test_the_policy_is_enforced(self):
        self.browser.js("(()=>{let e=document.createElement('script');e.textContent='window.broken=1';document.body.append(e)})()")
        self.assertIsNone(self.browser.js("window.broken"))
        self.assertTrue(any("Content Security Policy" in text for text in self.browser.complaints()))

    def test_severities_are_filtered(self):
        cards = len(self.browser.shown(".card"))
        minor = len(self.browser.all(".card.minor"))
        self.assertGreater(minor, 2)
        self.browser.click("#show-minor")
        self.assertEqual(len(self.browser.shown(".card")), cards - minor)
        self.assertEqual(self.browser.one("#shown").text, f"{cards - minor} of {cards} shown")
        self.assertEqual(
            self.browser.js("getComputedStyle(document.querySelector('mark.minor')).backgroundColor"), "rgba(0, 0, 0, 0)"
        )

    def test_packs_types_and_confidences_are_filtered(self):
        for name in ("pack-0", "category-0", "show-certain"):
            with self.subTest(name):
                style = self.browser.js(f"document.querySelector('#{name}').dataset.class")
                hidden = len(self.browser.all(f".card.{style}"))
                self.assertGreater(hidden, 0)
                self.browser.click(f"#{name}")
                self.assertEqual(len(self.browser.shown(".card")), len(self.browser.all(".card")) - hidden)
                self.browser.click(f"#{name}")

    def test_search_narrows(self):
        self.browser.one("#search").send_keys("slogan")
        shown = self.browser.shown(".card")
        self.assertEqual(len(shown), 2)
        self.assertTrue(all("slogan" in card.text for card in shown))
        self.browser.keys(Keys.ESCAPE)
        self.assertEqual(len(self.browser.shown(".card")), len(self.browser.all(".card")))

    def test_keys_go_through_the_findings(self):
        self.browser.keys("j")
        first = self.browser.one(".card.current").get_attribute("id")
        self.browser.keys("j")
        self.assertNotEqual(self.browser.one(".card.current").get_attribute("id"), first)
        self.browser.keys("k")
        self.assertEqual(self.browser.one(".card.current").get_attribute("id"), first)
        self.browser.keys("?")
        self.assertTrue(self.browser.one("#help").is_displayed())
        self.browser.keys("?")
        self.browser.keys("/")
        self.assertEqual(self.browser.driver.switch_to.active_element.get_attribute("id"), "search")
        self.browser.keys("j")
        self.assertEqual(self.browser.one("#search").get_attribute("value"), "j")

    def test_keys_can_be_switched_off(self):
        self.browser.click("#keys-on")
        self.browser.keys("j")
        self.assertEqual(self.browser.all(".card.current"), [])
        self.browser.open(sample)
        self.browser.keys("j")
        self.assertEqual(self.browser.all(".card.current"), [], "the page forgot it")

    def test_the_text_is_read_in_three_ways(self):
        text = lambda: self.browser.one(".sheet .column").find_element("xpath", "//p[contains(., 'Whitcomb. In the')]").text
        self.assertIn("Peace through power", text())
        self.assertIn("Peace through strength", text())
        self.browser.click("#mode-marks")
        self.assertNotIn("Peace through strength", text())
        self.browser.click("#mode-corrected")
        self.assertNotIn("Peace through power", text())
        self.assertIn("“Peace through strength!”", text())

    def test_a_permalink_leads_to_its_finding(self):
        anchor = self.browser.js("document.querySelectorAll('.card')[5].id")
        self.browser.open("about:blank" if False else sample, "#" + anchor)
        self.browser.js("location.reload()")
        time.sleep(0.3)
        self.assertEqual(self.browser.one(".card.current").get_attribute("id"), anchor)

    def test_a_finding_says_what_to_do(self):
        card = self.browser.one("mark.mended a").get_attribute("href").split("#")[1]
        self.browser.click(f"#{card} summary")
        more = self.browser.one(f"#{card} .more").text
        self.assertIn("Truth Social account on Sunday night", more)
        self.assertIn("calque-ignore-next en/literalisms/platform-name-translated", more)
        rule = self.browser.one(f"#{card} dl a").get_attribute("href").split("#")[1]
        self.assertIn("en/literalisms/platform-name-translated", self.browser.one(f"#{rule}").text)

    def test_notes_do_not_lie_over_one_another(self):
        tops = self.browser.js(
            "[...document.querySelectorAll('.margin')].map(m => { const b = m.getBoundingClientRect(); return [b.top, b.bottom] })"
        )
        for before, after in zip(tops, tops[1:]):
            self.assertLessEqual(before[1], after[0] + 0.5)

    def test_decisions_are_saved_and_loaded(self):
        browser = self.browser
        browser.click("#decisions > summary")
        browser.one("#decider").send_keys("Ada")
        browser.keys(Keys.ESCAPE)
        browser.js("document.activeElement.blur()")
        browser.keys("j")
        browser.keys("a")
        browser.keys("j")
        browser.keys("d")
        dismissed = browser.one(".card.current")
        dismissed.find_element("css selector", ".reason").send_keys("a nickname; “so-called” <b>")
        key = dismissed.get_attribute("id")[2:]
        self.assertTrue(browser.one("#decided").text.startswith("2 of ") or browser.js("document.querySelector('#decided').textContent").startswith("2 of "))
        # Kept by the browser …
        browser.open(sample)
        self.assertEqual(len(browser.all(".card.accepted")), 1)
        # … and in a file.
        browser.click("#decisions > summary")
        browser.click("#decisions-save")
        saved = browser.wait_for_download("calque-decisions.json")
        decisions = json.loads(saved.read_text())
        self.assertEqual((decisions["calque"], decisions["version"]), ("decisions", 1))
        self.assertEqual([entry["status"] for entry in decisions["decisions"]], ["accepted", "dismissed"])
        self.assertEqual(decisions["decisions"][1]["fingerprint"], key)
        self.assertEqual(decisions["decisions"][1]["reason"], "a nickname; “so-called” <b>")
        self.assertEqual({entry["by"] for entry in decisions["decisions"]}, {"Ada"})
        stranger = {"fingerprint": "0123456789abcdef", "status": "accepted", "rule": "x/y"}
        decisions["decisions"].append(stranger)
        copy = Path(folder.name) / "decisions.json"
        copy.write_text(json.dumps(decisions))
        saved.unlink()
        browser.js("localStorage.clear()")
        browser.open(sample)
        self.assertEqual(browser.all(".card.accepted"), [])
        browser.js("document.querySelector('#decisions-load').hidden = false")
        browser.one("#decisions").find_element("css selector", "summary").click()
        browser.one("#decisions-load").send_keys(str(copy))
        time.sleep(0.3)
        self.assertEqual(len(browser.all(".card.accepted")), 1)
        self.assertEqual(len(browser.all(".card.dismissed")), 1)
        self.assertIn("1 of them on findings that are not here", browser.js("document.querySelector('#toast').textContent"))
        browser.click("#show-dismissed")
        self.assertFalse(browser.one(".card.dismissed").is_displayed())
        # What was loaded and is not here is saved again.
        browser.click("#decisions-save")
        again = json.loads(browser.wait_for_download("calque-decisions.json").read_text())
        self.assertIn(stranger, again["decisions"])

    def test_a_file_that_holds_no_decisions_is_refused(self):
        for content in ("{", "[]", '{"calque": "decisions", "version": 1, "decisions": [{"fingerprint": 1}]}'):
            with self.subTest(content):
                copy = Path(folder.name) / "wrong.json"
                copy.write_text(content)
                self.browser.open(sample)
                self.browser.js("document.querySelector('#decisions-load').hidden = false")
                self.browser.one("#decisions").find_element("css selector", "summary").click()
                self.browser.one("#decisions-load").send_keys(str(copy))
                time.sleep(0.2)
                self.assertIn("no file of decisions", self.browser.js("document.querySelector('#toast').textContent"))
                self.assertEqual(self.browser.all(".card:is(.accepted, .dismissed)"), [])


class Documents(unittest.TestCase):
    def test_documents_are_filtered_and_gone_through(self):
        with Browser(several) as browser:
            self.assertGreater(len(browser.all(".document")), 10)
            browser.click("#doc-1")
            self.assertFalse(browser.one("#document-1").is_displayed())
            self.assertTrue(browser.one("#document-2").is_displayed())
            browser.keys("n")
            self.assertEqual(browser.complaints(), [])

    def test_without_a_script_filters_work_and_what_needs_one_is_not_there(self):
        with Browser(several, scripts=False) as browser:
            box = browser.devtools("DOM.getDocument", depth=0)["root"]["nodeId"]

            def visible(selector):
                nodes = browser.devtools("DOM.querySelectorAll", nodeId=box, selector=selector)["nodeIds"]
                count = 0
                for node in nodes:
                    try:
                        browser.devtools("DOM.getBoxModel", nodeId=node)
                        count += 1
                    except Exception:
                        pass
                return count

            def press(selector):
                node = browser.devtools("DOM.querySelector", nodeId=box, selector=selector)["nodeId"]
                browser.devtools("DOM.focus", nodeId=node)
                for kind in ("keyDown", "keyUp"):
                    browser.devtools("Input.dispatchKeyEvent", type=kind, key=" ", code="Space", text=" ",
                                     windowsVirtualKeyCode=32)
                time.sleep(0.2)

            self.assertEqual(visible("#search, #decisions, .tools, #help"), 0)
            before = visible("#document-3 .card, #document-4 .card, #document-5 .card")
            self.assertGreater(before, 0)
            press("#show-major")
            self.assertEqual(visible(".card.major"), 0)
            press("#show-major")
            press("#doc-3")
            self.assertEqual(visible("#document-3"), 0)

    def test_a_comparison_says_what_is_new_and_what_was_fixed(self):
        old = report(SAMPLE, "--format", "json", "--with-text", output=f"{folder.name}/old.json")
        content = json.loads(old.read_text())
        findings = content["documents"][0]["findings"]
        new = findings.pop()["fingerprint"]
        findings[0]["fingerprint"], findings[0]["text"] = "feedfeedfeedfeed", "a fault of old"
        old.write_text(json.dumps(content))
        now = report(SAMPLE, "--format", "ndjson", "--with-text", output=f"{folder.name}/now.ndjson")
        page = report(str(now), "--compare", str(old), "--compare", str(old), "--format", "html",
                      output=f"{folder.name}/compared.html", command="report")
        with Browser(page) as browser:
            self.assertIn("2 new, 1 fixed", browser.one(".since").text)
            self.assertIn("a fault of old", browser.one(".gone").text)
            self.assertEqual(len(browser.all(".trend circle")), 3)
            self.assertIn("new", browser.one(f"#f-{new} .top").text)
            browser.click("#only-new")
            self.assertEqual(len(browser.shown(".card")), 2)
            self.assertEqual(browser.complaints(), [])


class Looks(unittest.TestCase):
    def test_nothing_sticks_out_at_any_width_or_zoom(self):
        for page in (several, index):
            with Browser(page) as browser:
                for width, height, scale in ((1440, 900, 1), (1024, 768, 1), (720, 450, 2), (390, 844, 2), (320, 568, 2)):
                    with self.subTest(page=page.name, width=width):
                        browser.resize(width, height, scale)
                        time.sleep(0.2)
                        self.assertLessEqual(browser.js("document.documentElement.scrollWidth"), width)

    def test_dark_is_dark(self):
        with Browser(sample, dark=True) as browser:
            self.assertEqual(browser.js("getComputedStyle(document.body).backgroundColor"), "rgb(20, 23, 26)")

    def test_it_prints(self):
        with Browser(sample) as browser:
            data = base64.b64decode(browser.devtools("Page.printToPDF", preferCSSPageSize=True)["data"])
            path = Path(folder.name) / "page.pdf"
            path.write_bytes(data)
            self.assertGreater(len(data), 20_000)
            text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True).stdout
            self.assertIn("Dockers’ strike in the Callao", text)
            # Cards are open, and what can only be clicked is gone.
            self.assertIn("Once its words are translated", text)
            self.assertNotIn("Search findings", text)

    def test_it_is_accessible(self):
        import axe_core_python
        source = next(Path(axe_core_python.__file__).parent.rglob("axe*.js")).read_text()
        for page in (sample, several, index):
            for dark in (False, True):
                for width in (1440, 390):
                    with self.subTest(page=page.name, dark=dark, width=width), Browser(page, dark=dark, width=width) as browser:
                        # What is not near the window is not laid out, and so not looked at.
                        browser.js("document.querySelectorAll('.document').forEach(d => d.style.contentVisibility = 'visible')")
                        if page == sample:
                            browser.js("document.querySelectorAll('.card details').forEach(d => { d.removeAttribute('name'); d.open = true })")
                            browser.keys("j")
                            browser.keys("d")
                        if page == index:
                            self.assertEqual(len(browser.all(".listed tbody tr")), 30)
                            browser.click(".menu summary")
                        browser.driver.execute_script(source)
                        browser.driver.set_script_timeout(120)
                        found = browser.driver.execute_async_script(
                            "const done = arguments[arguments.length - 1];"
                            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})"
                            ".then(r => done(r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200), v.nodes[0].failureSummary])),"
                            " e => done([['failed', 0, String(e), '']]))"
                        )
                        self.assertEqual(found, [])

    def test_focus_is_seen_and_targets_are_large(self):
        for page in (sample, index):
            with self.subTest(page.name), Browser(page) as browser:
                self.targets_and_focus(browser)

    def targets_and_focus(self, browser):
        small = browser.js(
            "[...document.querySelectorAll('button, summary, input, .card a, .names a, table a')].filter(e => e.checkVisibility())"
            ".map(e => [e.outerHTML.slice(0, 90), e.closest('label') ?? e]).map(([n, e]) => [n, e.getBoundingClientRect()])"
            ".filter(([n, b]) => b.width > 0 && (b.height < 23.5 || b.width < 23.5)).map(([n, b]) => [n, b.width, b.height])"
        )
        self.assertEqual(small, [])
        for _ in range(12):
            browser.keys(Keys.TAB)
            style = browser.js(
                "(() => { const e = document.activeElement, l = e.closest('label');"
                " return [getComputedStyle(e).outlineStyle, l ? getComputedStyle(l).outlineStyle : 'none'] })()"
            )
            self.assertTrue(any(each != "none" for each in style), browser.js("document.activeElement.outerHTML"))


class Hostile(unittest.TestCase):
    def test_hostile_text_stays_text(self):
        bad = [
            "<script>window.broken = 1</script>", "]]> --> </style></script><img src=x onerror='window.broken = 1'>",
            "\" onmouseover=\"window.broken = 1", "\u202etxet desrever\u202c", "{{{script}}}",
        ]
        page = Path(folder.name) / "hostile.txt"
        paragraphs = [f"They joined a coalition of coalitions {text} and a federation of federations." for text in bad]
        paragraphs.append("a coalition of coalitions " + "word " * 200_000)
        page.write_text("\n\n".join(paragraphs))
        output = report(str(page), "--format", "html", output=f"{folder.name}/hostile.html")
        self.assertGreater(output.stat().st_size, 1_000_000)
        with Browser(output) as browser:
            browser.keys("j")
            browser.keys("j")
            browser.click(".card summary")
            for mark in browser.all("mark a")[:5]:
                browser.js("arguments[0].dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))", mark)
            self.assertIsNone(browser.js("window.broken"))
            self.assertEqual(browser.all("img, iframe, object, [onerror], [onmouseover]"), [])
            self.assertEqual(browser.requests(), [])
            self.assertEqual(browser.complaints(), [])
            text = browser.one(".sheet").text
            self.assertIn("<script>window.broken = 1</script>", text)
            self.assertIn("[U+202E]", text)
            self.assertNotIn("\u202e", browser.driver.page_source)


if __name__ == "__main__":
    unittest.main()
