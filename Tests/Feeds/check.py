"""Audits a feed that is served on this machine, and checks that every finding of every item's report stands in the
feed where the report says. Usage: check.py PROGRAM FEED"""

import json
import os
import subprocess
import sys
import tempfile

from local import serving


def run(program, folder, *arguments):
    result = subprocess.run([program, "feed", *arguments], cwd=folder, capture_output=True, text=True)
    if result.returncode not in (0, 1):
        sys.exit(f"calque feed {' '.join(arguments)} ended with {result.returncode}:\n{result.stderr}")
    return result.stdout


def main(program, feed):
    source = open(feed, "rb").read()
    with tempfile.TemporaryDirectory() as folder, serving(os.path.dirname(os.path.abspath(feed))) as port:
        with open(os.path.join(folder, "feeds.yml"), "w") as file:
            file.write("allow: 127.0.0.1\npause: 0\nfeeds:\n")
            file.write(f'  - {{name: Tried, url: "http://127.0.0.1:{port}/{os.path.basename(feed)}"}}\n')
        outcome = json.loads(run(program, folder, "audit", "--format", "json"))[0]
        findings = 0
        for number in range(1, outcome["audited"] + 1):
            report = json.loads(run(program, folder, "show", str(number), "--format", "json"))
            document = report["documents"][0]
            for finding in document["findings"]:
                place = finding["location"]
                text = source[place["byteOffset"]:place["byteOffset"] + place["byteLength"]].decode()
                # Places are those of the source: signs may be written as references there, and the blank that is
                # wrong before a comma is part of the place, but not of the text.
                if "&" not in text and "<" not in text and text.strip() != finding["text"]:
                    sys.exit(f"item {number}: “{finding['text']}” is not where it should be, but “{text}”")
                findings += 1
        report = json.loads(run(program, folder, "report", "--format", "json"))["feeds"][0]
        told = report["total"]
        worst = {item["number"] for item in report["worst"]}
        missing = {item["number"] for item in outcome["found"]} - worst if len(outcome["found"]) <= 10 else set()
        if (told["items"], told["findings"]) != (outcome["audited"], findings) or missing:
            sys.exit(f"the report does not tell of what was found: {told}, missing {missing}")
        run(program, folder, "report", "--format", "html", "--output", "report/index.html")
        page = open(os.path.join(folder, "report", "index.html")).read()
        for item in outcome["found"]:
            if f'href="index-items/{item["number"]}.html"' not in page:
                sys.exit(f"the report has no link to item {item['number']}")
            if "<mark" not in open(os.path.join(folder, "report", "index-items", f"{item['number']}.html")).read():
                sys.exit(f"the report of item {item['number']} marks nothing")
    print(f"{outcome['audited']} items, {len(outcome['found'])} with findings, {findings} findings, all at their places")


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2])
