"""Takes the picture of the HTML report that stands in the README: picture.py FILE."""

import base64
import sys
import tempfile
import time
from pathlib import Path

from browser import SAMPLE, Browser, report

WIDTH, HEIGHT = 1280, 1212


def main(path):
    with tempfile.TemporaryDirectory() as folder:
        page = report(SAMPLE, "--format", "html", output=f"{folder}/report.html")
        with Browser(page, width=WIDTH, height=HEIGHT) as browser:
            # From the head to the first notes: the table of the only document between them says nothing more.
            browser.js("document.querySelector('.overview').hidden = true")
            browser.js("document.querySelector('.document > header').hidden = true")
            browser.js("document.documentElement.style.scrollbarWidth = 'none'")
            browser.js("dispatchEvent(new Event('resize'))")
            time.sleep(0.5)
            shot = browser.devtools("Page.captureScreenshot", format="png")
            Path(path).write_bytes(base64.b64decode(shot["data"]))


main(sys.argv[1])
