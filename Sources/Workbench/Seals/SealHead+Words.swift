import CommandLanguage
import Facts
import Presentation
import Storage

extension SealHead {
  /// Such as `o57 9f3c-1a2b-...`, as it is published.
  var words: String { "o\(operation) \(hash.short)" }

  /// Whole for programs.
  var members: [JSON.Member] {
    [
      .init("operation", .string("o\(operation)")), .init("head", .string(hash.description)),
      .init("short", .string(hash.short)), .init("sealed", .optional(sealed)),
    ]
  }
}

extension String {
  /// The day of an instant as the log shows it.
  var day: String { String(prefix(10)) }
}

/// The digits of a head as they were published: all 64, or the first 32 at least.
struct PublishedHead: Sendable {
  let digits: String

  init(parsing text: String) throws(Diagnostic) {
    let digits = text.lowercased().filter { $0 != "-" }
    guard digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      throw Diagnostic(
        "E-HEAD", "'\(text)' is no head of a seal", hint: "'seal' prints one, such as 9f3c-1a2b-...")
    }
    guard (32...64).contains(digits.utf8.count) else {
      throw Diagnostic(
        "E-HEAD", "a head has 32 to 64 hexadecimal digits, and this has \(digits.utf8.count)",
        hint: "take all that was published: with fewer, another history could have the same")
    }
    self.digits = digits
  }

  func fits(_ head: SealHash) -> Bool { head.description.hasPrefix(digits) }
}

extension Parameter where Value == PublishedHead {
  static var head: Parameter {
    Parameter(
      "head", Shape("HEAD") { text throws(Diagnostic) in try PublishedHead(parsing: text) },
      "a head as 'seal' printed it")
  }
}
