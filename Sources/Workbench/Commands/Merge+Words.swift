import Presentation
import Storage

// What merging says of what it did.

extension Call {
  /// Says what gave way, so that no judgement goes in silence.
  mutating func note(_ redirection: Redirection) {
    guard !redirection.overruled.isEmpty else { return }
    note("\(redirection.overruled.joined(separator: ", ")) gave way to what stood there already")
  }
}

extension Redirection {
  /// Such as `12 moved, 1 said already`.
  var words: String {
    "\(moved) moved" + (dropped > 0 ? ", \(dropped) said already" : "")
      + (overruled.isEmpty ? "" : ", \(overruled.count) overruled")
  }

  var members: [JSON.Member] {
    [
      .init("moved", .integer(moved)), .init("dropped", .integer(dropped)),
      .init("overruled", .array(overruled.map(JSON.string))),
    ]
  }
}

extension Page {
  static func renamed(
    _ old: String, _ new: String, _ redirection: Redirection, _ preview: [Block] = []
  ) -> Page {
    let count = redirection == Redirection() ? "" : "  " + redirection.words
    return Page(
      [.line(Phrase(old) + " is now " + Phrase(new, .strong) + Phrase(count, .dim))] + preview,
      json: .object(
        [.init("ok", true), .init("from", .string(old)), .init("to", .string(new))] + redirection.members))
  }
}
