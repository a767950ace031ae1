import CLibEdit
import Testing

@testable import Terminal

@Suite struct `Searching history` {
  @Test func `finds every Hangul syllable, typed or pasted, first or last`() {
    let syllables = (0xAC00...0xD7A3).compactMap { Unicode.Scalar(UInt32($0)) }.map(String.init)
    for syllable in syllables {
      let statement = "claim \"a\(syllable)b\""
      var search = search([statement, "claim \"\"", "list"], for: syllable)
      #expect(search.line == Line(text: statement, cursor: 8))
      #expect(search.press(rk_search_older, "") == .goesOn)
      #expect(search.line.text == statement)
    }
    #expect(syllables.count == 11_172)
  }

  @Test func `finds nothing new when it goes on past the oldest`() {
    var search = search(["b", "ab", "ab"], for: "b")
    #expect(search.line.text == "ab")
    _ = search.press(rk_search_older, "")
    #expect(search.line.text == "b")
    _ = search.press(rk_search_older, "")
    #expect(search.line.text == "b")
    #expect(search.status.contains("nothing older"))
  }

  @Test func `puts the cursor where the words stand`() {
    #expect(search(["claim 사드"], for: "드").line.cursor == 9)
    #expect(search(["claim Moon"], for: "moon").line.cursor == 6)
  }

  @Test(arguments: [rk_search_run, rk_search_keep, rk_search_other, rk_search_restore])
  func `ends with the line it found, or with the one before`(key: rk_search_key) {
    var search = search(["claim 사드"], for: "사")
    let passes = key == rk_search_run || key == rk_search_other
    #expect(search.press(key, "") == .ends(passingOn: passes))
    #expect(search.line == (key == rk_search_restore ? Line("draft") : Line(text: "claim 사드", cursor: 6)))
  }

  @Test func `keeps what it found while it holds the longer words`() {
    var search = search(["사드 배치", "사건"], for: "사")
    #expect(search.line.text == "사건")
    _ = search.press(rk_search_older, "")
    _ = search.press(rk_search_text, "드")
    #expect(search.line.text == "사드 배치")
  }

  private func search(_ statements: [String], for words: String) -> HistorySearch {
    let history = HistorySource.inMemory()
    statements.forEach(history.add)
    var search = HistorySearch(from: Line("draft"), in: history, runsAtOnce: true)
    _ = search.press(rk_search_text, words)
    return search
  }
}

@Suite struct `Recalling history` {
  private let statements = ["list 사드", "show 탄핵", "list 배치", "list 배치", "note \"a\nb\""]

  @Test func `goes to the oldest and back to the draft and its cursor`() {
    var recall = recall()
    let draft = Line(text: "list xx", cursor: 5)
    var line = draft
    var seen: [String] = []
    while let older = recall.older(than: line) {
      seen.append(older.text)
      line = older
    }
    #expect(seen == ["list 배치", "list 사드"])
    line = recall.newer(than: line) ?? line
    #expect(line.text == "list 배치")
    #expect(recall.newer(than: line) == draft)
    #expect(recall.newer(than: draft) == nil)
  }

  @Test func `takes an edited statement for a new draft`() {
    var recall = recall()
    #expect(recall.older(than: Line(""))?.text == "note \"a\nb\"")
    #expect(recall.newer(than: Line("note \"a\nb\"!")) == nil)
    #expect(recall.older(than: Line(text: "show!", cursor: 4))?.text == "show 탄핵")
  }

  @Test func `has a cancelled line where it was typed, and never in the history`() {
    let history = HistorySource.inMemory()
    var recall = Recall(from: history)
    recall.keep(cancelled: "c0")
    history.add("a")
    recall.keep(cancelled: "c1")
    recall.keep(cancelled: "c2")
    history.add("b")
    let order = ["b", "c2", "c1", "a", "c0"]
    var line = Line("")
    for expected in order {
      line = recall.older(than: line) ?? line
      #expect(line.text == expected)
    }
    #expect(recall.older(than: line) == nil)
    for expected in order.dropLast().reversed() + [""] {
      line = recall.newer(than: line) ?? line
      #expect(line.text == expected)
    }
    #expect(history.search("c", nil) == nil)
    #expect(recall.older(than: Line("c"))?.text == "c2")
  }

  @Test func `keeps at most so many, each once in a row`() {
    let history = HistorySource.inMemory(limit: 2)
    for statement in ["a", "b", "b", "", "c"] { history.add(statement) }
    var recall = Recall(from: history)
    #expect(recall.older(than: Line(""))?.text == "c")
    #expect(recall.older(than: Line("c"))?.text == "b")
    #expect(recall.older(than: Line("b")) == nil)
  }

  private func recall() -> Recall {
    let history = HistorySource.inMemory()
    statements.forEach(history.add)
    return Recall(from: history)
  }
}

@Suite struct `What other threads say` {
  @Test func `is taken once, in order, without controls`() {
    let notices = Notices()
    #expect(notices.take() == nil)
    notices.post("a\nb\u{1B}[2J")
    notices.post("c")
    #expect(notices.take() == "a\nb\u{FFFD}[2J\nc")
    #expect(notices.take() == nil)
  }
}
