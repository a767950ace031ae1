/// The kinds of row that people name, each with its letter.
package enum Kind: String, Sendable, Hashable, CaseIterable {
  case document = "d"
  case mention = "m"
  case claim = "c"
  case link = "l"
  case evidence = "e"
  case verdict = "v"
  case prediction = "p"
  case forecast = "f"
  case resolution = "r"
  case note = "n"
  case operation = "o"

  /// Written out, since asking the type for its case's name takes longer than many a query.
  package var name: String {
    switch self {
    case .document: "document"
    case .mention: "mention"
    case .claim: "claim"
    case .link: "link"
    case .evidence: "evidence"
    case .verdict: "verdict"
    case .prediction: "prediction"
    case .forecast: "forecast"
    case .resolution: "resolution"
    case .note: "note"
    case .operation: "operation"
    }
  }

  package var plural: String {
    switch self {
    case .evidence: "evidence"
    default: name + "s"
    }
  }

  /// The word before it: "an evidence" reads badly, so it is "a piece of evidence".
  package var indefinite: String {
    switch self {
    case .evidence: "a piece of evidence"
    case .operation: "an operation"
    default: "a " + name
    }
  }
}

/// A row's name: a letter and a number from 1, never renumbered and never reused, such as `c3`.
package struct Identifier: Sendable, Hashable, CustomStringConvertible {
  package let kind: Kind
  package let number: Int

  package init(_ kind: Kind, _ number: Int) {
    self.kind = kind
    self.number = number
  }

  package init?(parsing text: String) {
    guard let letter = text.first, let kind = Kind(rawValue: String(letter)) else { return nil }
    let digits = text.dropFirst()
    guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.first != "0",
      let number = Int(digits)
    else { return nil }
    self.init(kind, number)
  }

  package var description: String { kind.rawValue + String(number) }
}

extension Identifier: Comparable {
  package static func < (left: Identifier, right: Identifier) -> Bool {
    (left.kind.rawValue, left.number) < (right.kind.rawValue, right.number)
  }
}

/// How a line names rows: `c3`, `last`, `key:NAME`, a range `c3..c9`.
package enum RowReference: Sendable, Hashable {
  case id(Identifier)
  case last
  case key(String)
  case range(Identifier, Identifier)

  /// One reference, or nil where a word has not that shape.
  package init?(parsing text: String) {
    if text == "last" {
      self = .last
    } else if text.hasPrefix("key:"), text.utf8.count > 4 {
      self = .key(String(text.dropFirst(4)))
    } else if let id = Identifier(parsing: text) {
      self = .id(id)
    } else if let dots = text.firstRange(ofDots: ".."),
      let from = Identifier(parsing: String(text[..<dots.lowerBound])),
      let through = Identifier(parsing: String(text[dots.upperBound...])), from.kind == through.kind
    {
      self = .range(from, through)
    } else {
      return nil
    }
  }

  /// A list such as `c3,c5..c9,key:moon`, or nil where a word has not that shape.
  package static func list(parsing text: String) -> [RowReference]? {
    // Most words are none, and every form of one begins with a small letter.
    guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return nil
    }
    var references: [RowReference] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let reference = RowReference(parsing: String(part)) else { return nil }
      references.append(reference)
    }
    return references
  }
}

extension String {
  /// The first place of two dots; three or more in a row are something else.
  fileprivate func firstRange(ofDots dots: String) -> Range<Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(dots) { return index..<self.index(index, offsetBy: dots.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
