import Facts
import Storage

@testable import Workbench

/// Changing commands in two languages, each made from what the workspace holds when it is asked for.
struct RandomCommands {
  let random: Seeded
  private var files = 0

  init(seed: UInt64) {
    random = Seeded(seed)
  }

  private static let makers: [@Sendable (inout RandomCommands, Snapshot, Folder) throws -> String?] = [
    { try $0.document($1, $2) }, { try $0.revision($1, $2) }, { try $0.reanchoring($1, $2) },
    { try $0.claim($1, $2) }, { try $0.claim($1, $2) },
    { try $0.mention($1, $2) },
    { try $0.mark($1, $2) }, { try $0.attribute($1, $2) }, { $0.speaker($1, $2) }, { try $0.tag($1, $2) },
    { try $0.link($1, $2) }, { try $0.link($1, $2) }, { try $0.unification($1, $2) },
    { try $0.note($1, $2) }, { try $0.edit($1, $2) }, { try $0.removal($1, $2) }, { try $0.evidence($1, $2) },
    { try $0.verdict($1, $2) }, { try $0.prediction($1, $2) }, { try $0.prediction($1, $2) },
    { try $0.forecast($1, $2) }, { try $0.withdrawal($1, $2) }, { try $0.resolution($1, $2) },
    { try $0.resolution($1, $2) }, { try $0.reopening($1, $2) }, { $0.setting($1, $2) },
    { try $0.script($1, $2) }, { try $0.coding($1, $2) }, { try $0.adjudication($1, $2) },
    { $0.scheme($1, $2) }, { $0.lexicon($1, $2) }, { try $0.boilerplate($1, $2) }, { $0.table($1, $2) },
    { $0.brat($1, $2) }, { $0.questions($1, $2) },
  ]

  /// The next line, and the files it needs; it may well be refused.
  mutating func line(_ snapshot: Snapshot, _ folder: Folder) throws -> String {
    while true {
      if let line = try random.pick(Self.makers)(&self, snapshot, folder) { return line }
    }
  }

  // MARK: Words

  private static let texts = [
    "사드는 성주에 남는다", "Moon wins 🗳️", "it's “likely”, they say", "북한이 다시 쏜다 🚀", "a b\\tc", "50% or so",
    "‘대선’ 이후 \\\"변화\\\"", "Zoë’s naïve plan", "e\\u{301}te\\u{301}", "# not a comment", "-- neither",
  ]

  private func text() -> String { "\"\(random.pick(Self.texts)) \(random.below(40))\"" }
  private func who() -> String { random.pick(["@ada", "@지훈", "@hana-weiss", "@문_재인", "@x.1"]) }
  private func reporters() -> String { random.pick(["@ada", "@x.1,@ada", "@yonhap,@지훈,@nyt"]) }
  private func tagName() -> String { random.pick(["korea", "korea/thaad", "사드", "사드/성주", "draft", "op-ed"]) }
  private func day() -> String {
    random.pick([
      "2017-03-20", "2017-04", "2017-Q1", "2017-05-09T20:00+09:00", "yesterday", "-3w", "mon", "2016",
    ])
  }
  private func odds() -> String {
    random.pick([
      "70%", "0.25", "60..70%", "likely", "\"almost certain\"", "0%", "99.9%", "\"Very Unlikely\"",
      "유력하다", "\"가능성이 높다\"", "probable",
    ])
  }

  /// What is said of questions of every type; often what another question asks.
  private func anyOdds() -> String {
    random.chance(60)
      ? odds()
      : random.pick([
        "남음:60%,떠남:40%", "떠남:0.25,남음:75%", "\"아주 남음:50%,떠남:50%\"", "낮음:20%,중간:50%,높음:30%",
        "10%:8,50%:14,90%:22.5",
        "50%:-3", "10%:2017-05,50%:2017-Q3,90%:2018", "50%:2017,90%:2018", "a:60%,b:30%",
      ])
  }

  private func asked() -> String {
    some("type \(random.pick(["ordered", "options", "number", "day", "binary"]))")
      + some("unit \(random.pick(["시험", "\"km per h\""]))") + some("options 남음,떠남")
  }

  /// Each of some additions, or not.
  private func some(_ additions: String...) -> String {
    additions.filter { _ in random.chance(35) }.map { " " + $0 }.joined()
  }

  private func key() -> String { "key k\(random.below(30))" }

  /// The id of a row of some kinds, or nil where there is none.
  private func row(_ snapshot: Snapshot, _ kinds: Kind...) throws -> String? {
    let rows = try kinds.flatMap { kind in
      try snapshot.numbers(of: kind).sorted().map { Identifier(kind, $0).description }
    }
    return rows.isEmpty ? nil : random.pick(rows)
  }

  // MARK: Commands

  private mutating func document(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    files += 1
    if random.chance(25) { return page(folder) }
    folder.write(
      "제목 \(files)\n\nMoon wins. \(random.pick(["사드는 남는다.", "THAAD stays. 🚀"]))\r\n", to: "문서\(files).txt")
    return "import 문서\(files).txt \(who())"
      + some("on \(day())", "lang ko", "title \(text())", "+\(tagName())", key())
  }

  /// A page that says of itself what the command may say otherwise.
  private func page(_ folder: Folder) -> String {
    let head =
      "<title>쪽 \(files)</title><meta name=author content='\(random.pick(["Ann Lee", "박지훈 기자", "x.1"]))'>"
    let texts = ["사드는 남는다.", "THAAD stays. 🚀", "둘 &amp; 하나"]
    folder.write(
      "<html lang=ko>\(head)<nav><a href=/>홈</a></nav><p>\(random.pick(texts)) \(random.below(9))",
      to: "쪽\(files).html")
    return "import 쪽\(files).html"
      + some(who(), "on \(day())", "title \(text())", "byline 지훈", "+\(tagName())", key())
  }

  private mutating func revision(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let document = try row(snapshot, .document) else { return nil }
    files += 1
    let words = random.pick(["Moon wins it all. 사드는 남는다.", "사드는 떠난다. 🚀", "Moon wins. THAAD stays."])
    folder.write("고침 \(files)\n\n제목 \(random.below(9))\n\n\(words)\r\n", to: "다시\(files).txt")
    return "import 다시\(files).txt revises \(document)"
  }

  private func reanchoring(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let document = try row(snapshot, .document) else { return nil }
    guard random.chance(70), let mention = try row(snapshot, .mention) else { return "reanchor \(document)" }
    return "reanchor \(mention) \(random.pick(["none", "\(document).s1", "\(document).v1:0-4", "Moon"]))"
  }

  private func claim(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let extras = some(
      "as \(text())", who(), "on \(day())", "via \(reporters())", "hedge \(text())", "kind 사실",
      "+\(tagName())", key())
    guard random.chance(50), let document = try row(snapshot, .document) else {
      return "claim \(text()) in none" + extras
    }
    return random.pick([
      "claim \"Moon wins\" in \(document)", "claim \(document).s1", "claim \(document):0-4",
      "claim \(document).v1:1-5",
    ]) + extras
  }

  private func mention(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let claim = try row(snapshot, .claim) else { return nil }
    let passage = try row(snapshot, .mention) ?? text()
    return "mention \(claim) \(random.pick([passage, text()]))"
      + some(who(), "on \(day())", "+\(tagName())", key())
  }

  private func mark(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let document = try row(snapshot, .document) else { return nil }
    if random.chance(30) {
      return random.pick([
        "mark /moon|사드\\S*/ every +\(tagName())", "mark Moon every whole in \(document) +\(tagName())",
        "mark \(document).s1,\(document):0-2 +\(tagName()) with form=short",
        "mark \"Moon [...] s\" in \(document) +\(tagName())",
      ])
    }
    return "mark \(document).s\(1 + random.below(3)) +\(tagName())"
      + some("+\(tagName())", "with certainty=low,negated", key())
  }

  private func attribute(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .mention, .claim, .link).map { row in
      "attribute \(row) "
        + random.pick(["certainty=low", "\"certainty=아주 낮음,negated\"", "-certainty", "negated"])
    }
  }

  private func boilerplate(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let document = try row(snapshot, .document) else { return nil }
    return "boilerplate \(document)\(random.pick([".s1", ".s1..s2", ":0-3", ".p2", ""]))" + some("off")
  }

  private func speaker(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    "speaker \(who())" + some("name \(text())", "alias 별칭\(random.below(9))", "kind person")
  }

  private func tag(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let change = "+\(tagName())" + some("-\(tagName())")
    if random.chance(30) {
      return "tag \(change) where \(random.pick(["+\(tagName())", "not +draft", "text:사드", "by:today..+3m"]))"
    }
    return try row(snapshot, .claim, .prediction, .mention, .document).map { "tag \($0) \(change)" }
  }

  private func coder() -> String { random.pick(["@hana", "@지훈", "@gold"]) }

  /// What several coders do to the same rows, now and then blind.
  private func coding(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let (rows, document) = (
      try row(snapshot, .claim, .prediction, .mention, .document), try row(snapshot, .document)
    )
    guard let rows, let document else { return nil }
    return random.pick([
      "coded \(document)" + some("off"), "tag \(rows) +\(tagName())" + some("-\(tagName())"),
      "tag \(rows) -\(tagName())", "mark \(document).s\(1 + random.below(2)) +\(tagName())",
      "mark \(document):0-\(3 + random.below(3)) +\(tagName())",
    ]) + " --author \(coder())" + some("--blind")
  }

  private func adjudication(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let row = try row(snapshot, .claim, .prediction, .document, .mention)
    let place = try random.chance(50) ? self.row(snapshot, .document).map { "\($0):0-4" } : row
    return place.map {
      "adjudicate \($0) "
        + random.pick([
          "+\(tagName()) take all", "+\(tagName()) take none", "+\(tagName()) take \(coder())", "mixed",
          "+\(tagName())",
        ]) + some("because \(text())")
    }
  }

  private func link(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let kind = random.pick([Kind.claim, .prediction])
    guard let from = try row(snapshot, kind), let to = try row(snapshot, kind) else { return nil }
    let relation = random.pick(
      kind == .claim
        ? ["supports", "contradicts", "causes", "rephrases"] : ["excludes", "implies", "same-event"])
    if random.chance(20), let link = try row(snapshot, .link), from.hasPrefix("c") {
      return "link \(from) undercuts \(link)"
    }
    return "link \(from) \(relation) \(to)" + some("because \(text())", key())
  }

  private func unification(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let one = try row(snapshot, .claim), let other = try row(snapshot, .claim) else { return nil }
    return "unify \(one) \(other)"
  }

  private func note(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let row = try row(snapshot, .claim, .prediction, .forecast, .evidence, .link) else { return nil }
    return random.chance(40)
      ? "note \(row) -- \(random.pick(["생각해 볼 것 🤔", "it's odd"]))" : "note \(row) \(text())" + some(key())
  }

  private func edit(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let choices: [(Kind, String)] = [
      (.claim, "statement \(text())"), (.claim, "kind 의견"), (.prediction, "by 2018-0\(1 + random.below(9))"),
      (.prediction, "criteria \(text())"),
      (.prediction, "options \(random.pick(["남음,떠남", "떠남,남음", "낮음,중간,높음"]))"), (.prediction, "unit 번"),
      (.prediction, "type \(random.pick(["binary", "ordered", "number", "day"]))"),
      (.document, "title \(text())"), (.mention, "on \(day())"),
      (.mention, "speaker \(who())"), (.mention, "via \(random.pick([reporters(), "none"]))"),
      (.note, "text \(text())"), (.document, "author \(who())"),
      (.forecast, "src \(random.pick(["https://example.com/1", "none"]))"),
    ]
    let (kind, words) = random.pick(choices)
    return try row(snapshot, kind).map { "edit \($0) \(words)" }
  }

  private func removal(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .note, .evidence, .link, .claim, .prediction, .mention, .forecast, .document).map {
      "rm \($0)" + some("with-dependants")
    }
  }

  private func evidence(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let row = try row(snapshot, .claim, .prediction, .resolution) else { return nil }
    let words = try random.chance(30) ? self.row(snapshot, .mention) ?? text() : text()
    return "evidence \(row) \(words) \(random.pick(["supports", "contradicts"]))"
      + some(
        "grade \(random.pick(["B2", "A", "3", "F6", "C1"]))", "src https://example.com/사드", "on \(day())",
        key())
  }

  private func verdict(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let claim = try row(snapshot, .claim) else { return nil }
    let evidence = try row(snapshot, .evidence).map { some("with \($0)") } ?? ""
    return "verdict \(claim) \(random.pick(["supported", "refuted", "mixed"]))" + evidence
      + some("on \(day())", key())
  }

  private func prediction(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let claim = try random.chance(50) ? row(snapshot, .claim) : nil
    let given = try row(snapshot, .prediction).map { some("given \($0)\(random.pick(["", "=no"]))") } ?? ""
    let odds = random.chance(85) ? anyOdds() + some("hedge \(text())", "confidence low") : ""
    return
      "predict \(claim ?? text()) \(odds)\(random.chance(70) ? "" : asked()) by \(random.pick(["2017-05-10", "2017-12", "fri", "+2m", "2017-Q2"]))"
      + given
      + some(who(), "on \(day())", "criteria \(text())", "stated both", "+\(tagName())", key())
  }

  private func forecast(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map {
      "forecast \($0) \(anyOdds())"
        + some(who(), "on \(day())", "because \(text())", "src https://example.com/사드", key())
    }
  }

  private func withdrawal(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map { "withdraw \($0)" + some(who(), "on today", "because \(text())") }
  }

  private func resolution(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let prediction = try row(snapshot, .prediction) else { return nil }
    let outcome = random.pick([
      "yes on 2017-05-09 known 2017-05-09T20:00+09:00", "no", "40% on 2017-05-10", "void", "ambiguous",
      "yes on 2017-04", "남음 on 2017-05-10", "떠남 on 2017-05-09 known 2017-05-10", "높음 on 2017-04",
      "14 on 2017-05-10",
      "-2.50 on 2017-05-10", "2017-05-09", "2017-04 known 2017-05", "yesterday",
    ])
    let evidence = try row(snapshot, .evidence).map { some("with \($0)") } ?? ""
    return "resolve \(prediction) \(outcome)" + evidence
      + some("because \(text())", "src https://example.com/", key())
  }

  private func reopening(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map { "reopen \($0)" + some("because \(text())") }
  }

  private func setting(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    random.pick([
      "set zone Asia/Seoul", "set zone UTC", "set baseline base", "set baseline likely", "set baseline @ada",
      "set crowd 3",
      "set lexicon 지면", "set lexicon kent-1964", "set lexicon icd-203",
    ])
  }

  private func lexicon(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    let phrases = ["likely, 유력하다: 70-85", "likely: 60-90", "가능성이 높다: 70-85", "sure: 99.5"]
    let chosen = phrases.filter { _ in random.chance(50) }.prefix(2).joined(separator: "\\n")
    return random.pick([
      "lexicon text \"edition: \(random.below(3))\\nsource: 편집국\\n\(chosen)\" name 지면", "lexicon drop 지면",
    ])
  }

  private func scheme(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    let tags = ["+korea exclusive", "+사드 closed on claims", "+draft abstract", "+op-ed \"“의견”\" color red"]
    let rules = tags.map { $0 + some("required documents", "alias \($0.prefix { $0 != " " })-별명") }
    let text =
      rules.filter { _ in random.chance(50) } + ["  +성주", "link causes from any to +korea|kind:fact"]
    return random.pick([
      "scheme s\(random.below(2)).scheme text \"\(text.joined(separator: "\n").replacing("\"", with: "\\\""))\"",
      "scheme drop s0",
    ])
  }

  /// A table is one operation too, of questions that other tables may have asked.
  private mutating func table(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    files += 1
    let rows = (0..<1 + random.below(4)).map { _ in
      let cells = [
        random.pick(["비가 온다", "\"Moon, \"\"wins\"\"\"", "# x", "by"]),
        random.pick(["0.7", "0.125", "1", "", "likely"]),
        random.pick(["2017-04-01", "2017-03", ""]), random.pick(["yes", "0.5", "", "no", "void"]),
        random.pick(["", "사드"]),
      ]
      return cells.joined(separator: ",") + "\n"
    }
    folder.write("statement,probability,on,outcome,tags\n" + rows.joined(), to: "표\(files).csv")
    return
      "import 표\(files).csv format forecasts by \(random.pick(["2017-05-01", "2017-12"])) scale fraction "
      + who() + some("on 2017-04-20", "known 2017-05-02", "keep-going", "+\(tagName())")
  }

  /// Annotations of another program, whose lines are rows here or only kept.
  private mutating func brat(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    files += 1
    let name = "주석\(random.below(3))"
    let lines = [
      "T1\t사드 0 4\tMoon", "T2\tPerson 5 9\twins", "R1\tsupports Arg1:T1 Arg2:T2\t", "E1\tWin:T2 Who:T1",
      "A1\tSure T1 \(random.below(3))", "M2\tNegated E1", "#1\tAnnotatorNotes T2\t왜? \(random.below(3))",
      "??",
      "T3\tX 5 9;0 4\twins Moon", "*\tEquiv T1 T2",
    ]
    folder.write("Moon wins. \(name)\r\n", to: "\(name).txt")
    folder.write(lines.filter { _ in random.chance(70) }.joined(separator: "\n"), to: "\(name).ann")
    return "import \(name).ann format brat" + some(who(), "+\(tagName())")
  }

  /// Questions or reviews of another program.
  private mutating func questions(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    files += 1
    let name = random.pick(["Ada Kim", "박지훈", "x.1", ""])
    if random.chance(50) {
      let head =
        "Question title,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created at,"
      let rows = (0..<1 + random.below(4)).map { _ in
        let outcome = random.pick([",", "NO,2017-05-02", "AMBIGUOUS,2017-05-02", "YES,"])
        return "\"비가 \(random.below(2))?\",\"\(name)\",\(random.pick(["0.7", "1", "0.125", ""])),"
          + "2017-04-0\(1 + random.below(3)) 9:0:\(random.below(9)),2017-04-01 8:0:0,2017-05-01 0:0:0,\(outcome)\n"
      }
      folder.write(
        head + "Question resolve by,Resolution,Resolved at\n" + rows.joined(), to: "내기\(files).csv")
      return "import 내기\(files).csv format fatebook" + some(who(), "keep-going", "+\(tagName())")
    }
    let rating = random.pick(["True", "False", "Mostly false, they say", "mixed"])
    folder.write(
      "{\"@type\":\"ClaimReview\",\"author\":\"\(name)\",\"datePublished\":\"2017-04-0\(1 + random.below(2))\","
        + "\"claimReviewed\":\"사드 \(random.below(3))\",\"url\":\"https://a.example.org/\",\"reviewRating\":"
        + "{\"alternateName\":\"\(rating)\"},\"itemReviewed\":{\"author\":{\"name\":\"Ada Kim\"}}}",
      to: "검증\(files).json")
    return "import 검증\(files).json format claimreview" + some("+\(tagName())")
  }

  /// A script is one operation of several steps.
  private mutating func script(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    files += 1
    let lines = [
      try claim(snapshot, folder), try prediction(snapshot, folder), "set author @hana", "verdict last mixed",
      "verdict last refuted --author @지훈", "predict last 70% by 2017-12 \(who())", "set author @analyst",
      "forecast last 60% @ada on 2017-05-01", "tag +draft where text:사드",
    ]
    folder.write(lines.compactMap { $0 }.map { $0 + "\n" }.joined(), to: "script\(files).rk")
    return "run script\(files).rk" + some("keep-going")
  }
}
