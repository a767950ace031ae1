import CommandLanguage
import Facts
import Interchange

// The words of `import` that say how a table of forecasts is to be read.

extension Shape where Value == PairList {
  static func pairs(_ placeholder: String, allowsNegation: Bool = false) -> Shape {
    Shape(
      placeholder,
      reading: { text throws(FactError) in
        try PairList(parsing: text, allowsNegation: allowsNegation, example: placeholder)
      })
  }
}

extension Parameter where Value == PairList {
  static var map: Parameter {
    Parameter(
      "map", .pairs("OURS=THEIRS,..."), "which column of a table holds what, as in probability=prob1,on=date")
  }
  static var chosen: Parameter {
    Parameter(
      "rows", .pairs("COLUMN=VALUE,...", allowsNegation: true),
      "only these rows of a table; != for all but, a column twice for either value")
  }
  static var outcomes: Parameter {
    Parameter(
      "outcomes", .pairs("THEIRS=yes|no|50%|void|open,..."), "what a table's words for outcomes mean")
  }
}

extension Parameter where Value == ProbabilityScale {
  static var scale: Parameter {
    Parameter("scale", .choice(), "what numbers without % count in a table: 70 of 100, or 0.7 of 1")
  }
}

extension Parameter where Value == RowTemplate {
  static var rowStatement: Parameter {
    Parameter(
      Parameter<String>.statement.name, Shape("TEMPLATE", reading: RowTemplate.init(parsing:)),
      "what a row of a table predicts, with names of columns in braces: \"{home} beats {away}\"")
  }
}

/// What separates the fields of a table.
enum FieldSeparator: String, CaseIterable, Sendable {
  case comma, semicolon, tab

  var scalar: Unicode.Scalar {
    switch self {
    case .comma: ","
    case .semicolon: ";"
    case .tab: "\t"
    }
  }
}

extension Parameter where Value == FieldSeparator {
  static var separator: Parameter {
    Parameter("separator", .choice(), "what separates a table's fields; tab in files named .tsv, else comma")
  }
}
