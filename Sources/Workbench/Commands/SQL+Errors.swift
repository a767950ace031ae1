import CommandLanguage
import Storage

extension Call {
  /// Why a query failed, at its place in what was typed.
  func explained(_ error: QueryError, _ sql: String) -> Diagnostic {
    switch error {
    case .unreadable(let words, let offset): return unreadable(words, offset, sql)
    case .several(let offset): return placed("a second statement begins here", offset, sql, "give one SELECT")
    case .refused(let what): return refused("sql only reads the views: \(what) is refused", Call.views)
    case .empty: return refused("there is no statement", "write SELECT ...")
    case .noQuery: return refused("this gives no rows of facts", "give one SELECT")
    case .parameters: return refused("a ? or :name has no value here", "write the value itself")
    case .twice(let name): return refused("two columns are called '\(name)'", "name one of them with AS")
    case .long(let count):
      return refused(
        "the result has more than \(count) rows", "'limit N' shows the first N; WHERE or GROUP BY makes fewer"
      )
    case .large(let bytes):
      return refused("this needs more than \(bytes >> 20) MB", "ask for fewer rows or columns")
    case .slow(let seconds):
      return refused("this takes longer than \(seconds) s", "'seconds N' gives it more time")
    case .interrupted: return refused("interrupted", nil)
    case .failed(let words): return refused(words, Call.columns)
    }
  }

  private func refused(_ message: String, _ hint: String?) -> Diagnostic {
    wrong(.sql, "E-SQL", message, hint: hint)
  }

  private static let columns = "'help sql' lists the views and their columns"

  /// All views, a few on each line.
  private static let views: String = {
    let names = View.all.map(\.name)
    let lines = stride(from: 0, to: names.count, by: 7).map { start in
      names[start..<min(start + 7, names.count)].joined(separator: ", ")
    }
    return "the views are " + lines.joined(separator: ",\n") + "\n" + columns
  }()

  private func unreadable(_ words: String, _ offset: Int?, _ sql: String) -> Diagnostic {
    let parts = words.split(separator: ": ", maxSplits: 1).map(String.init)
    guard offset == nil, parts.count == 2, parts[0] == "no such table" else {
      return placed(words, offset, sql, Call.columns)
    }
    // SQLite says where it found a column, but not a table.
    let nearest = Spelling.nearest(to: parts[1], among: View.all.map(\.name))
    let hint = (nearest.map { "did you mean '\($0)'?\n" } ?? "") + Call.views
    return placed(words, SQLWords.onlyPlace(of: parts[1], in: sql), sql, hint)
  }

  /// An error under the word that begins at a place in the SQL.
  private func placed(_ words: String, _ offset: Int?, _ sql: String, _ hint: String) -> Diagnostic {
    guard let offset else { return refused(words, hint) }
    let range = SQLWords.word(at: offset, in: sql)
    if let place = arguments.place(of: range, in: .sql) {
      return Diagnostic("E-SQL", words, hint: hint, at: place)
    }
    let line = 1 + sql.utf8.prefix(offset).count { $0 == 10 }
    return refused("\(words), in line \(line) of the text", hint)
  }
}

/// The words of a text of SQL, by UTF-8 offsets.
private enum SQLWords {
  static func word(at offset: Int, in sql: String) -> Range<Int> {
    let bytes = Array(sql.utf8)
    let start = min(offset, bytes.count)
    let end = bytes[start...].firstIndex { !isLetter($0) } ?? bytes.count
    return start..<min(bytes.count, max(end, start + 1))
  }

  /// Where a word stands, if it stands there once.
  static func onlyPlace(of word: String, in sql: String) -> Int? {
    let (bytes, sought) = (Array(sql.utf8), Array(word.utf8))
    let places = bytes.indices.filter { place in
      bytes[place...].starts(with: sought) && (place == 0 || !isLetter(bytes[place - 1]))
        && (place + sought.count == bytes.count || !isLetter(bytes[place + sought.count]))
    }
    return places.count == 1 ? places[0] : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 128...255:
      true
    default: false
    }
  }
}
