/// What a command remarks beside its result.
package struct Notice: Sendable, Hashable {
  package enum Severity: String, Sendable {
    /// What was done, such as a file written.
    case report
    /// What one may want to know.
    case note
    /// What is probably not meant.
    case warning
  }

  package let severity: Severity
  package let message: String

  package init(_ severity: Severity, _ message: String) {
    self.severity = severity
    self.message = message
  }

  package var text: String { severity == .report ? message : "\(severity.rawValue): \(message)" }
}

extension Call {
  /// A remark is made once, however often a command comes upon its reason.
  mutating func note(_ message: String) {
    let notice = Notice(.note, message)
    if !notices.contains(notice) { notices.append(notice) }
  }

  mutating func warn(_ message: String) { notices.append(Notice(.warning, message)) }
}
