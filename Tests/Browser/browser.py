"""A headless Chromium on reports that the release program has just written."""

import json
import subprocess
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/calque"
SAMPLE = "Tests/Fixtures/sample/harbour-strike.html"


def report(*arguments, output, command="audit"):
    """Writes a report and returns its path."""
    run = subprocess.run(
        [PROGRAM, command, *arguments, "--output", output], cwd=ROOT, capture_output=True, text=True
    )
    if run.returncode not in (0, 1):
        raise AssertionError(f"calque {command}: {run.stderr}")
    return Path(output)


class Browser:
    """A window with a page open; everything that the page asks for is recorded."""

    def __init__(self, page, width=1440, height=1000, dark=False, scripts=True, fragment=""):
        self.downloads = tempfile.TemporaryDirectory()
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"):
            options.add_argument(argument)
        options.add_experimental_option("prefs", {"download.default_directory": self.downloads.name})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.resize(width, height)
        if dark:
            self.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        if not scripts:
            self.devtools("Emulation.setScriptExecutionDisabled", value=True)
        self.open(page, fragment)

    def open(self, page, fragment=""):
        self.driver.get(f"{Path(page).resolve().as_uri()}{fragment}")
        time.sleep(0.2)

    def resize(self, width, height, scale=1):
        self.devtools("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale,
                      mobile=False)

    def devtools(self, command, **parameters):
        return self.driver.execute_cdp_cmd(command, parameters)

    def js(self, code, *arguments):
        return self.driver.execute_script(f"return {code}", *arguments)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def shown(self, selector):
        """The elements that take room on the page."""
        return [element for element in self.all(selector) if element.is_displayed()]

    def keys(self, text):
        self.driver.switch_to.active_element.send_keys(text)
        time.sleep(0.15)

    def click(self, selector):
        # A click of the page's own: a sticky bar may lie over what is clicked.
        self.driver.execute_script("arguments[0].click()", self.one(selector))
        time.sleep(0.1)

    def complaints(self):
        """What the browser's console says: violations of the policy, errors of scripts."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """The addresses that were asked for, the page itself aside."""
        addresses = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                addresses.append(message["params"]["request"]["url"])
        return [address for address in addresses if not address.startswith(("file:", "blob:", "data:"))]

    def wait_for_download(self, name):
        path = Path(self.downloads.name) / name
        for _ in range(100):
            if path.exists() and path.stat().st_size:
                return path
            time.sleep(0.05)
        raise AssertionError(f"{name} was not downloaded")

    def close(self):
        self.driver.quit()
        self.downloads.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
