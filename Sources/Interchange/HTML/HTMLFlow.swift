/// A paragraph as it fills with text, its white space collapsed as a browser collapses it.
///
/// ASCII spaces, tabs and line ends collapse; no-break spaces and soft hyphens are characters of the text. A line end
/// of the file between two characters of a script without spaces is none (CSS Text 3, section 4.1.3).
struct HTMLFlow {
  private(set) var text = String.UnicodeScalarView()
  /// The element within which all of the text stands.
  private(set) var node = 0
  private(set) var measure = TextMeasure()
  /// The part of the measure that is linked.
  private(set) var linked = 0

  private var hasSpace = false
  private var hasLineEnd = false
  /// Breaks since the last character; two end the paragraph.
  private(set) var breaks = 0
  private var last: Unicode.Scalar?

  var isEmpty: Bool { text.isEmpty }

  mutating func lineBreak() {
    (hasSpace, hasLineEnd) = (false, false)
    breaks += 1
  }

  /// Adds text, its white space collapsed.
  mutating func add(_ bytes: some Collection<UInt8>, linked isLinked: Bool) {
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar.isCollapsible {
        space(endsLine: scalar == "\n" || scalar == "\r")
      } else {
        add(scalar, linked: isLinked)
      }
    }
  }

  /// Adds a paragraph that was filled apart.
  mutating func append(_ other: HTMLFlow) {
    text += other.text
    last = other.last ?? last
    measure.append(other.measure)
    linked += other.linked
  }

  /// Adds one character that is no collapsible white space.
  mutating func add(_ scalar: Unicode.Scalar, linked isLinked: Bool) {
    separate(from: scalar)
    text.append(scalar)
    last = scalar
    let width = measure.add(scalar)
    if isLinked { linked += width }
  }

  mutating func space(endsLine: Bool) {
    hasSpace = true
    if endsLine { hasLineEnd = true }
  }

  /// Adds white space as it stands, which preformatted text keeps; before the first character it is an indent.
  mutating func keep(_ space: Unicode.Scalar) {
    separate(from: space)
    text.append(space)
    last = space
  }

  /// Widens the paragraph's element until it holds the one whose text comes now.
  mutating func cover(_ element: Int, in page: HTMLPage) {
    guard !isEmpty else {
      node = element
      return
    }
    while !(node..<page.nodes[node].end).contains(element), let parent = page.nodes[node].parent {
      node = parent
    }
  }

  private mutating func separate(from next: Unicode.Scalar) {
    defer { (hasSpace, hasLineEnd, breaks) = (false, false, 0) }
    guard let last, last != "\n" else { return }
    if breaks > 0 {
      text.append("\n")
    } else if hasSpace, !(hasLineEnd && last.joinsOverLines && next.joinsOverLines) {
      text.append(" ")
    }
  }
}

extension Unicode.Scalar {
  /// What HTML calls ASCII white space.
  var isCollapsible: Bool {
    switch value {
    case 0x20, 0x09, 0x0A, 0x0C, 0x0D: true
    default: false
    }
  }

  /// Of a script that puts no spaces between words: Han, Kana, and the full-width punctuation among them.
  var joinsOverLines: Bool {
    switch value {
    case 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFF9F,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
