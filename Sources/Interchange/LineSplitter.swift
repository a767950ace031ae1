import Facts

/// Cuts bytes that come in parts into lines of UTF-8 text, numbered from 1.
///
/// A line ends with LF or CRLF, which are not part of it; the last one may go without. A mark before the first line
/// is left out; NUL and bytes that are no UTF-8 are errors with their line.
package struct LineSplitter {
  /// In bytes: room for a text of the largest size that is imported, with its escapes.
  private static let longest = 128 << 20

  private let name: String
  private let keepsReturns: Bool
  private let next: () throws -> [UInt8]?
  private var bytes: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// The number of the newest line; 0 before the first.
  package private(set) var number = 0
  /// How many bytes have been cut so far.
  package private(set) var consumed = 0

  /// Starts before the first line; `next` gives the next part of the bytes, nil at the end.
  ///
  /// With `keepsReturns` the CR before an LF stays, since it may be part of a quoted field.
  package init(
    named name: String, keepsReturns: Bool = false, _ next: @escaping () throws -> [UInt8]?
  ) {
    self.name = name
    self.keepsReturns = keepsReturns
    self.next = next
  }

  /// The next line, or nil at the end.
  package mutating func line() throws -> String? {
    var searched = 0
    while true {
      if let end = bytes[(position + searched)...].firstIndex(of: 10) { return try take(through: end) }
      searched = bytes.count - position
      guard searched <= LineSplitter.longest else {
        throw FactError(
          "E-FILE", "\(name), line \(number + 1) is longer than \(LineSplitter.longest >> 20) MB",
          hint: "is this a file of lines?")
      }
      if isAtEnd { return searched == 0 ? nil : try take(through: bytes.count) }
      bytes.removeFirst(position)
      position = 0
      if let part = try next() { bytes += part } else { isAtEnd = true }
    }
  }

  private mutating func take(through end: Int) throws(FactError) -> String {
    var line = bytes[position..<end]
    consumed += min(end + 1, bytes.count) - position
    position = min(end + 1, bytes.count)
    number += 1
    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
    if !keepsReturns, line.last == 13 { line.removeLast() }
    guard let text = String(validating: line, as: UTF8.self), !line.contains(0) else {
      // Decoded again only to say which byte is at fault.
      return try PlainText.decode(Array(line), named: "\(name), line \(number)")
    }
    return text
  }
}
