extension BratAnnotation {
  /// Reads a line without its break; nil where it is none of those that brat describes.
  ///
  /// Tabs and a CR at its end, which many tools write, are no part of what it says.
  package init?(parsing line: String) {
    let fields = line.fields(of: "\t", atMost: 3)
    guard fields.count >= 2, let kind = fields[0].unicodeScalars.first else { return nil }
    let (id, words) = (fields[0], fields.count == 3 ? fields[2] : nil)
    // Runs of spaces stand between words only where somebody wrote by hand.
    let parts = fields[1].trimmingEnd.fields(of: " ").filter { !$0.isEmpty }
    guard parts.count >= 2 || kind == "E", id == "*" || id.isBratId else { return nil }
    let read: BratAnnotation? =
      switch kind {
      case "T": BratAnnotation(span: id, fields[1], words)
      case "R": BratAnnotation(relation: id, parts)
      case "E": BratAnnotation(event: id, parts)
      case "*": .equivalence(type: parts[0], members: Array(parts.dropFirst()))
      case "A", "M":
        .attribute(
          id: id, name: parts[0], target: parts[1],
          value: parts.count > 2 ? parts.dropFirst(2).joined(separator: " ") : nil)
      case "N":
        parts.count == 3
          ? .reference(id: id, type: parts[0], target: parts[1], entry: parts[2], words: words ?? "") : nil
      case "#":
        parts.count == 2
          ? .note(id: id, type: parts[0], target: parts[1], words: (words ?? "").trimmingEnd) : nil
      default: nil
      }
    guard let read else { return nil }
    self = read
  }

  private init?(span id: String, _ place: String, _ words: String?) {
    let parts = place.trimmingEnd.fields(of: " ", atMost: 2)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    var ranges: [Range<Int>] = []
    for piece in parts[1].fields(of: ";") {
      let ends = piece.fields(of: " ").filter { !$0.isEmpty }.map(Int.init)
      guard ends.count == 2, let start = ends[0], let end = ends[1], 0 <= start, start <= end else {
        return nil
      }
      ranges.append(start..<end)
    }
    self = .span(id: id, type: parts[0], ranges: ranges, words: words?.trimmingEnd)
  }

  private init?(relation id: String, _ parts: [String]) {
    let roles = parts.dropFirst().compactMap(BratRole.init(parsing:))
    guard parts.count == 3, roles.count == 2 else { return nil }
    self = .relation(id: id, type: parts[0], from: roles[0], to: roles[1])
  }

  private init?(event id: String, _ parts: [String]) {
    let roles = parts.compactMap(BratRole.init(parsing:))
    guard let trigger = roles.first, roles.count == parts.count else { return nil }
    self = .event(id: id, type: trigger.name, trigger: trigger.target, roles: Array(roles.dropFirst()))
  }
}

extension BratRole {
  init?(parsing text: String) {
    let parts = text.fields(of: ":", atMost: 2)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(parts[0], parts[1])
  }
}

extension String {
  /// The pieces between single scalars; unlike by Character, a CR LF or an accent hides none of them.
  func fields(of separator: Unicode.Scalar, atMost most: Int = .max) -> [String] {
    unicodeScalars.split(separator: separator, maxSplits: most - 1, omittingEmptySubsequences: false)
      .map { String($0) }
  }

  /// Letters or `#`, then a number, then anything but white space.
  fileprivate var isBratId: Bool {
    let rest = unicodeScalars.drop { $0 == "#" || $0.properties.isAlphabetic }
    return rest.first.map { ("0"..."9").contains($0) } ?? false
      && rest.allSatisfy { !$0.properties.isWhitespace }
  }

  /// Without tabs and CR at the end.
  fileprivate var trimmingEnd: String {
    var scalars = unicodeScalars[...]
    while let last = scalars.last, last == "\t" || last == "\r" { scalars.removeLast() }
    return String(scalars)
  }
}
