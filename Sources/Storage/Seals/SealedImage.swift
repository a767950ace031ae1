/// A before-image of the journal, cut into its columns without a letter of it being changed.
///
/// Unlike `BeforeImage` it keeps the bytes, so that no two images are one; see there for the form.
struct SealedImage {
  enum Value {
    case null
    case integer(Int)
    case real(Double)
    case text(ArraySlice<UInt8>)
  }

  /// Each also as it is written, with its name.
  private(set) var columns: [(name: ArraySlice<UInt8>, value: Value, whole: ArraySlice<UInt8>)] = []

  /// Nil where the bytes are not what the triggers write.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let start = rest.startIndex
      guard let name = SealedImage.take(&rest, before: "="), let value = SealedImage.value(&rest) else {
        return nil
      }
      columns.append((name, value, bytes[start..<rest.startIndex]))
      guard !rest.isEmpty else { break }
      guard rest.popFirst() == UInt8(ascii: " "), !rest.isEmpty else { return nil }
    }
  }

  private static func take(
    _ rest: inout ArraySlice<UInt8>, before delimiter: Unicode.Scalar
  ) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: delimiter)) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  private static func value(_ rest: inout ArraySlice<UInt8>) -> Value? {
    switch rest.popFirst() {
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "i"):
      let digits = word(&rest)
      return Int(digits).flatMap { String($0) == digits ? .integer($0) : nil }
    case UInt8(ascii: "r"): return Double(word(&rest)).map { .real($0) }
    case UInt8(ascii: "t"):
      guard let digits = take(&rest, before: ":").map({ String(decoding: $0, as: UTF8.self) }),
        let count = Int(digits), String(count) == digits, 0...rest.count ~= count
      else { return nil }
      defer { rest = rest.dropFirst(count) }
      return .text(rest.prefix(count))
    default: return nil
    }
  }

  /// The letters up to a space, or to the end.
  private static func word(_ rest: inout ArraySlice<UInt8>) -> String {
    let word = rest.prefix { $0 != UInt8(ascii: " ") }
    rest = rest.dropFirst(word.count)
    return String(decoding: word, as: UTF8.self)
  }
}

extension CanonicalBytes {
  /// Names and values as of a row that stands in its table.
  mutating func add(_ image: SealedImage) {
    for column in image.columns.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
      switch column.value {
      case .null: continue
      case .integer(let number):
        add(column.name)
        add(number)
      case .real(let number):
        add(column.name)
        add(number)
      case .text(let text):
        add(column.name)
        add(text)
      }
    }
  }
}
