/// Values as bytes in only one way: what leaves and headers are hashed of.
///
/// NULL is `n`; a whole number `i` and 8 bytes, the highest first; a real `r` and its 8 bytes of IEEE 754; a text
/// `t`, the number of its bytes in 8, and these in UTF-8. No value can be read in two ways, so they stand without
/// anything between them. (A real as text would depend on the SQLite that wrote it.)
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  mutating func addNull() { bytes.append(UInt8(ascii: "n")) }

  mutating func add(_ number: Int) {
    bytes.append(UInt8(ascii: "i"))
    add(eight: UInt64(bitPattern: Int64(number)))
  }

  mutating func add(_ number: Double) {
    bytes.append(UInt8(ascii: "r"))
    add(eight: number.bitPattern)
  }

  mutating func add(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "t"))
    add(eight: UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  mutating func add(_ text: String) { add(text.utf8) }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { addNull() }
  }

  mutating func add(_ value: ProvenValue) {
    switch value {
    case .integer(let number): add(number)
    case .real(let number): add(number)
    case .text(let text): add(text)
    }
  }

  /// What no writer of ours makes, so that it is like nothing that was ever sealed.
  mutating func addUnreadable(_ text: some Collection<UInt8>) {
    bytes.append(UInt8(ascii: "x"))
    bytes.append(contentsOf: text)
  }

  private mutating func add(eight number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

/// What a column of a row held that is not NULL.
package enum ProvenValue: Sendable, Hashable {
  case integer(Int)
  case real(Double)
  case text(String)
}

/// A row as an operation left it: what one leaf is made of.
package struct ProvenRow: Sendable, Hashable {
  package let table: String
  package let id: Int
  package let step: Int?
  /// Whether the operation inserted it.
  package let isNew: Bool
  /// What is not NULL, by name; nil where the operation deleted the row.
  package let columns: [Column]?

  package struct Column: Sendable, Hashable {
    package let name: String
    package let value: ProvenValue

    package init(_ name: String, _ value: ProvenValue) {
      (self.name, self.value) = (name, value)
    }
  }

  package init(table: String, id: Int, step: Int?, isNew: Bool, columns: [Column]?) {
    (self.table, self.id, self.step) = (table, id, step)
    (self.isNew, self.columns) = (isNew, columns)
  }
}

extension ProvenRow {
  /// The table, the id, the step, 1 for an insert and else 0, then name and value of every column that is not NULL in
  /// the order of the names, or NULL for a row that is gone.
  ///
  /// What is NULL is left out, so that columns can be added to a table without a change of what is sealed.
  var canonical: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.add(table)
    bytes.add(id)
    if let step { bytes.add(step) } else { bytes.addNull() }
    bytes.add(isNew ? 1 : 0)
    if let columns {
      for column in columns.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
        bytes.add(column.name)
        bytes.add(column.value)
      }
    } else {
      bytes.addNull()
    }
    return bytes.bytes
  }

  /// Reads the same back; nil where the bytes are of no row, or a text is no UTF-8.
  init?(canonical bytes: [UInt8]) {
    var reader = CanonicalReader(bytes: bytes[...])
    guard case .value(.text(let table))? = reader.next(), case .value(.integer(let id))? = reader.next(),
      let step = reader.next(), case .value(.integer(let new))? = reader.next(), 0...1 ~= new
    else { return nil }
    var columns: [Column]? = []
    while !reader.isAtEnd {
      switch reader.next() {
      case .null? where reader.isAtEnd && columns?.isEmpty == true: columns = nil
      case .value(.text(let name))?:
        guard case .value(let value)? = reader.next() else { return nil }
        columns?.append(Column(name, value))
      default: return nil
      }
    }
    let number: Int? = if case .value(.integer(let number)) = step { number } else { nil }
    self.init(table: table, id: id, step: number, isNew: new == 1, columns: columns)
  }
}

private struct CanonicalReader {
  enum Part { case null, value(ProvenValue) }

  var bytes: ArraySlice<UInt8>

  var isAtEnd: Bool { bytes.isEmpty }

  mutating func next() -> Part? {
    switch bytes.popFirst() {
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "i"): return eight().map { .value(.integer(Int(Int64(bitPattern: $0)))) }
    case UInt8(ascii: "r"): return eight().map { .value(.real(Double(bitPattern: $0))) }
    case UInt8(ascii: "t"):
      guard let count = eight().flatMap({ Int(exactly: $0) }), count <= bytes.count else { return nil }
      defer { bytes = bytes.dropFirst(count) }
      return String(validating: bytes.prefix(count), as: UTF8.self).map { .value(.text($0)) }
    default: return nil
    }
  }

  private mutating func eight() -> UInt64? {
    guard bytes.count >= 8 else { return nil }
    defer { bytes = bytes.dropFirst(8) }
    return bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
