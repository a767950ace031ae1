import CommandLanguage
import Facts
import Presentation
import Storage

extension Parameter where Value == Check {
  static var section: Parameter {
    Parameter("section", .one(of: Check.all, meaning: \.summary) { $0.name }, "what to look at; else all")
  }
}

extension Command {
  static let check = Command(
    Syntax(
      "check", "Verifies the file, every quote against its text, and tags and links against the schemes.",
      details: """
        Sections: \(Check.all.map { "`\($0.name)` (\($0.summary))" }.joined(separator: "; ")). With a filter only \
        findings about its rows count. The program ends with exit code 1 when anything is found, with 0 when all is \
        well.
        """,
      slots: [.optional(.section)], filter: .anywhere,
      examples: ["check", "check quotes", "check scheme +korea", "check --format json"])
  ) { arguments, session, output in
    let (copy, isRunning) = (session, session.running != nil)
    let results = try session.read { snapshot in
      var call = Call(arguments, copy, snapshot)
      call.isWithinOperation = isRunning
      return try call.checked(call[.section].map { [$0] } ?? Check.all)
    }
    output.page(results.page)
    if results.contains(where: { !$0.findings.isEmpty }) { session.sitting.exit = .failed }
  }
}

/// What a section has found.
struct CheckResult {
  let check: Check
  let looked: String
  let findings: [Finding]
}

extension Call {
  func checked(_ checks: [Check]) throws -> [CheckResult] {
    let meant = arguments.filter.isEmpty ? nil : Set(try filtered(Kind.allCases.filter { $0 != .operation }))
    return try checks.map { check in
      var findings: [Finding] = []
      let looked: String
      do {
        looked = try check.look(self) { finding in
          if let meant, finding.row.map(meant.contains) != true { return }
          findings.append(finding)
        }
      } catch {
        // A damaged part must not keep the other sections from being looked at.
        guard let error = error as? WorkspaceError ?? WorkspaceError(explaining: error), error.isAboutDamage
        else { throw error }
        findings.append(Finding(row: nil, message: "cannot be read: \(error.complaint)", hint: error.remedy))
        return CheckResult(check: check, looked: "not to its end", findings: findings)
      }
      return CheckResult(check: check, looked: looked, findings: findings)
    }
  }
}

extension WorkspaceError {
  fileprivate var isAboutDamage: Bool { if case .interrupted = self { false } else { true } }
}

extension [CheckResult] {
  fileprivate var page: Page {
    var blocks: [Block] = []
    for result in self {
      let count = result.findings.count
      let verdict = count == 0 ? Phrase("well", .good) : Phrase("\(count) found", .bad)
      blocks.append(
        .line(Phrase(result.check.name, .strong) + "  " + verdict + Phrase("  \(result.looked)", .dim)))
      for finding in result.findings {
        blocks.append(.line(Phrase("  \(finding.message.onOneLine)")))
        if let hint = finding.hint { blocks.append(.line(Phrase("    \(hint.onOneLine)", .dim))) }
      }
    }
    var page = Page(blocks, json: json)
    page.list = allSatisfy { $0.findings.isEmpty } ? "sections" : "findings"
    return page
  }

  private var json: JSON {
    .object([
      .init("ok", .bool(allSatisfy { $0.findings.isEmpty })),
      .init(
        "sections",
        .array(
          map { result in
            .object([
              .init("section", .string(result.check.name)), .init("looked_at", .string(result.looked)),
              .init("findings", .integer(result.findings.count)),
            ])
          })),
      .init("findings", .array(flatMap { result in result.findings.map { $0.json(of: result.check.name) } })),
    ])
  }
}

extension Finding {
  fileprivate func json(of section: String) -> JSON {
    .object([
      .init("section", .string(section)), .init("id", .optional(row?.description)),
      .init("tag", .optional(tag?.path)), .init("rule", .optional(rule)),
      .init("message", .string(message)), .init("hint", .optional(hint)),
    ])
  }
}
