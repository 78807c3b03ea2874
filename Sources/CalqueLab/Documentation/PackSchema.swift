import CalqueCore
import CalqueRules
import CalqueText
private import Foundation

/// The JSON Schema of the pack format, for editors that check and complete YAML.
public enum PackSchema {
  /// The text of the schema.
  public static func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(schema), as: UTF8.self) + "\n"
  }

  /// A part of a schema.
  private indirect enum Part: Encodable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case list([Self])
    case object([String: Self])

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .flag(let flag): try container.encode(flag)
      case .number(let number): try container.encode(number)
      case .list(let parts): try container.encode(parts)
      case .object(let parts): try container.encode(parts)
      }
    }
  }

  private static let text = Part.object(["type": .text("string")])
  private static let isTrue = Part.object(["const": .flag(true)])

  private static func array(_ items: Part) -> Part {
    .object(["type": .text("array"), "items": items])
  }

  private static func either(_ parts: Part...) -> Part { .object(["anyOf": .list(parts)]) }

  /// One of a part, or a list of them.
  private static func some(_ part: Part) -> Part { either(part, array(part)) }

  private static func choice<Value: RawRepresentable<String> & CaseIterable>(_ type: Value.Type)
    -> Part
  {
    .object(["enum": .list(Value.allCases.map { .text($0.rawValue) })])
  }

  private static func choice(_ names: [String]) -> Part {
    .object(["enum": .list(names.map { .text($0) })])
  }

  private static func integer(_ minimum: Int) -> Part {
    .object(["type": .text("integer"), "minimum": .number(minimum)])
  }

  /// A mapping with the keys of the parser; a key without a type of its own takes anything.
  private static func mapping(
    _ keys: [String],
    _ types: [String: Part],
    needs: [String] = []
  ) -> Part {
    var object: [String: Part] = [
      "type": .text("object"),
      "additionalProperties": .flag(false),
      "properties": .object(
        Dictionary(uniqueKeysWithValues: keys.map { ($0, types[$0] ?? .object([:])) })
      ),
    ]
    if !needs.isEmpty { object["required"] = .list(needs.map { .text($0) }) }
    return .object(object)
  }

  /// Parts that stand at many places, each written once.
  private static let shared: [String: Part] = [
    "words": some(
      // Words are written without quotes, also where YAML takes them for numbers or switches.
      .object(["type": .list(["string", "number", "boolean"].map { .text($0) })])
    ),
    "texts": some(text),
    "scope": some(
      choice((BlockKind.allCases.map(\.rawValue) + ["link"]).flatMap { [$0, "~\($0)"] })
    ),
    "near": mapping(
      FormatKeys.near,
      ["any": words, "within": choice(Rule.Within.self)],
      needs: ["any"]
    ),
  ]

  private static let words = reference("words")
  private static let texts = reference("texts")
  private static let scope = reference("scope")
  private static let near = reference("near")

  private static func reference(_ name: String) -> Part {
    .object(["$ref": .text("#/$defs/\(name)")])
  }

  private static var schema: Part {
    let file = mapping(
      FormatKeys.pack,
      ["calque": integer(1), "pack": header, "lists": lists, "right": words, "rules": array(rule)]
    )
    guard case .object(var parts) = file else { return file }
    parts["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
    parts["$defs"] = .object(shared)
    parts["title"] = .text("A rule pack of Calque, or a file of its rules")
    parts["dependentRequired"] = .object([
      "calque": .list([.text("pack")]), "pack": .list([.text("calque")]),
    ])
    return .object(parts)
  }

  private static var header: Part {
    mapping(
      FormatKeys.header,
      [
        "version": text, "title": text, "target": text, "sources": array(text), "license": text,
        "requires": mapping(["calque"], ["calque": text], needs: ["calque"]),
      ],
      needs: ["version", "title", "target", "license"]
    )
  }

  private static var lists: Part {
    let file = mapping(
      FormatKeys.list,
      ["file": texts, "column": integer(1)],
      needs: ["file"]
    )
    return .object([
      "type": .text("object"), "additionalProperties": either(words, file),
    ])
  }

  private static var rule: Part {
    mapping(
      FormatKeys.rule,
      [
        "id": .object(["type": .text("string"), "pattern": .text("^[a-z0-9-]+$")]),
        "title": text,
        "severity": choice(Severity.self),
        "mqm": text,
        "confidence": choice(Confidence.self),
        // YAML 1.1 reads on and off as switches.
        "default": either(choice(["on", "off"]), .object(["type": .text("boolean")])),
        "why": text,
        "refs": texts,
        "scope": scope,
        "match": match,
        "except": array(
          mapping(
            FormatKeys.exception,
            ["phrase": words, "words": words, "scope": scope, "near": near]
          )
        ),
        "fix": mapping(
          FormatKeys.fix,
          [
            "replace": text, "case": choice(["keep", "exact"]), "remove": isTrue,
            "offer": words,
          ]
        ),
        "cases": cases,
        "since": text,
        "renamed-from": texts,
      ],
      needs: ["id", "title", "severity", "mqm", "why", "match", "cases"]
    )
  }

  private static var cases: Part {
    let bad = mapping(
      FormatKeys.badCase,
      ["text": text, "fixed": text, "also": texts],
      needs: ["text"]
    )
    return mapping(
      FormatKeys.cases,
      ["bad": array(either(text, bad)), "good": array(text)],
      needs: ["bad", "good"]
    )
  }

  private static var match: Part {
    mapping(
      FormatKeys.kinds + FormatKeys.beside,
      kinds.merging(
        [
          "near": near, "not-near": near, "case": choice(["any", "exact"]), "inflect": isTrue,
        ],
        uniquingKeysWith: { $1 }
      )
    )
  }

  private static var kinds: [String: Part] {
    let within = choice(Rule.Within.self)
    return [
      "phrase": words,
      "words": words,
      "furniture": words,
      "table": texts,
      "leftover": choice(Leftover.self),
      "echo": either(
        text,
        mapping(
          FormatKeys.echo,
          [
            "form": text, "min-length": integer(1), "ignore": words,
            "ignore-endings": words, "names": choice(["skip", "match"]),
          ],
          needs: ["form"]
        )
      ),
      "repeat": mapping(
        FormatKeys.repetition,
        [
          "compounds-ending": words, "words": words, "ignore": words,
          "min-length": integer(1), "distance": integer(1), "within": within,
          "at-least": integer(2),
        ]
      ),
      "detector": either(
        choice(Mechanism.Name.self),
        mapping(
          FormatKeys.detector,
          [
            "name": choice(Mechanism.Name.self), "min-words": integer(1),
            "similarity": integer(1), "at-least": integer(2),
          ],
          needs: ["name"]
        )
      ),
      "drift": mapping(
        FormatKeys.drift,
        [
          "edits": choice(NameEdits.self), "anchor": choice(Drift.Anchor.self),
          "min-length": integer(4),
        ]
      ),
      "near-list": mapping(
        FormatKeys.nearList,
        [
          "list": texts, "kinds": some(choice(NameEntry.Kind.self)), "known": texts,
          "distance": integer(1), "before": words, "after": words,
          "anchor": choice(NearList.Anchor.self), "edits": choice(NameEdits.self),
          "route": isTrue, "capitalised": isTrue,
        ],
        needs: ["list"]
      ),
      "exchange": mapping(
        FormatKeys.exchange,
        ["forms": text, "classes": text, "ordinary": words, "pairs": text],
        needs: ["forms", "classes"]
      ),
      "shadow": mapping(
        FormatKeys.shadow,
        ["of": texts, "classes": words, "ignore": words],
        needs: ["of", "classes"]
      ),
      "half-case": mapping(
        FormatKeys.halfCase,
        ["of": texts, "ignore": words],
        needs: ["of"]
      ),
      "regex": either(
        text,
        mapping(
          FormatKeys.regex,
          ["pattern": text, "literal": text, "slow": isTrue],
          needs: ["pattern"]
        )
      ),
      "pair": mapping(
        FormatKeys.pair,
        [
          "if": words, "requires": words, "forbids": words, "within": within,
          "before": isTrue,
        ],
        needs: ["if"]
      ),
      "count": mapping(
        FormatKeys.count,
        [
          "of": words, "within": within, "more-than": integer(0), "fewer-than": integer(1),
        ],
        needs: ["of"]
      ),
      "tokens": array(element),
    ]
  }

  private static var element: Part {
    let shape = choice(TokenPattern.Shape.self)
    let wordClass = some(choice(WordClass.names.map(\.name)))
    return mapping(
      FormatKeys.element,
      [
        "word": words, "lemma": words, "shape": shape, "class": wordClass,
        "not-word": words, "not-lemma": words, "not-shape": shape,
        "not-class": wordClass, "optional": isTrue,
      ]
    )
  }
}
