import CommandLanguage
import Facts
import Storage

/// A document, which stands for its newest version, or one version of it: `d1`, `d1.v2`.
enum EditionReference: Sendable {
  case document([RowReference])
  case version(TextAddress)
}

extension Shape where Value == EditionReference {
  static var edition: Shape {
    let fits: @Sendable (String) -> Bool = { RowReference.list(parsing: $0) != nil || isVersion($0) }
    return Shape("d1", fits: fits, suggests: .rows([.document])) { text throws(Diagnostic) in
      if let references = RowReference.list(parsing: text) { return .document(references) }
      if let address = TextAddress(parsing: text), address.place == .whole { return .version(address) }
      throw Diagnostic(
        "E-ID", "'\(text)' is neither a document nor a version of one", hint: "write d1, or d1.v2")
    }
  }

  private static func isVersion(_ text: String) -> Bool { TextAddress(parsing: text)?.place == .whole }
}

extension Parameter where Value == EditionReference {
  static var edition: Parameter { Parameter("document", .edition, "the document, or one version of it") }
  static var later: Parameter { Parameter("later", .edition, "the version to compare it with") }
}

extension Call {
  /// The version that an argument names, or a document's newest.
  func edition(_ parameter: Parameter<EditionReference>) throws -> Version {
    switch try required(parameter) {
    case .version(let address): return try version(of: address, parameter)
    case .document(let references):
      let rows = try placed(parameter, references)
      guard rows.count == 1 else {
        throw wrong(parameter, "E-ID", "only one document can stand here", hint: "name one")
      }
      return try newestVersion(of: rows[0].number)
    }
  }

  private func placed(
    _ parameter: Parameter<EditionReference>, _ references: [RowReference]
  ) throws -> [Identifier] {
    do { return try references.flatMap { try resolve($0, [.document]) } } catch let error as FactError {
      throw Diagnostic(error, at: arguments.range(of: parameter))
    }
  }
}

extension Version {
  /// Such as `d1.v2`.
  var name: String { "d\(document).v\(number)" }
}
