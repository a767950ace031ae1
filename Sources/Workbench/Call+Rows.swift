import CommandLanguage
import Facts
import Presentation
import Storage

extension Call {
  /// The one row that an argument names, of one of the kinds that may stand there.
  mutating func row(
    _ parameter: Parameter<[RowReference]>, _ kinds: Kind...
  ) throws -> Identifier? {
    try row(parameter, kinds)
  }

  mutating func row(_ parameter: Parameter<[RowReference]>, _ kinds: [Kind]) throws -> Identifier? {
    let rows = try rows(parameter, kinds)
    guard rows.count <= 1 else {
      throw wrong(parameter, "E-ID", "only one \(alternatives(kinds)) can stand here", hint: "name one id")
    }
    return rows.first
  }

  mutating func rows(_ parameter: Parameter<[RowReference]>, _ kinds: Kind...) throws -> [Identifier] {
    try rows(parameter, kinds)
  }

  /// The one row that an argument which the syntax requires names.
  mutating func requiredRow(_ parameter: Parameter<[RowReference]>, _ kinds: Kind...) throws -> Identifier {
    try requiredRow(parameter, kinds)
  }

  mutating func requiredRow(_ parameter: Parameter<[RowReference]>, _ kinds: [Kind]) throws -> Identifier {
    _ = try required(parameter)
    guard let row = try row(parameter, kinds) else {
      throw wrong(parameter, "E-ID", "no row is named here", hint: "name one id")
    }
    return row
  }

  /// The prediction that the command is about.
  mutating func requiredPrediction() throws -> Prediction {
    let row = try requiredRow(.prediction, .prediction)
    guard let prediction = try snapshot.prediction(row.number) else { throw missing(row) }
    return prediction
  }

  /// The rows that an argument names; every one exists.
  mutating func rows(_ parameter: Parameter<[RowReference]>, _ kinds: [Kind]) throws -> [Identifier] {
    guard let references = self[parameter] else { return [] }
    var rows: [Identifier] = []
    do {
      for reference in references {
        for row in try resolve(reference, kinds) where !rows.contains(row) { rows.append(row) }
      }
    } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: parameter))
    }
    canonical.replace(parameter.name, with: rows.asReferences)
    return rows
  }

  /// The rows that a changing command is about: those named, then those that its filter means besides.
  mutating func meantRows(_ kinds: [Kind]) throws -> [Identifier] {
    var rows = try rows(.rows, kinds)
    guard !arguments.filter.isEmpty else {
      guard self[.rows] != nil else {
        throw wrong(
          "E-MISSING", "'\(arguments.verb.text)' needs rows", hint: "name ids, or add where FILTER")
      }
      return rows
    }
    let named = Set(rows)
    rows += try filtered(kinds).filter { !named.contains($0) }
    if !rows.isEmpty { canonical.settle(Parameter.rows.name, as: rows.asReferences) }
    return rows
  }

  /// The rows behind one reference.
  func resolve(_ reference: RowReference, _ kinds: [Kind]) throws -> [Identifier] {
    switch reference {
    case .id(let id):
      try check(id, kinds)
      guard try snapshot.exists(id) else { throw missing(id) }
      return [id]
    case .last: return [try last(kinds)]
    case .key(let name): return [try keyed(name, kinds)]
    case .range(let from, let through):
      try check(from, kinds)
      guard from <= through else {
        throw FactError("E-ID", "\(from)..\(through) goes backwards", hint: "write \(through)..\(from)")
      }
      let rows = try snapshot.rows(from.kind, in: from.number...through.number)
      guard !rows.isEmpty else {
        throw FactError(
          "E-ID", "there is no \(from.kind.name) in \(from)..\(through)", hint: hint(for: from.kind))
      }
      return rows
    }
  }

  private func check(_ id: Identifier, _ kinds: [Kind]) throws {
    guard !kinds.contains(id.kind) else { return }
    let named = kinds.map(\.indefinite).joined(separator: " or ")
    let meant = kinds.count > 5 ? "that cannot stand here" : "\(named) belongs here"
    throw FactError(
      "E-ID", "\(id) is \(id.kind.indefinite), and \(meant)",
      hint: kinds.count > 5 ? nil : hint(for: kinds[0]))
  }

  private func missing(_ id: Identifier) -> FactError {
    FactError("E-ID", "there is no \(id)", hint: hint(for: id.kind))
  }

  private func hint(for kind: Kind) -> String { "'list \(kind.plural)' shows what there is" }

  private func last(_ kinds: [Kind]) throws -> Identifier {
    // What was made and then undone or removed is not meant.
    let made = try sitting.newest.last { try kinds.contains($0.kind) && snapshot.exists($0) }
    guard let made else {
      throw FactError("E-ID", "this sitting has made no \(alternatives(kinds)) yet", hint: "name the id")
    }
    return made
  }

  private func keyed(_ name: String, _ kinds: [Kind]) throws -> Identifier {
    guard let found = try snapshot.key(name) else {
      let nearest = Spelling.nearest(to: name, among: try snapshot.keys()).map { "did you mean key:\($0)?" }
      throw FactError("E-KEY", "no row has the key '\(name)'", hint: nearest ?? "give it with 'key \(name)'")
    }
    try check(found.row, kinds)
    return found.row
  }

  private func alternatives(_ kinds: [Kind]) -> String {
    kinds.count > 5 ? "row" : kinds.map(\.name).joined(separator: " or ")
  }
}

extension Page {
  /// What a command says when the person who was asked does not agree.
  static let refused = Page([.line("nothing was changed")], json: ["ok": true, "refused": true])

  /// What a command says when the facts already are as it would make them.
  static func unchanged(_ row: Identifier, because remark: String = "") -> Page {
    Page(
      [.line(Phrase(row.description, .strong) + " unchanged" + Phrase(remark))],
      json: .object([.init("ok", true), .init("id", .string(row.description)), .init("unchanged", true)]))
  }
}
