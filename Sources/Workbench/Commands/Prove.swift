import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == String {
  static var proofFile: Parameter {
    Parameter("file", .text("FILE", suggests: .files), "what 'prove' wrote; - is standard input")
  }
}

extension Command {
  static let prove = Command(
    Syntax(
      "prove", "Writes a file that shows one prediction as it was sealed.",
      details: """
        It holds the prediction with its terms, forecasts, resolutions and evidence, and the claim that it is of with
        the quoted words; of everything else only hashes. Whoever knows a published head checks it with 'verify FILE
        head HEAD', without the workspace. What is not sealed yet is left out, and said. 'help seals' has the format.
        """,
      slots: [.required(.prediction)], keywords: [.required(.proofTarget)],
      examples: ["prove p1 to p1.proof"])
  ) { arguments, session, output in
    try session.refuseWithinScript(arguments)
    let copy = session
    let (row, proof, unsealed) = try session.read { snapshot in
      var call = Call(arguments, copy, snapshot)
      let row = try call.requiredRow(.prediction, .prediction)
      let (proof, unsealed) = try call.proof(of: row)
      return (row, proof, unsealed)
    }
    let file = try arguments.required(.proofTarget)
    let path = session.sitting.path(file)
    do { try session.checkTarget(path, named: file) } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .proofTarget))
    }
    session.afterCommit(WaitingFile(name: file, path: path, text: JSON(proof).text() + "\n"))
    try session.writeFiles(output)
    if unsealed > 0 {
      output.notice(
        Notice(
          .report,
          "\(unsealed.counted("change")) of these rows since o\(proof.through) not sealed, so not in it"))
    }
    output.page(proof.page(of: row))
  }
}

extension Parameter where Value == String {
  static var proofTarget: Parameter {
    Parameter("to", .text("FILE", suggests: .files), "the file to write")
  }
}

extension Session {
  /// Refuses to seal or to show within a script, whose work is not finished and so not sealed.
  func refuseWithinScript(_ arguments: Arguments) throws {
    guard running != nil else { return }
    throw Diagnostic(
      "E-SEAL", "a script is one operation, which is not finished yet",
      hint: "'\(arguments.verb.text)' after it", at: arguments.verb.range)
  }
}

extension Call {
  fileprivate func proof(of row: Identifier) throws -> (proof: Proof, unsealed: Int) {
    do {
      return try snapshot.proof(of: row.number)
    } catch let error as ProvingError {
      switch error {
      case .notSealed:
        throw wrong(
          .prediction, "E-UNSEALED", "\(row) is not sealed", hint: "'seal' seals what was done so far")
      case .changed(let operation):
        throw wrong(
          .prediction, "E-SEAL", "o\(operation) is not as it was sealed", hint: "'verify' says what changed")
      }
    }
  }
}

extension Proof {
  fileprivate func page(of row: Identifier) -> Page {
    let count = shown.reduce(0) { $0 + $1.shown.count }
    let head = SealHead(operation: through, hash: head)
    return Page(
      [
        .line(
          Phrase("\(row)", .strong) + Phrase("  \(count.counted("row")) shown, sealed in ")
            + Phrase(head.words, .strong))
      ],
      json: .object(
        [.init("ok", true), .init("prediction", .string("\(row)")), .init("rows", .integer(count))]
          + head.members))
  }

  /// The operations of which something is shown.
  var shown: [ProvenOperation] {
    links.compactMap { if case .operation(let operation) = $0 { operation } else { nil } }
  }
}
