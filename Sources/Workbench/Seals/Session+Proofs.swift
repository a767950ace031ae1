import CommandLanguage
import Facts
import Presentation
import Storage

extension Session {
  /// What a proof shows, or an error that says where it does not hold; no workspace is needed.
  func verifiedProof(_ arguments: Arguments) throws -> Page {
    let file = try arguments.required(.proofFile)
    let proof: Proof
    do {
      proof = try ProofReader.read(try text(of: file == "-" ? nil : file))
      try proof.check()
    } catch let flaw as ProofFlaw {
      throw Diagnostic(
        "E-PROOF", flaw.words, hint: "what this file shows was not sealed so",
        at: arguments.range(of: .proofFile))
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .proofFile))
    }
    if let head = arguments[.head], !head.fits(proof.head) {
      throw Diagnostic(
        "E-HEAD", "this proof leads to another head: \(proof.head.short)",
        hint: "it shows nothing of what was published", at: arguments.range(of: .head))
    }
    return proof.page(isCompared: arguments[.head] != nil)
  }
}

extension ProofFlaw {
  fileprivate var words: String {
    switch self {
    case .row(let operation, let position, let row):
      "\(row?.sealedName ?? "record \(position)") in o\(operation) is not what was sealed"
    case .operation(let id): "the time, author or kind of o\(id), or what it rests on, is not what was sealed"
    case .chain(let last):
      last.map { "the chain from o\($0) to the head is not what was sealed" } ?? "it shows no operation"
    }
  }
}

extension Proof {
  fileprivate func page(isCompared: Bool) -> Page {
    let head = SealHead(operation: through, hash: head)
    var blocks: [Block] = [
      .line(
        Phrase("as sealed", .good) + Phrase("  \(prediction)", .strong) + Phrase("  under the head ")
          + Phrase(head.words, .strong))
    ]
    if !isCompared {
      blocks.append(.line(Phrase("compare the head with the one that was published", .dim)))
    }
    for operation in shown {
      blocks += [.gap, .line(operation.phrase)] + operation.shown.map { .line($0.phrase) }
    }
    return Page(
      blocks,
      json: .object(
        [
          .init("ok", true), .init("prediction", .string("\(prediction)")),
          .init("head_compared", .bool(isCompared)),
        ] + head.members + [.init("proof", JSON(self))]))
  }
}

extension ProvenOperation {
  fileprivate var phrase: Phrase {
    let author = operation.author.map { " @\($0)" } ?? ""
    return Phrase("o\(operation.id)", .strong) + Phrase("  ")
      + Phrase("\(operation.recorded)\(author)".onOneLine, .dim)
  }
}

extension ProvenLeaf {
  fileprivate var phrase: Phrase {
    switch content {
    case .redacted: return Phrase("  record \(position): redacted", .dim)
    case .row(let row, _):
      let name = RowInTable(table: row.table, id: row.id).sealedName
      guard let columns = row.columns else { return Phrase("  \(name)  ") + Phrase("deleted", .bad) }
      let words = columns.map { "\($0.name) \($0.value.words)" }.joined(separator: ", ")
      return Phrase("  \(name)  ") + Phrase(words.onOneLine, .dim)
    }
  }
}

extension ProvenValue {
  fileprivate var words: String {
    switch self {
    case .integer(let number): String(number)
    case .real(let number): number.description
    case .text(let text): "\"\(text)\""
    }
  }
}
