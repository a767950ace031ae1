import CLibEdit
import Foundation

/// Ctrl-R: the statement that holds what was typed, anywhere in it, newest first.
struct HistorySearch {
  enum Outcome: Equatable {
    case goesOn
    /// The search is over; the key that ended it may still be for the line.
    case ends(passingOn: Bool)
  }

  private let history: HistorySource
  private let original: Line
  private let runsAtOnce: Bool
  /// What was found, the latest last; Ctrl-S goes back through them.
  private var found: [HistorySource.Entry] = []
  private var failed = false
  private(set) var query = ""
  private(set) var line: Line

  /// Begins with no words; `runsAtOnce` says whether Enter runs what was found, rather than leave it for editing.
  init(from original: Line, in history: HistorySource, runsAtOnce: Bool) {
    self.history = history
    self.original = original
    self.runsAtOnce = runsAtOnce
    line = original
  }

  /// What the row below the statement says.
  var status: String { "search\(failed ? ", found nothing older" : ""): \(query)" }

  mutating func press(_ key: rk_search_key, _ typed: String) -> Outcome {
    switch key {
    case rk_search_text: change(query: (query + typed).composed)
    case rk_search_erase: change(query: String(query.dropLast()))
    case rk_search_older: find(before: found.last?.id)
    case rk_search_newer: goBack()
    case rk_search_restore:
      line = original
      return .ends(passingOn: false)
    case rk_search_run: return .ends(passingOn: runsAtOnce)
    case rk_search_keep: return .ends(passingOn: false)
    default: return .ends(passingOn: true)
    }
    return .goesOn
  }

  /// What was found stays while it holds the longer query too.
  private mutating func change(query: String) {
    let isLonger = query.hasPrefix(self.query)
    self.query = query
    if isLonger, let last = found.last, last.statement.range(ofWords: query) != nil { return show(last) }
    let older = isLonger ? found.last?.id : nil
    found = []
    find(before: older)
  }

  private mutating func find(before id: Int?) {
    failed = false
    guard !query.isEmpty else {
      line = original
      return
    }
    var before = id
    while let entry = history.search(query, before) {
      before = entry.id
      // Going on to the same words again would look like standing still.
      if entry.statement == found.last?.statement { continue }
      found.append(entry)
      return show(entry)
    }
    failed = true
  }

  private mutating func goBack() {
    failed = false
    guard found.count > 1 else { return }
    found.removeLast()
    found.last.map { show($0) }
  }

  private mutating func show(_ entry: HistorySource.Entry) {
    let start = entry.statement.range(ofWords: query)?.lowerBound ?? entry.statement.endIndex
    line = Line(
      text: entry.statement,
      cursor: entry.statement.utf8.distance(from: entry.statement.startIndex, to: start))
    failed = false
  }
}

extension String {
  /// Where these words stand, upper and lower case being the same.
  func range(ofWords words: String) -> Range<Index>? {
    range(of: words, options: [.caseInsensitive, .literal])
  }
}
