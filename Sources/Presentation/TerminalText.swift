/// Text that cannot steer, rearrange or hide anything on a terminal: its only way in replaces what could.
///
/// Replaced by visible symbols are controls (`␛`), bidirectional controls, line and paragraph separators,
/// invisible and format characters, tags and noncharacters (`⟨U+202E⟩`). A joiner between two emoji stays,
/// and so does one variation selector after an emoji or an ideograph. Line breaks and tabs are symbols too:
/// layout makes its own.
package struct TerminalText: Sendable, Hashable {
  package let string: String

  package init(sanitizing text: String, escapes: Escapes = .symbol) {
    guard DisplayWidth.ofPlain(text) == nil else {
      string = text
      return
    }
    string = text.reduce(into: "") { result, character in
      if let shown = Self.replacement(for: character, escapes) {
        result += shown
      } else {
        result.append(character)
      }
    }
  }

  /// Whether terminals act on the scalar or show nothing for it, so that it needs a visible stand-in.
  static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x34E, 0x350...0x61B, 0xAC00...0xD7A3: false
    case 0xE0100...0xE01EF: false
    case let value where value & 0xFFFE == 0xFFFE: true
    case let value: WidthTable.contains(value, in: hidden)
    }
  }

  /// Bounds as in `WidthTable`: controls, soft hyphen, joiners, fillers, format characters, tags.
  private static let hidden: [UInt32] = [
    0x0, 0x20, 0x7F, 0xA0, 0xAD, 0xAE, 0x34F, 0x350, 0x61C, 0x61D, 0x180E, 0x180F, 0x200B, 0x2010, 0x2028,
    0x202F, 0x2060, 0x2070, 0x3164, 0x3165, 0xFDD0, 0xFDF0, 0xFEFF, 0xFF00, 0xFFA0, 0xFFA1, 0xFFF0, 0xFFFC,
    0x1BCA0, 0x1BCA4, 0x1D173, 0x1D17B, 0xE0000, 0xE1000,
  ]
}

extension TerminalText {
  /// What to show for the character, or nil if it is shown as it is.
  static func replacement(for character: Character, _ escapes: Escapes) -> String? {
    let scalars = character.unicodeScalars
    guard scalars.contains(where: { hides($0) || isSelector($0) }) else { return nil }
    var (result, changed, previous) = ("", false, Unicode.Scalar?.none)
    for index in scalars.indices {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let following = next < scalars.endIndex ? scalars[next] : nil
      if isShown(scalar, after: previous, before: following) || escapes == .off && !breaksLayout(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += symbol(for: scalar, escapes)
        changed = true
      }
      previous = scalar
    }
    return changed ? result : nil
  }

  private static func isShown(
    _ scalar: Unicode.Scalar, after previous: Unicode.Scalar?, before next: Unicode.Scalar?
  ) -> Bool {
    switch scalar.value {
    case 0x200D:
      guard let previous, let next else { return false }
      let base = previous == "\u{FE0F}" || previous.properties.isEmoji
      return base && previous.value > 0x7F && next.value > 0x7F && next.properties.isEmoji
    case _ where isSelector(scalar):
      return previous.map { $0.properties.isEmoji || $0.properties.isIdeographic } ?? false
    default:
      return !hides(scalar)
    }
  }

  private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
  }

  /// Whether the scalar would move the cursor to where the layout has not put it; then it is never passed on.
  private static func breaksLayout(_ scalar: Unicode.Scalar) -> Bool {
    [0x9, 0xA, 0xB, 0xC, 0xD, 0x85, 0x2028, 0x2029].contains(scalar.value)
  }

  private static func symbol(for scalar: Unicode.Scalar, _ escapes: Escapes) -> String {
    let value = scalar.value
    switch (escapes, value) {
    case (.ascii, ...0x1F), (.ascii, 0x7F):
      return "^" + String(Character(Unicode.Scalar(UInt8(value ^ 0x40))))
    case (_, ...0x1F): return String(Character(Unicode.Scalar(UInt16(0x2400 + value)) ?? "\u{FFFD}"))
    case (_, 0x7F): return "␡"
    default:
      let digits = String(value, radix: 16, uppercase: true)
      let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      return escapes == .ascii ? "<\(code)>" : "⟨\(code)⟩"
    }
  }
}
