/// What stands before the typed text.
struct Prompt {
  let text: String

  /// The text as libedit takes it, the escape sequences of the colour marked as taking no columns.
  ///
  /// libedit loses an escape sequence at the very end, so the colour ends before a final space, and a prompt
  /// without one has none. Control characters, which a workspace's name may hold, become U+FFFD.
  func encoded(inColor: Bool) -> String {
    let clean = String(String.UnicodeScalarView(text.unicodeScalars.map(\.orReplacement)))
    guard inColor, clean.last == " " else { return clean }
    return "\u{1}\u{1B}[1;32m\u{1}\(clean.dropLast())\u{1}\u{1B}[0m\u{1} "
  }
}

extension Unicode.Scalar {
  fileprivate var orReplacement: Unicode.Scalar {
    properties.generalCategory == .control ? "\u{FFFD}" : self
  }
}
