import Facts

/// What a table of forecasts may say in its columns.
package enum ForecastField: String, Sendable, CaseIterable {
  case key, statement, probability, forecaster, on, by, outcome, resolved, known, src, tags
}

/// Which column of a table holds what.
package struct ForecastColumns: Sendable, Hashable {
  /// The names in the first line, without the spaces around them.
  package let names: [String]
  package private(set) var places: [ForecastField: Int] = [:]
  /// The columns that hold the probability of each option, in the order of the map.
  package private(set) var options: [Option] = []
  /// The columns that say of each option whether it came.
  package private(set) var answers: [Option] = []

  package struct Option: Sendable, Hashable {
    package let name: String
    package let place: Int
  }

  /// Columns with our names are taken as they are; the map gives ours to others, or leaves one out with `tags=`.
  init(_ header: [String], map: PairList?) throws(FactError) {
    names = header.map { String($0.trimmed) }
    var said: Set<String> = []
    for pair in map?.pairs ?? [] {
      guard said.insert(pair.name).inserted else {
        throw FactError("E-MAP", "'\(pair.name)' is mapped twice", hint: "keep one of the two")
      }
      try take(pair)
    }
    for field in ForecastField.allCases where !said.contains(field.rawValue) {
      if names.contains(field.rawValue) { places[field] = try place(of: field.rawValue) }
    }
    try check()
  }

  private mutating func take(_ pair: PairList.Pair) throws(FactError) {
    let parts = pair.name.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("option", 2): options.append(Option(name: parts[1], place: try place(of: pair.value)))
    case ("outcome", 2): answers.append(Option(name: parts[1], place: try place(of: pair.value)))
    default:
      guard let field = ForecastField(rawValue: pair.name) else {
        let known = ForecastField.allCases.map(\.rawValue)
        throw FactError(
          "E-MAP", "'\(pair.name)' is nothing that a table of forecasts says",
          hint: "write ours=theirs; ours are " + known.joined(separator: ", ") + ", option:NAME, outcome:NAME"
        )
      }
      if !pair.value.isEmpty { places[field] = try place(of: pair.value) }
    }
  }

  private func check() throws(FactError) {
    guard places[.probability] != nil || !options.isEmpty else {
      throw FactError(
        "E-MAP", "no column is called 'probability'",
        hint: "say which one holds it: map probability=COLUMN\n" + listed)
    }
    guard places[.probability] == nil || options.isEmpty else {
      throw FactError(
        "E-MAP", "the table cannot hold both a probability and one for each option",
        hint: "leave one out, as in map probability=")
    }
    guard options.count != 1 else {
      throw FactError("E-MAP", "one option is none", hint: "map option:NAME=COLUMN for each of them")
    }
    let strange = answers.first { answer in !options.contains { $0.name == answer.name } }
    guard strange == nil, places[.outcome] == nil || answers.isEmpty else {
      throw FactError(
        "E-MAP", "'outcome:\(strange?.name ?? answers[0].name)' answers no option",
        hint: "write outcome:NAME=COLUMN for each option:NAME, or outcome=COLUMN alone")
    }
  }

  /// The one column with a name; `code` tells which of the command's words names it.
  func place(of name: String, _ code: String = "E-MAP") throws(FactError) -> Int {
    let places = names.indices.filter { names[$0] == name }
    guard places.count == 1 else {
      throw FactError(
        code, places.isEmpty ? "no column is called '\(name)'" : "two columns are called '\(name)'",
        hint: places.isEmpty ? listed : "give each column a name of its own")
    }
    return places[0]
  }

  /// Such as `columns: season, date, team1`.
  private var listed: String {
    let shown = names.prefix(20).map { $0.isEmpty ? "(no name)" : String($0.prefix(40)) }
    return "columns: " + shown.joined(separator: ", ")
      + (names.count > 20 ? " and \(names.count - 20) more" : "")
  }
}
