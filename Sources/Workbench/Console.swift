/// The person at the terminal, if there is one: questions, progress and interruptions go through this value alone.
package struct Console: Sendable {
  /// Whether somebody sits at a terminal who can be asked.
  package let isPresent: @Sendable () -> Bool
  /// Waits for one of the answers, each a letter; nil where nobody can answer.
  package let ask: @Sendable (_ question: String, _ answers: [Character]) -> Character?
  /// Waits for one of a few keys, each a letter, without Enter; nil where nobody presses one.
  package let key: @Sendable (_ question: String, _ keys: [Character]) -> Character?
  /// Waits for a line; an empty one is what is usual, and nil means that nobody gave one.
  package let line: @Sendable (_ question: String, _ usual: String) -> String?
  /// Lets the person change a text in their own editor and returns what they saved.
  package let edit: @Sendable (_ text: String) throws -> String
  /// Shows how far a long command has come, where somebody looks; nil when it has ended.
  package let progress: @Sendable (Progress?) -> Void
  /// Whether the running command should stop, since Ctrl-C was pressed.
  package let isInterrupted: @Sendable () -> Bool
  /// Says that the running command waits, and for what.
  package let waits: @Sendable (_ reason: String) -> Void

  package init(
    isPresent: @escaping @Sendable () -> Bool,
    ask: @escaping @Sendable (String, [Character]) -> Character?,
    key: @escaping @Sendable (String, [Character]) -> Character?,
    line: @escaping @Sendable (String, String) -> String?,
    edit: @escaping @Sendable (String) throws -> String,
    progress: @escaping @Sendable (Progress?) -> Void,
    isInterrupted: @escaping @Sendable () -> Bool,
    waits: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.isPresent = isPresent
    self.ask = ask
    self.key = key
    self.line = line
    self.edit = edit
    self.progress = progress
    self.isInterrupted = isInterrupted
    self.waits = waits
  }
}

/// How far a long command has come.
package struct Progress: Sendable, Hashable {
  /// What is counted, such as `lines`.
  package let unit: String
  package let done: Int
  /// The part of the whole that is done, from 0 to 1; nil where the whole is not known.
  package let share: Double?

  package init(_ done: Int, _ unit: String, share: Double?) {
    self.unit = unit
    self.done = done
    self.share = share
  }
}

extension Progress {
  /// Such as `12,345 lines, 41 %, 8,900/s, 12 s left`.
  package func text(afterMilliseconds elapsed: Int) -> String {
    var parts = ["\(done.grouped) \(unit)"]
    if let share { parts.append("\(Int(min(max(share, 0), 1) * 100)) %") }
    guard elapsed > 0 else { return parts.joined(separator: ", ") }
    parts.append("\((done * 1000 / elapsed).grouped)/s")
    if let share, share > 0, share <= 1 {
      parts.append("\((Double(elapsed) / 1000 * (1 - share) / share).roundedUp.grouped) s left")
    }
    return parts.joined(separator: ", ")
  }
}

extension Int {
  /// With a comma before every three digits.
  var grouped: String {
    let digits = Array(String(self))
    return digits.indices.map { index in
      let separates = index > 0 && (digits.count - index).isMultiple(of: 3)
      return (separates ? "," : "") + String(digits[index])
    }.joined()
  }
}

extension Double {
  fileprivate var roundedUp: Int { Int(exactly: rounded(.up)) ?? 0 }
}

/// The bytes of a file or of standard input, as they come.
package struct ByteStream {
  /// In bytes; nil where it is not known beforehand, as for a pipe.
  package let size: Int?
  /// The next part, never empty; nil at the end.
  package let next: () throws -> [UInt8]?

  package init(size: Int?, next: @escaping () throws -> [UInt8]?) {
    self.size = size
    self.next = next
  }

  func all() throws -> [UInt8] {
    var all: [UInt8] = []
    while let part = try next() { all += part }
    return all
  }
}
