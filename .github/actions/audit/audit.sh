#!/usr/bin/env bash
# The steps of the action beside it. Everything comes in by the environment, so that no input can become a command.
#   audit.sh install   puts calque on the PATH of the steps that follow
#   audit.sh audit     audits, and writes outputs and the step's summary
set -euo pipefail

fail() { echo "::error title=Calque::$1" >&2; exit 2; }

# The version of the action, which is that of the program.
version() {
  local version=${CALQUE_VERSION#v}
  [[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] ||
    fail "“calque: ${CALQUE_FROM:-release}” needs the action at a version, such as @v0.1.0, not “${CALQUE_VERSION:-}”; or give a path or “source”"
  echo "$version"
}

# Fetches a file of the release and compares it with the release's checksums.
fetch() {
  name=$1
  local base=${CALQUE_DOWNLOAD:-$CALQUE_REPOSITORY/releases/download/v$(version)} file
  for file in "$name" SHA256SUMS; do
    curl --fail --silent --show-error --location --output "$folder/$file" "$base/$file" ||
      fail "$base/$file cannot be fetched"
  done
  (cd "$folder" && grep -F " $name" SHA256SUMS | sha256sum --check --quiet -) ||
    fail "$name is not what SHA256SUMS says"
}

install() {
  local from=${CALQUE_FROM:-release} folder="${RUNNER_TEMP:-/tmp}/calque" program name
  mkdir -p "$folder"
  case $from in
    release)
      fetch "calque-$(version)-linux-$(uname -m).tar.gz"
      tar -xzf "$folder/$name" -C "$folder"
      program="$folder/${name%.tar.gz}"
      ;;
    wheel)
      python3 -m venv "$folder/venv"
      fetch "calque-$(version)-py3-none-manylinux_2_36_$(uname -m).whl"
      "$folder/venv/bin/pip" install --quiet --disable-pip-version-check "$folder/$name"
      program="$folder/venv/bin"
      ;;
    source)
      make -C "$GITHUB_ACTION_PATH/../../.." build >&2
      program=$(cd "$GITHUB_ACTION_PATH/../../../.build/release" && pwd)
      ;;
    *)
      [[ -x $from && -f $from ]] || fail "“calque: $from” names no program"
      program=$(cd "$(dirname "$from")" && pwd)
      ;;
  esac
  "$program/calque" --version
  echo "$program" >>"$GITHUB_PATH"
}

audit() {
  local scratch arguments=() paths=() code=0
  scratch=$(mktemp -d)
  # Paths are parted by blanks; patterns in them are for the shell, as in any command.
  read -r -d '' -a paths <<<"${CALQUE_PATHS:-.}" || true
  [[ -z ${CALQUE_CONFIG:-} ]] || arguments+=("--config=$CALQUE_CONFIG")
  [[ -z ${CALQUE_DIFF:-} ]] || arguments+=("--diff=$CALQUE_DIFF")
  case ${CALQUE_FAIL_ON:-} in
    '') ;;
    never) arguments+=(--exit-zero) ;;
    *) arguments+=("--fail-on=$CALQUE_FAIL_ON") ;;
  esac
  local sarif="${RUNNER_TEMP:-$scratch}/calque.sarif"
  calque lint "${arguments[@]}" --format=text "--format=sarif=$sarif" "--format=markdown=$scratch/summary.md" \
    "--format=json=$scratch/report.json" -- "${paths[@]}" || code=$?
  if [[ -s $scratch/report.json ]]; then
    python3 - "$scratch/report.json" >>"$GITHUB_OUTPUT" <<'PYTHON'
import json
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
score = (report.get("score") or {}).get("value")
print(f"score={'' if score is None else round(score, 1)}")
print(f"findings={sum(len(document['findings']) for document in report['documents'])}")
PYTHON
    echo "sarif=$sarif" >>"$GITHUB_OUTPUT"
    cat "$scratch/summary.md" >>"$GITHUB_STEP_SUMMARY"
  fi
  rm -rf "$scratch"
  return "$code"
}

case ${1:-} in
  install | audit) "$1" ;;
  *) fail "usage: audit.sh install|audit" ;;
esac
