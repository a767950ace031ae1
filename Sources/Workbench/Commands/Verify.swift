import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let verify = Command(
    Syntax(
      "verify", "Shows that nothing sealed has changed, or names the first operation that did.",
      details: """
        Everything is computed anew from the rows and the journal. Whoever can write the file could seal a changed one
        again; so `head` takes a head that was published, and says at which operation it stood. With the file of a
        proof, which 'prove' writes, no workspace is needed. The program ends with exit code 1 where something is not as
        it was sealed.
        """,
      slots: [.optional(.proofFile)], keywords: [Keyword(.head)],
      examples: ["verify", "verify korea.proof", "verify --json"])
  ) { arguments, session, output in
    if arguments[.proofFile] != nil {
      output.page(try session.verifiedProof(arguments))
    } else {
      try session.verify(arguments, output)
    }
  }
}

extension Session {
  fileprivate mutating func verify(_ arguments: Arguments, _ output: Output) throws {
    let (verified, published) = try read { snapshot in
      (try snapshot.verifySeals(), try arguments[.head].map { try snapshot.sealed(as: $0.digits) })
    }
    guard verified.head != nil || verified.flaw != nil else {
      throw Diagnostic(
        "E-UNSEALED", "nothing is sealed here", hint: "'seal' seals what was done so far",
        at: arguments.verb.range)
    }
    if verified.flaw != nil { sitting.exit = .failed }
    guard let published else { return output.page(verified.page(under: nil)) }
    guard let head = published, head.operation <= verified.head?.operation ?? 0 else {
      output.page(verified.page(under: nil))
      throw Diagnostic(
        "E-HEAD", "no operation that is as it was sealed has this head",
        hint: "it is of another workspace, or what it covers was changed and sealed anew",
        at: arguments.range(of: .head))
    }
    output.page(verified.page(under: head))
  }
}

extension VerifiedSeals {
  fileprivate func page(under published: SealHead?) -> Page {
    guard let published else { return Page(flaw.map(blocks) ?? blocks, json: .object(members)) }
    let day = published.sealed.map { ", sealed on \($0.day)" } ?? ""
    let words = "this head stood at o\(published.operation)\(day); nothing up to there has changed"
    return Page(
      (flaw.map(blocks) ?? blocks) + [.line(Phrase(words))],
      json: .object(members + [.init("published", .object(published.members))]))
  }

  private var blocks: [Block] {
    var lines = [
      Block.line(
        Phrase("as sealed", .good) + Phrase("  \(head?.words ?? "")", .strong)
          + Phrase("  \(operations.counted("operation")), \(leaves.counted("record"))", .dim))
    ]
    if !redacted.isEmpty {
      lines.append(.line(Phrase("\(redacted.count.counted("record")) redacted: \(redactedNames)", .dim)))
    }
    if unsealed > 0 {
      lines.append(.line(Phrase("\(unsealed.counted("operation")) since then not sealed", .dim)))
    }
    return lines
  }

  private var redactedNames: String {
    let names = redacted.prefix(12).map { "\($0.row.sealedName) in o\($0.operation)" }
    let rest = redacted.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private func blocks(_ flaw: SealFlaw) -> [Block] {
    let name = flaw.number.map { "o\($0)" } ?? flaw.row?.sealedName ?? "the file"
    var lines = [
      Block.line(Phrase("changed", .bad) + Phrase("  \(name)", .strong) + Phrase("  \(flaw.message)"))
    ]
    if let operation = flaw.operation {
      let author = operation.author.map { " @\($0)" } ?? ""
      lines.append(
        .line(
          Phrase("  ")
            + Phrase("it reads now: \(operation.recorded)\(author), \(operation.ulid)".onOneLine, .dim)))
    }
    let before = head.map { "as sealed up to \($0.words)" } ?? "nothing before it is sealed"
    return lines + [.line(Phrase("  \(before)", .dim))]
  }

  private var members: [JSON.Member] {
    [
      .init("ok", .bool(flaw == nil)), .init("head", head.map { .object($0.members) } ?? .null),
      .init("operations", .integer(operations)), .init("leaves", .integer(leaves)),
      .init("unsealed", .integer(unsealed)),
      .init(
        "redacted",
        .array(
          redacted.map {
            .object([
              .init("operation", .string("o\($0.operation)")), .init("row", .string($0.row.sealedName)),
            ])
          })),
      .init("flaw", flaw?.json ?? .null),
    ]
  }
}

extension SealFlaw {
  fileprivate var json: JSON {
    .object([
      .init("operation", .optional(number.map { "o\($0)" })), .init("row", .optional(row?.sealedName)),
      .init("table", .optional(row?.table)), .init("id", row.map { .integer($0.id) } ?? .null),
      .init("message", .string(message)), .init("recorded", .optional(operation?.recorded)),
      .init("author", .optional(operation?.author)), .init("ulid", .optional(operation?.ulid)),
    ])
  }
}
