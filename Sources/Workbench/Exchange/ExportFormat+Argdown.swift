import Facts
import Interchange
import Storage

extension ExportFormat {
  static let argdown = ExportFormat(
    name: "argdown", summary: "claims with what supports and attacks them, as an argument map in Argdown",
    isFolder: false
  ) { filter, call in
    var writer = ArgdownWriter(call)
    let claims = try call.numbers(of: .claim, meeting: filter)
    for id in claims.sorted() {
      if let claim = try call.snapshot.claim(id) { try writer.write(claim, among: claims) }
    }
    try writer.losses.countOthers(filter, call, "argdown")
    return Exported(files: [("claims.argdown", writer.text)], losses: writer.losses)
  }
}

/// Claims as statements of Argdown, each with the claims that support (+) or attack (-) it below.
struct ArgdownWriter {
  private let call: Call
  private(set) var text = ""
  var losses = LossReport()

  init(_ call: Call) {
    self.call = call
  }

  mutating func write(_ claim: Claim, among claims: Set<Int>) throws {
    let row = claim.identifier
    let mentions = try call.snapshot.mentions(of: claim.id)
    let tags = try call.snapshot.tags(on: row).map { " #(\($0.path))" }.joined()
    let first = mentions.first
    let data = [first?.speaker.map { "speaker: \"\($0)\"" }, first?.said.map { "said: \"\($0.text)\"" }]
      .compactMap(\.self).joined(separator: ", ")
    text += text.isEmpty ? "" : "\n"
    text += "[\(row)]: \(ArgdownWriter.escaped(claim.statement))\(tags)"
    text += (data.isEmpty ? "" : " {\(data)}") + "\n"
    losses.keep("claims")
    for link in try call.snapshot.links(touching: row) { write(link, onto: row, claims) }
    try sayLost(claim, mentions)
  }

  /// A link stands below the claim that it leads to.
  private mutating func write(_ link: Link, onto row: Identifier, _ claims: Set<Int>) {
    let sign: String? = [.supports: "+", .contradicts: "-"][link.relation]
    let isWritten = link.from.kind == .claim && claims.contains(link.from.number)
    guard let sign, link.to.kind == .claim, claims.contains(link.to.number), isWritten else {
      // It is met from both ends, and said once.
      if link.from == row || !isWritten {
        lose(
          link.identifier,
          sign == nil ? "no sign of argdown means \(link.relation)" : "its other end is not written")
      }
      return
    }
    guard link.to == row else { return }
    text += "  \(sign) [\(link.from)]\n"
    losses.keep("links")
    if link.because != nil { lose(link.identifier, "its reason is not written", .changed) }
  }

  /// What would be a sign of Argdown loses its meaning behind a backslash.
  private static func escaped(_ statement: String) -> String {
    statement.onOneLine.reduce(into: "") { text, character in
      if "\\[]<>{}*_#@/".contains(character) { text.append("\\") }
      text.append(character)
    }
  }

  private mutating func lose(_ row: Identifier, _ reason: String, _ fate: LossReport.Fate = .skipped) {
    losses.entries.append(.init(fate, row.description, because: reason))
  }

  private mutating func sayLost(_ claim: Claim, _ mentions: [Mention]) throws {
    let row = claim.identifier
    var lost: [String] = []
    if claim.kind != nil { lost.append("its kind") }
    if try !call.snapshot.attributes(of: row).isEmpty { lost.append("its attributes") }
    if try !call.snapshot.notes(on: row).isEmpty { lost.append("its notes") }
    if mentions.contains(where: { $0.place != nil }) { lost.append("where its words stand") }
    if mentions.contains(where: { $0.hedge != nil || !$0.via.isEmpty }) { lost.append("hedge and via") }
    if mentions.count > 1 { lost.append("\(mentions.count - 1) more of its mentions") }
    if !lost.isEmpty { lose(row, "not written: " + lost.joined(separator: ", ")) }
  }
}
