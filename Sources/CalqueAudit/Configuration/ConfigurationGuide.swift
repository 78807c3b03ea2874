/// What a configuration may say, as an example of all of it.
public enum ConfigurationGuide {
  /// A configuration with every key; its lines fit a terminal, and a test loads it.
  public static let example = """
    extends: ../base.calque.yml    # what this one adds to: a file or several
    ignore: [drafts/, "*.old.html"]    # not audited; as in .gitignore
    packs:
      - house.yml                  # your own: a file, or a folder with pack.yml
      - en/formulas: off           # a shipped one: on or off
    rules:                         # rule, pack, en/echo/*; later lines win
      en/echo/x-of-xs: off         # on, off …
      en/echo: minor               # … neutral, minor, major, critical …
      en/names: [major, certain]   # … hint, likely, certain, or several
    overrides:
      en/literalisms/platform-name-translated:
        severity: critical
        confidence: certain
        words+: ["honest social {app|site}"]    # phrases that it finds too
        except+: [true social platform fund]    # phrases that it lets pass
    # Right spellings, which no rule on names doubts:
    names: [Huad Hussein, {file: names.txt}]
    # More names to tell garbled ones by: tabs, one a line, or YAML.
    gazetteers: [people.tsv, places.tsv.gz]
    # Right words: no finding consists of just one of these.
    words: [bank of banks]
    language: en                   # of all text; else as markup and text say
    # Audit these too: bylines, comments, datelines, furniture.
    include: [bylines]
    min-confidence: likely         # list from here on: hint, likely, certain
    fail-on: major                 # fail from this severity on
    min-score: 80                  # fail below this score
    max-findings: 20               # fail above this number, however slight
    score:
      threshold: 90                # the score from which a text passes
      acceptable-penalty: 10       # points per 1,000 words at the threshold
      minimum-words: 300           # words that are a sufficient sample
      repeats: first               # of equal errors count the first, or all
      multipliers: {minor: 1, major: 5, critical: 25}
      weights: {design: 0.5}       # by MQM type, or the beginning of its path
    silences:                      # what is right although a rule finds it
      - rule: en/echo/x-of-xs
        text: coalition of coalitions
        reason: its own name
      - {rule: "*", path: archive/, reason: printed before 2020}
    paths:                         # keys from “packs” on, for some files
      "news/**": {fail-on: critical, rules: {en/echo: off}}
    """
}
