/// What a file of another program said of a text, or of all its texts, as it stood, so that it can be written back.
package struct Residue: Sendable, Hashable {
  /// The row of the version that it speaks of; nil of a file beside texts, such as annotation.conf.
  package var version: Int?
  /// Such as `brat`.
  package var format: String
  /// The file, as it was named.
  package var origin: String
  package var text: String
  /// Which of its names became which rows.
  package var names: ForeignNames
  package var coder: Handle

  package init(
    version: Int?, format: String, origin: String, text: String, names: ForeignNames, coder: Handle
  ) {
    (self.version, self.format, self.origin, self.text) = (version, format, origin, text)
    (self.names, self.coder) = (names, coder)
  }
}

/// Names of another program and the rows that they became, written `T1=m4,A1=m4,R2=l1`.
package struct ForeignNames: Sendable, Hashable, CustomStringConvertible {
  package private(set) var pairs: [Pair] = []
  private var rows: [String: Identifier] = [:]

  package struct Pair: Sendable, Hashable {
    package let name: String
    package let row: Identifier
  }

  package init() {}

  /// Reads what `description` writes.
  package init(parsing text: String) throws(FactError) {
    for part in text.split(separator: ",") {
      guard let sign = part.lastIndex(of: "="), sign != part.startIndex,
        let row = Identifier(parsing: String(part[part.index(after: sign)...])),
        rows[String(part[..<sign])] == nil
      else {
        throw FactError(
          "E-NAMES", "'\(part)' does not say which row a name became", hint: "write names such as T1=m4,R2=l1"
        )
      }
      add(String(part[..<sign]), row)
    }
  }

  package mutating func add(_ name: String, _ row: Identifier) {
    pairs.append(Pair(name: name, row: row))
    rows[name] = row
  }

  package subscript(_ name: String) -> Identifier? { rows[name] }

  package var description: String { pairs.map { "\($0.name)=\($0.row)" }.joined(separator: ",") }
}
