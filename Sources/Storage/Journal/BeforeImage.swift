import Foundation

/// The columns of a row as the journal keeps them, such as `statement=t5:hello weight=r0.25 person=n`.
///
/// A letter tells the type: `n` null, `i` integer, `r` real, `t` text behind its length in bytes. So text
/// needs no escapes, and NUL no care. (It is not JSON: SQLite up to 3.40 refuses its JSON functions to
/// triggers of a schema that is not trusted, and cuts text at NUL.)
struct BeforeImage {
  enum Value: Equatable {
    case null
    case integer(Int)
    case real(Double)
    case text(String)
  }

  private(set) var columns: [(name: String, value: Value)] = []

  /// Nil where the bytes are not such an image.
  init?(parsing bytes: Data) {
    var parser = Parser(bytes: [UInt8](bytes))
    while !parser.isAtEnd {
      guard let name = parser.word(before: "="), let value = parser.value() else { return nil }
      columns.append((name, value))
    }
  }

  subscript(name: String) -> Value? { columns.first { $0.name == name }?.value }

  /// The image of a row in SQL, where the row is `old` in a trigger, or a table.
  ///
  /// A real has 20 digits, which is enough to find the same double again even where SQLite's own conversion
  /// is off in the last one.
  static func expression(of columns: [FactTable.Column], in row: String) -> String {
    let parts = columns.map { column in
      let value = "\(row).\(column.quoted)"
      let image =
        switch column.type {
        case .integer: "'i' || \(value)"
        case .real: "CASE WHEN \(value) IS NOT NULL THEN 'r' || printf('%!.20g', \(value)) END"
        case .text: "'t' || length(CAST(\(value) AS BLOB)) || ':' || \(value)"
        }
      return "'\(column.name)=' || coalesce(\(image), 'n')"
    }
    return parts.isEmpty ? "''" : parts.joined(separator: " || ' ' || ")
  }
}

private struct Parser {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The bytes up to a delimiter, which is passed over; nil without one.
  mutating func word(before delimiter: Unicode.Scalar) -> String? {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: delimiter)) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  mutating func value() -> BeforeImage.Value? {
    guard !isAtEnd else { return nil }
    position += 1
    switch bytes[position - 1] {
    case UInt8(ascii: "n"): return lastWord() == "" ? .null : nil
    case UInt8(ascii: "i"): return lastWord().flatMap { Int($0) }.map { .integer($0) }
    case UInt8(ascii: "r"): return lastWord().flatMap { Double($0) }.map { .real($0) }
    case UInt8(ascii: "t"): return text().map { .text($0) }
    default: return nil
    }
  }

  /// The bytes up to a space, or to the end.
  private mutating func lastWord() -> String? {
    if let word = word(before: " ") { return word }
    defer { position = bytes.count }
    return String(decoding: bytes[position...], as: UTF8.self)
  }

  private mutating func text() -> String? {
    guard let length = word(before: ":").flatMap({ Int($0) }), length >= 0, length <= bytes.count - position
    else {
      return nil
    }
    let end = position + length
    guard end == bytes.count || bytes[end] == UInt8(ascii: " ") else { return nil }
    defer { position = min(end + 1, bytes.count) }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}
