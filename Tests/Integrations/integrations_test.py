"""Calque where people work: each integration on a sample repository, with the release program."""

import glob
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / ".build/release/calque"
FAULT = "Trump wrote on his true social platform that it was late.\n"
RIGHT = "Workers at the gate returned on Monday after the council agreed to pay them.\n"


class SampleRepository(unittest.TestCase):
    """A repository of two pages, one with a fault."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="calque-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.home = self.folder / "home"
        self.home.mkdir()
        self.site = self.folder / "site"
        self.site.mkdir()
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("good.md", f"# Gate\n\n{RIGHT}")
        self.write("bad page.html", f"<html lang=en><title>Gate</title><p>{FAULT}</p>")
        self.commit("Pages")

    def environment(self, **more):
        return {
            "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "HOME": str(self.home), "LANG": "C.UTF-8", **more,
        }

    def run_program(self, *arguments, code=0, **more):
        done = subprocess.run(
            [str(argument) for argument in arguments], cwd=self.site, env=self.environment(**more),
            capture_output=True, text=True, check=False, timeout=300,
        )
        self.assertEqual(done.returncode, code, f"{done.stdout}\n{done.stderr}")
        return done

    def git(self, *arguments, code=0):
        names = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        return self.run_program("git", *names, *arguments, code=code)

    def write(self, name, text):
        path = self.site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, message):
        self.git("add", ".")
        self.git("commit", "--quiet", f"--message={message}")


class PreCommit(SampleRepository):
    """The hook that .pre-commit-hooks.yaml offers, run by pre-commit itself."""

    def hook_repository(self):
        """The hooks as a repository of their own, as pre-commit clones them."""
        hooks = self.folder / "hooks"
        hooks.mkdir()
        shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
        names = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
        for arguments in (["init", "--quiet"], ["add", "."], [*names, "commit", "--quiet", "--message=Hooks"]):
            self.run_program("git", "-C", hooks, *arguments)
        return hooks, self.run_program("git", "-C", hooks, "rev-parse", "HEAD").stdout.strip()

    def test_the_hook_stops_a_commit_with_a_fault_only(self):
        hooks, commit = self.hook_repository()
        repositories = {"repos": [{"repo": str(hooks), "rev": commit, "hooks": [{"id": "calque"}]}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump(repositories))
        self.run_program(sys.executable, "-m", "pre_commit", "install")
        self.commit("Hooks")
        self.write("news/new.html", f"<html lang=en><title>Gate</title><p>{FAULT}</p>")
        self.git("add", ".")
        stopped = self.git("commit", "--message=Fault", code=1)
        self.assertIn("en/literalisms/platform-name-translated", stopped.stdout + stopped.stderr)
        self.assertIn("news/new.html:1:", stopped.stdout + stopped.stderr)
        self.assertNotIn("bad page.html", stopped.stdout + stopped.stderr)
        self.write("news/new.html", f"<html lang=en><title>Gate</title><p>{RIGHT}</p>")
        self.commit("Right")


    def test_the_recipe_with_a_wheel_needs_no_program(self):
        wheels = glob.glob(str(ROOT / ".build/dist/calque-*.whl"))
        if not wheels:
            self.skipTest("“make dist” was not run")
        lines = (ROOT / ".pre-commit-hooks.yaml").read_text().splitlines()
        recipe = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#   ")))
        recipe[0]["hooks"][0]["additional_dependencies"] = wheels
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": recipe}))
        self.commit("Recipe")
        done = self.run_program(
            sys.executable, "-m", "pre_commit", "run", "--all-files", code=1,
            PATH=os.environ["PATH"], PRE_COMMIT_HOME=str(self.folder / "cache"),
        )
        self.assertIn("bad page.html:1:", done.stdout)
        self.assertNotIn("good.md", done.stdout)


class Action(SampleRepository):
    """The steps of the composite action, as its file says them."""

    def setUp(self):
        super().setUp()
        self.action = yaml.safe_load((ROOT / ".github/actions/audit/action.yml").read_text())
        for name in ("output", "summary", "path"):
            (self.folder / name).touch()

    def step(self, index, inputs=None, code=0, **more):
        """Runs a step with inputs, the defaults of the others, and what a runner gives."""
        inputs = {**{name: entry["default"] for name, entry in self.action["inputs"].items()}, **(inputs or {})}
        step = self.action["runs"]["steps"][index]
        environment = {}
        for name, value in step["env"].items():
            for key, given in inputs.items():
                value = value.replace(f"${{{{ inputs.{key} }}}}", given)
            environment[name] = value.replace("${{ github.action_ref }}", "v0.1.0")
        self.assertNotIn("${{ inputs", str(environment))
        self.assertEqual(step["shell"], "bash")
        return self.run_program(
            "bash", "-e", "-c", step["run"], code=code, GITHUB_ACTION_PATH=str(ROOT / ".github/actions/audit"),
            GITHUB_OUTPUT=str(self.folder / "output"), GITHUB_STEP_SUMMARY=str(self.folder / "summary"),
            GITHUB_PATH=str(self.folder / "path"), RUNNER_TEMP=str(self.folder), GITHUB_ACTIONS="true",
            **{**environment, **more},
        )

    def outputs(self):
        return dict(line.split("=", 1) for line in (self.folder / "output").read_text().splitlines())

    def test_a_fault_fails_and_is_told_everywhere(self):
        done = self.step(1, code=1)
        self.assertIn("::error file=bad page.html,line=1", done.stdout)
        outputs = self.outputs()
        self.assertEqual(outputs["findings"], "1")
        self.assertLess(float(outputs["score"]), 90)
        self.assertIn('"2.1.0"', pathlib.Path(outputs["sarif"]).read_text())
        self.assertIn("platform", (self.folder / "summary").read_text())
        declared = {entry["value"].split("outputs.")[1].split(" ")[0] for entry in self.action["outputs"].values()}
        self.assertEqual(declared, set(outputs))

    def test_inputs_hold(self):
        self.step(1, {"paths": "good.md"})
        self.assertEqual(self.outputs()["findings"], "0")
        self.step(1, {"fail-on": "never"})
        self.step(1, {"fail-on": "critical"})
        self.step(1, {"diff": "HEAD"})
        self.assertEqual(self.outputs()["findings"], "0")
        (self.folder / "strict.yml").write_text("rules: {en/literalisms: critical}\n")
        self.step(1, {"config": str(self.folder / "strict.yml"), "fail-on": "critical"}, code=1)
        self.step(1, {"diff": "nowhere"}, code=2)
        self.step(1, {"paths": "$(touch ../made); --help"}, code=2)
        self.assertFalse((self.folder / "made").exists())

    def test_programs_are_found(self):
        self.step(0, {"calque": str(PROGRAM)})
        self.assertEqual((self.folder / "path").read_text().strip(), str(PROGRAM.parent))
        self.assertIn("names no program", self.step(0, {"calque": "nowhere"}, code=2).stderr)

    def test_releases_are_fetched_and_checked(self):
        releases = glob.glob(str(ROOT / ".build/dist/calque-*.tar.gz"))
        if not releases:
            self.skipTest("“make dist” was not run")
        copy = self.folder / "release"
        shutil.copytree(ROOT / ".build/dist", copy)
        for kind in ("release", "wheel"):
            (self.folder / "path").write_text("")
            self.step(0, {"calque": kind}, CALQUE_DOWNLOAD=f"file://{copy}")
            program = pathlib.Path((self.folder / "path").read_text().strip()) / "calque"
            self.assertIn("calque 0.1.0", self.run_program(program, "--version").stdout)
        with open(copy / pathlib.Path(releases[0]).name, "ab") as file:
            file.write(b"more")
        damaged = self.step(0, {"calque": "release"}, code=2, CALQUE_DOWNLOAD=f"file://{copy}")
        self.assertIn("is not what SHA256SUMS says", damaged.stderr)


class GitLab(SampleRepository):
    """The template's job, run by a shell as a runner does."""

    def test_the_job_reports_and_fails(self):
        head, job = yaml.safe_load_all((ROOT / ".gitlab/audit.yml").read_text())
        self.assertEqual(set(head["spec"]["inputs"]), {"paths", "fail-on", "calque", "stage"})
        script = "\n".join(["set -eo pipefail", *job["calque"]["before_script"], *job["calque"]["script"]])
        given = {"CALQUE_PATHS": ".", "CALQUE_FAIL_ON": "", "CALQUE_WHEEL": "none"}
        self.assertLessEqual(set(given), set(job["calque"]["variables"]))
        self.run_program("bash", "-c", script, code=1, **given)
        quality = (self.site / job["calque"]["artifacts"]["reports"]["codequality"]).read_text()
        self.assertIn("bad page.html", quality)
        self.assertIn("<failure", (self.site / job["calque"]["artifacts"]["reports"]["junit"]).read_text())
        base = self.git("rev-parse", "HEAD").stdout.strip()
        self.run_program("bash", "-c", script, CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **given)
        self.run_program("bash", "-c", script, **{**given, "CALQUE_FAIL_ON": "critical"})


class Installation(SampleRepository):
    """What `make install` puts into a prefix."""

    def setUp(self):
        super().setUp()
        self.root = self.folder / "root"
        self.run_program(ROOT / ".ci/install", "/usr", DESTDIR=str(self.root))

    def test_the_program_runs(self):
        done = self.run_program(self.root / "usr/bin/calque", "lint", code=1)
        self.assertIn("bad page.html:1:", done.stdout)

    def test_bash_completes(self):
        script = self.root / "usr/share/bash-completion/completions/calque"

        def complete(*words):
            line = " ".join(words)
            quoted = " ".join(f"'{word}'" for word in words)
            return self.run_program(
                "bash", "--norc", "-c",
                f"source '{script}'; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; COMP_WORDS=({quoted}); "
                f"COMP_CWORD={len(words) - 1}; $(complete -p calque | sed 's/.*-F \\([^ ]*\\).*/\\1/') calque "
                f"'{words[-1]}' '{words[-2]}'; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            ).stdout.split()

        self.assertIn("lint", complete("calque", "l"))
        self.assertIn("--max-findings", complete("calque", "lint", "--max"))
        self.assertIn("apply", complete("calque", "decisions", "a"))

    def test_the_manual_is_sound(self):
        page = self.root / "usr/share/man/man1/calque.1"
        shown = self.run_program("man", "--warnings", "-l", page, MANWIDTH="100", MANPAGER="cat", MANROFFOPT="-ww")
        self.assertEqual(shown.stderr, "")
        for words in ("calque lint", "--max-findings", "EXIT STATUS", "calque decisions apply"):
            self.assertIn(words, shown.stdout)


if __name__ == "__main__":
    unittest.main()
