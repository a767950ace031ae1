/// A statement and the cursor in it, in bytes of UTF-8.
struct Line: Equatable {
  var text: String
  var cursor: Int

  /// With the cursor at the end.
  init(_ text: String) { self.init(text: text, cursor: text.utf8.count) }

  init(text: String, cursor: Int) {
    self.text = text
    self.cursor = cursor
  }

  var beforeCursor: String { String(decoding: text.utf8.prefix(cursor), as: UTF8.self) }
}

/// Up and Down: statements of before that begin with what stands before the cursor.
///
/// Lines that Ctrl-C ended are among them as long as the program runs; the history never gets them.
struct Recall {
  private let history: HistorySource
  private var cancelled: [(moment: Moment, statement: String)] = []
  private var draft = Line("")
  private var shown: String?
  private var moment = Moment.now

  /// When a statement was entered: a cancelled one stands after the entry that was the newest then.
  private struct Moment: Comparable {
    static let now = Moment(entry: .max, cancelled: .max)
    let entry: Int
    var cancelled = 0

    static func < (one: Moment, other: Moment) -> Bool {
      (one.entry, one.cancelled) < (other.entry, other.cancelled)
    }
  }

  init(from history: HistorySource) { self.history = history }

  /// Another statement begins.
  mutating func begin() {
    shown = nil
    moment = .now
  }

  /// Keeps a line that was not run.
  mutating func keep(cancelled statement: String) {
    guard !statement.isEmpty, statement != cancelled.last?.statement else { return }
    let newest = history.previous("", nil)?.id ?? 0
    cancelled.append((Moment(entry: newest, cancelled: cancelled.count + 1), statement))
  }

  mutating func older(than line: Line) -> Line? {
    if line.text != shown { (draft, moment) = (line, .now) }
    let next = other(than: line) { prefix, moment in
      let limit = moment.cancelled == 0 || moment == .now ? moment.entry : moment.entry + 1
      let entry = history.previous(prefix, moment == .now ? nil : limit)
      let kept = cancelled.last { $0.moment < moment && $0.statement.hasPrefix(prefix) }
      return [entry.map { (Moment(entry: $0.id), $0.statement) }, kept].compactMap(\.self).max { $0.0 < $1.0 }
    }
    return next.map { show($0.1, of: $0.0) }
  }

  /// Back to the draft in the end, with its cursor where it was.
  mutating func newer(than line: Line) -> Line? {
    guard line.text == shown else { return nil }
    let next = other(than: line) { prefix, moment in
      let entry = history.next(prefix, moment.entry)
      let kept = cancelled.first { $0.moment > moment && $0.statement.hasPrefix(prefix) }
      return [entry.map { (Moment(entry: $0.id), $0.statement) }, kept].compactMap(\.self).min { $0.0 < $1.0 }
    }
    if let next { return show(next.1, of: next.0) }
    begin()
    return draft
  }

  /// Goes on until another text than the line's comes.
  private func other(
    than line: Line, _ step: (_ prefix: String, _ moment: Moment) -> (Moment, String)?,
  ) -> (Moment, String)? {
    var moment = moment
    while let (next, statement) = step(draft.beforeCursor, moment) {
      if statement != line.text { return (next, statement) }
      moment = next
    }
    return nil
  }

  private mutating func show(_ statement: String, of moment: Moment) -> Line {
    (self.moment, shown) = (moment, statement)
    return Line(statement)
  }
}
