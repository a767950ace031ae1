import CLibEdit

/// Text that takes known columns of a terminal row and cannot drive the terminal.
struct Cells {
  let text: String
  let width: Int

  /// In one row: newlines and tabs become spaces, other controls, marks that reorder text, and what terminals give
  /// different widths, symbols.
  init(_ text: String) {
    let scalars = text.composed.unicodeScalars.map(\.shown)
    self.text = String(String.UnicodeScalarView(scalars))
    width = scalars.reduce(0) { $0 + $1.columns }
  }

  private init(text: String, width: Int) {
    self.text = text
    self.width = width
  }

  /// As much as fits in so many columns; what was cut ends with `…`.
  func cut(to columns: Int) -> Cells {
    guard width > columns else { return self }
    guard columns > 0 else { return Cells(text: "", width: 0) }
    var (kept, used) = ("", 0)
    for character in text {
      let width = character.unicodeScalars.reduce(0) { $0 + $1.columns }
      guard used + width < columns else { break }
      kept.append(character)
      used += width
    }
    return Cells(text: kept + "…", width: used + 1)
  }

  /// The text in rows of at most so many columns.
  func rows(of columns: Int) -> [Cells] {
    var rows: [Cells] = []
    for character in text {
      let width = character.unicodeScalars.reduce(0) { $0 + $1.columns }
      if let last = rows.last, last.width + width <= columns {
        rows[rows.count - 1] = Cells(text: last.text + String(character), width: last.width + width)
      } else {
        rows.append(Cells(text: String(character), width: width))
      }
    }
    return rows
  }

  func padded(to columns: Int) -> String { text + String(repeating: " ", count: max(0, columns - width)) }
}

extension Unicode.Scalar {
  fileprivate var columns: Int { max(0, Int(rk_width(value))) }

  fileprivate var shown: Unicode.Scalar {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: " "
    case 0x200D: "\u{203F}"
    case 0x1F1E6...0x1F1FF: Unicode.Scalar(UInt8(0x41 + value - 0x1F1E6))
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
    case 0x1F3FB...0x1F3FF, 0xFE00...0xFE0F, 0x200B...0x200F, 0x2060...0x2065, 0x206A...0x206F, 0xFEFF,
      0xE0000...:
      "\u{25CC}"
    default: rk_width(value) < 0 ? "\u{FFFD}" : self
    }
  }
}

extension String {
  var dim: String { "\u{1B}[2m\(self)\u{1B}[0m" }
}
