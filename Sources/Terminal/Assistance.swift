import CLibEdit

/// What stands behind the keys: completion, hints, history and search, each a closure that knows the subject.
struct Assistance {
  let completeness: (String) -> Completeness
  let complete: (_ text: String, _ cursor: Int) -> Completion
  let hint: (_ text: String, _ cursor: Int) -> Hint
  let editor: TextEditor
  private let history: HistorySource
  private var search: HistorySearch?
  var recall: Recall

  init(
    completeness: @escaping (String) -> Completeness,
    complete: @escaping (_ text: String, _ cursor: Int) -> Completion,
    hint: @escaping (_ text: String, _ cursor: Int) -> Hint,
    history: HistorySource, editor: TextEditor,
  ) {
    self.completeness = completeness
    self.complete = complete
    self.hint = hint
    self.history = history
    self.editor = editor
    recall = Recall(from: history)
  }

  /// The place that may be written to below the statement.
  struct Space {
    let columns: Int
    let rows: Int
  }

  /// What the editor shall do.
  struct Answer: Equatable {
    var line: Line?
    var ghost: String?
    var below: [String] = []
    var yes = false
    var passesOn = false
  }

  mutating func answer(_ request: rk_request) -> Answer {
    let line = Line(text: request.text.map { String(cString: $0) } ?? "", cursor: request.cursor)
    let space = Space(columns: Int(request.columns), rows: Int(request.rows))
    switch request.question {
    case rk_ask_enter: return Answer(yes: completeness(line.text) == .whole)
    case rk_ask_prompts: return Answer(below: prompts(of: line.text))
    case rk_ask_complete: return completed(line, space)
    case rk_ask_older: return Answer(line: recall.older(than: line))
    case rk_ask_newer: return Answer(line: recall.newer(than: line))
    case rk_ask_search, rk_ask_search_line:
      search = HistorySearch(from: line, in: history, runsAtOnce: request.question == rk_ask_search)
      return searching(space)
    case rk_ask_search_key:
      return pressed(request.key, request.typed.map { String(cString: $0) } ?? "", space)
    case rk_ask_pasted: return pasted(request.typed.map { String(cString: $0) } ?? "", space)
    case rk_ask_editor: return edited(line, space)
    default: return hinted(line, space)
    }
  }

  private func completed(_ line: Line, _ space: Space) -> Answer {
    switch complete(line.text, line.cursor).step(in: line.text, cursor: line.cursor) {
    case .nothing: return Answer()
    case .list(let candidates):
      let rows = CandidateList(candidates: candidates).rows(columns: space.columns, rows: space.rows)
      return Answer(below: rows)
    case .replace(let range, let written):
      let bytes = Array(line.text.utf8)
      let before = bytes[..<range.lowerBound] + Array(written.composed.utf8)
      let text = String(decoding: before + bytes[range.upperBound...], as: UTF8.self)
      return Answer(line: Line(text: text, cursor: before.count))
    }
  }

  private mutating func pressed(_ key: rk_search_key, _ typed: String, _ space: Space) -> Answer {
    guard let outcome = search?.press(key, typed), let line = search?.line else { return Answer() }
    guard case .ends(let passingOn) = outcome else { return searching(space) }
    search = nil
    return Answer(line: line, passesOn: passingOn)
  }

  private func searching(_ space: Space) -> Answer {
    let status = Cells(search?.status ?? "").cut(to: space.columns - 1).text
    return Answer(line: search?.line, below: space.rows > 0 ? [status] : [], yes: true)
  }

  private func pasted(_ text: String, _ space: Space) -> Answer {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let review = Cells("\(rows) lines pasted; Enter takes them, Ctrl-C drops them").cut(to: space.columns - 1)
    return Answer(below: space.rows > 0 ? [review.text.dim] : [])
  }

  private func edited(_ line: Line, _ space: Space) -> Answer {
    do {
      // In a file the last row ends too.
      var text = try editor.edit(line.text + "\n").replacing("\r\n", with: "\n").composed
      if text.hasSuffix("\n") { text.removeLast() }
      return Answer(line: Line(text))
    } catch {
      let problem = error as? TextEditor.Problem
      let message = problem.map { "\($0.message); \($0.hint)" } ?? "\(error)"
      return Answer(line: line, below: Cells(message).rows(of: space.columns - 1).map(\.text))
    }
  }

  private func hinted(_ line: Line, _ space: Space) -> Answer {
    let hint = hint(line.text, line.cursor)
    let meaning = hint.meaning.map { [Cells($0).cut(to: space.columns - 1).text.dim] } ?? []
    return Answer(ghost: hint.ghost, below: space.rows > 0 ? meaning : [])
  }

  /// Why each row after the first is there.
  ///
  /// Long texts have no prompts, since for each row all that stands before it is read.
  private func prompts(of text: String) -> [String] {
    let (mostRows, mostBytes) = (100, 20_000)
    let ends = text.utf8.indices.filter { text.utf8[$0] == UInt8(ascii: "\n") }
    guard ends.count <= mostRows, text.utf8.count <= mostBytes else { return [] }
    return ends.map { end in
      guard case .open(let prompt) = completeness(String(text[..<end])) else { return "" }
      return prompt.hasSuffix(" ") && prompt.utf8.allSatisfy { (0x20..<0x7F).contains($0) } ? prompt : ""
    }
  }
}
