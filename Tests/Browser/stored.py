"""A stored report of any number of documents, most with ten findings of the sample page in their text."""

import json
import subprocess

from browser import PROGRAM, ROOT, SAMPLE

FINDINGS = 10


def stored(path, documents, words=0):
    """Writes an NDJSON report, with so many words more in each document; without the places of blocks, which HTML
    does not show."""
    run = subprocess.run(
        [PROGRAM, "audit", SAMPLE, "--format", "ndjson", "--with-text"], cwd=ROOT, capture_output=True, text=True
    )
    start, document, end = run.stdout.splitlines()
    document = json.loads(document)["document"]
    findings, verdict = document["findings"][:FINDINGS], document["verdict"]
    last = max(finding["block"] for finding in findings)
    document["blocks"] = document["blocks"][:last + 1]
    for block in document["blocks"]:
        block.pop("location", None)
    if words:
        document["blocks"].append({**document["blocks"][last], "text": "word " * words})
    with open(path, "w") as file:
        file.write(start + "\n")
        for number in range(documents):
            # Some have fewer findings and other verdicts, for filters and sorting to tell apart.
            some = findings[:3] if number % 10 == 1 else [] if number % 10 == 2 else findings
            if number % 10 == 2:
                document["verdict"] = {"label": "no-sign", "probability": 0.1, "reasons": [], "words": 600}
            else:
                document["verdict"] = verdict
            for place, finding in enumerate(some):
                finding["fingerprint"] = f"{number * 16 + place:016x}"
            line = {**document, "path": f"site/{number}.html", "findings": some}
            file.write(json.dumps({"type": "document", "document": line}, ensure_ascii=False) + "\n")
        file.write(end + "\n")
    return path
