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
    { try $0.mark($1, $2) }, { $0.speaker($1, $2) }, { try $0.tag($1, $2) }, { try $0.link($1, $2) },
    { try $0.note($1, $2) }, { try $0.edit($1, $2) }, { try $0.removal($1, $2) }, { try $0.evidence($1, $2) },
    { try $0.verdict($1, $2) }, { try $0.prediction($1, $2) }, { try $0.prediction($1, $2) },
    { try $0.forecast($1, $2) }, { try $0.withdrawal($1, $2) }, { try $0.resolution($1, $2) },
    { try $0.resolution($1, $2) }, { try $0.reopening($1, $2) }, { $0.setting($1, $2) },
    { try $0.script($1, $2) },
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
  private func tagName() -> String { random.pick(["korea", "korea/thaad", "사드", "사드/성주", "draft", "op-ed"]) }
  private func day() -> String {
    random.pick([
      "2017-03-20", "2017-04", "2017-Q1", "2017-05-09T20:00+09:00", "yesterday", "-3w", "mon", "2016",
    ])
  }
  private func odds() -> String {
    random.pick([
      "70%", "0.25", "60..70%", "likely", "\"almost certain\"", "0%", "99.9%", "\"Very Unlikely\"",
    ])
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
    folder.write(
      "제목 \(files)\n\nMoon wins. \(random.pick(["사드는 남는다.", "THAAD stays. 🚀"]))\r\n", to: "문서\(files).txt")
    return "import 문서\(files).txt \(who())"
      + some("on \(day())", "lang ko", "title \(text())", "+\(tagName())", key())
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
      "as \(text())", who(), "on \(day())", "via @ada", "hedge \(text())", "kind 사실", "+\(tagName())", key())
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
    return "mark \(document).s\(1 + random.below(3)) +\(tagName())" + some("+\(tagName())", key())
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

  private func link(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let kind = random.pick([Kind.claim, .prediction])
    guard let from = try row(snapshot, kind), let to = try row(snapshot, kind) else { return nil }
    let relation = random.pick(
      kind == .claim ? ["supports", "causes", "rephrases"] : ["excludes", "implies"])
    return "link \(from) \(relation) \(to)" + some("because \(text())", key())
  }

  private func note(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let row = try row(snapshot, .claim, .prediction, .forecast, .evidence, .link) else { return nil }
    return random.chance(40)
      ? "note \(row) -- \(random.pick(["생각해 볼 것 🤔", "it's odd"]))" : "note \(row) \(text())" + some(key())
  }

  private func edit(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    let choices: [(Kind, String)] = [
      (.claim, "statement \(text())"), (.claim, "kind 의견"), (.prediction, "by 2018-0\(1 + random.below(9))"),
      (.prediction, "criteria \(text())"), (.document, "title \(text())"), (.mention, "on \(day())"),
      (.mention, "speaker \(who())"), (.note, "text \(text())"), (.document, "author \(who())"),
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
      + some("grade B2", "src https://example.com/사드", "on \(day())", key())
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
    let odds = random.chance(85) ? odds() + some("hedge \(text())", "confidence low") : ""
    return
      "predict \(claim ?? text()) \(odds) by \(random.pick(["2017-05-10", "2017-12", "fri", "+2m", "2017-Q2"]))"
      + given
      + some(who(), "on \(day())", "criteria \(text())", "stated both", "+\(tagName())", key())
  }

  private func forecast(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map {
      "forecast \($0) \(odds())" + some(who(), "on \(day())", "because \(text())", key())
    }
  }

  private func withdrawal(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map { "withdraw \($0)" + some(who(), "on today", "because \(text())") }
  }

  private func resolution(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    guard let prediction = try row(snapshot, .prediction) else { return nil }
    let outcome = random.pick([
      "yes on 2017-05-09 known 2017-05-09T20:00+09:00", "no", "40% on 2017-05-10", "void", "ambiguous",
      "yes on 2017-04",
    ])
    let evidence = try row(snapshot, .evidence).map { some("with \($0)") } ?? ""
    return "resolve \(prediction) \(outcome)" + evidence
      + some("because \(text())", "src https://example.com/", key())
  }

  private func reopening(_ snapshot: Snapshot, _ folder: Folder) throws -> String? {
    try row(snapshot, .prediction).map { "reopen \($0)" + some("because \(text())") }
  }

  private func setting(_ snapshot: Snapshot, _ folder: Folder) -> String? {
    random.pick(["set zone Asia/Seoul", "set zone UTC", "set baseline 40%", "set baseline likely"])
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
