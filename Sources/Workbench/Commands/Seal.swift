import CommandLanguage
import Facts
import Presentation
import Storage

extension Command {
  static let seal = Command(
    Syntax(
      "seal", "Seals all that was done so far, and prints a short head to publish.",
      details: """
        Whoever knows the head can later be shown that nothing up to it was changed, added, removed or backdated since:
        'verify head 9f3c-...'. So send it somewhere that keeps the day. Sealing is no operation and is not undone; with
        nothing new to seal it prints the same head again. 'help seals' has the format.
        """,
      examples: ["seal", "seal --json"])
  ) { arguments, session, output in
    try session.refuseWithinScript(arguments)
    try session.refuseChange()
    let environment = session.environment
    let outcome = try session.store().seal(
      recorded: Timestamp.text(milliseconds: environment.now()), dryRun: session.sitting.isDryRun,
      random: environment.random)
    guard let outcome else {
      throw Diagnostic("E-SEAL", "there is nothing to seal yet", hint: "'log' lists what was done")
    }
    output.page(session.sitting.isDryRun ? outcome.page.marked() : outcome.page)
  }
}

extension SealOutcome {
  fileprivate var page: Page {
    let news =
      operations == 0
      ? "nothing new since \(head.sealed?.day ?? "it was sealed")"
      : "\(operations.counted("operation")), \(leaves.counted("record")) newly sealed"
    return Page(
      [.line(Phrase(head.words, .strong) + Phrase("  \(news)", .dim))],
      json: .object(
        [.init("ok", true)] + head.members + [
          .init("new_operations", .integer(operations)), .init("new_leaves", .integer(leaves)),
        ]))
  }
}
