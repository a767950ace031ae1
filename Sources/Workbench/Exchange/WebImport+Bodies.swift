import Facts
import Interchange
import Presentation

extension WebImport {
  /// What the bodies of an annotation say: tags, and remarks.
  struct Bodies {
    private(set) var tags: [TagName] = []
    private(set) var notes: [String] = []
    /// The tag of a mark that has none else.
    let motivation: String

    init(_ annotation: WebAnnotation, _ subject: String, _ work: ExchangeWork) {
      let known = annotation.motivations.first.flatMap { TagName(label: $0)?.path }
      motivation = known ?? "highlighting"
      let statements = Set(annotation.own?.claims.map(\.statement) ?? [])
      for body in annotation.bodies {
        switch body {
        case .text(let text, let purpose):
          // The statements of our own claims stand in a body only so that other programs show them.
          if purpose == "describing", statements.contains(text) { continue }
          take(text, purpose ?? annotation.motivations.first, subject, work)
        case .resource(let address):
          work.lose(.changed, subject, "its body is a resource elsewhere, kept as a note with its address")
          notes.append(address)
        }
      }
    }

    private mutating func take(_ text: String, _ purpose: String?, _ subject: String, _ work: ExchangeWork) {
      switch purpose {
      case "tagging", "classifying":
        guard let tag = work.tag(text, subject) else { return }
        if !tags.contains(tag) { tags.append(tag) }
      case "commenting", nil: note(text, subject, work)
      case let purpose?:
        work.lose(.changed, subject, "a text whose purpose is \(purpose.shortened(to: 30)) is kept as a note")
        note(text, subject, work)
      }
    }

    private mutating func note(_ text: String, _ subject: String, _ work: ExchangeWork) {
      guard !text.onOneLine.isEmpty else { return work.lose(.skipped, subject, "an empty remark") }
      guard !text.utf8.contains(0) else { return work.lose(.skipped, subject, "a remark that holds a NUL") }
      notes.append(text)
    }
  }
}
