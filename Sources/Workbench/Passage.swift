import CommandLanguage
import Facts

/// What a quoting command is given: the words themselves, an address, or a mention that has them already.
enum Passage: Sendable, Hashable {
  case text(String)
  case address(TextAddress)
  /// Several at once, for `mark` alone.
  case addresses([TextAddress])
  case mention(Identifier)
}

/// Where a quote is looked for.
enum Haystack: Sendable, Hashable {
  case nowhere
  case document([RowReference])
  case address(TextAddress)
}

extension Shape where Value == Passage {
  static var passage: Shape {
    Shape("TEXT|ADDRESS", suggests: .quotes) { text throws(Diagnostic) in
      if let id = Identifier(parsing: text), id.kind == .mention { return .mention(id) }
      if let addresses = try addresses(text) { return .addresses(addresses) }
      return try address(text).map(Passage.address) ?? .text(text)
    }
  }
}

extension Shape where Value == Haystack {
  static var haystack: Shape {
    let none = Choice("none", "no document holds the words")
    return Shape("d1|ADDRESS|none", suggests: .rows([.document], also: [none])) { text throws(Diagnostic) in
      if text == "none" { return .nowhere }
      if let references = RowReference.list(parsing: text) { return .document(references) }
      if let address = try address(text) { return .address(address) }
      throw Diagnostic(
        "E-ADDRESS", "'\(text)' is not a document or a place in one",
        hint: "write d1, d1.s4, d1:120-188 or none")
    }
  }
}

/// Addresses with commas between them, each with its document; nil for everything else.
private func addresses(_ text: String) throws(Diagnostic) -> [TextAddress]? {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  guard parts.count > 1, !text.contains(where: \.isWhitespace) else { return nil }
  var addresses: [TextAddress] = []
  for part in parts {
    guard let address = try address(String(part)) else { return nil }
    addresses.append(address)
  }
  return addresses
}

private func address(_ text: String) throws(Diagnostic) -> TextAddress? {
  do { return try TextAddress.read(text) } catch { throw Diagnostic(error) }
}

extension Parameter where Value == Passage {
  static var passage: Parameter {
    Parameter(
      "text", .passage,
      "the words quoted, or where they stand; with a document in use or `in`, s4 is its fourth sentence")
  }
}

extension Parameter where Value == Haystack {
  static var `in`: Parameter {
    Parameter("in", .haystack, "the document, or the place in it, that holds the words")
  }
}
