package import Facts

/// A file of brat's standoff annotations, such as `article.ann`; read and written back it is the same, byte for byte.
package struct BratFile: Sendable, Hashable {
  package struct Line: Sendable, Hashable {
    /// From 1.
    package let number: Int
    /// As it stands, without the break at its end; several lines where the words of a span hold breaks.
    package var verbatim: String
    /// Nil where it is not understood.
    package var annotation: BratAnnotation?

    package init(number: Int, _ verbatim: String, _ annotation: BratAnnotation?) {
      (self.number, self.verbatim, self.annotation) = (number, verbatim, annotation)
    }

    /// A line of its own, as brat writes it.
    package init(_ annotation: BratAnnotation) {
      self.init(number: 0, annotation.description, annotation)
    }
  }

  package var lines: [Line] = []
  /// Whether a byte order mark stands before it.
  package var beginsWithMark = false
  /// Whether its last line ends with a break, as it should.
  package var endsWithBreak = true

  package init() {}

  /// Reads the bytes of a file.
  ///
  /// - Throws: where they are no UTF-8, hold a NUL, or use an id twice.
  package init(_ bytes: [UInt8], named name: String) throws(FactError) {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      _ = try PlainText.decode(bytes, named: name)
      throw FactError("E-ENCODING", "'\(name)' is not UTF-8")
    }
    try self.init(parsing: text, named: name)
  }

  /// Reads the text of a file, with the byte order mark before it if it has one.
  package init(parsing text: String, named name: String) throws(FactError) {
    beginsWithMark = text.unicodeScalars.first == "\u{FEFF}"
    // Only LF ends a line: words may hold every other sign that some programs break lines at.
    var pieces = (beginsWithMark ? String(text.unicodeScalars.dropFirst()) : text).fields(of: "\n")
    endsWithBreak = pieces.last == ""
    if endsWithBreak { pieces.removeLast() }
    for (index, piece) in pieces.enumerated() {
      let annotation = BratAnnotation(parsing: piece)
      if annotation == nil, let joined = lines.last?.continued(with: piece) {
        lines[lines.count - 1] = joined
      } else {
        lines.append(Line(number: index + 1, piece, annotation))
      }
    }
    try refuseRepeatedIds(name)
  }

  private func refuseRepeatedIds(_ name: String) throws(FactError) {
    var first: [String: Int] = [:]
    for line in lines {
      guard let id = line.annotation?.id else { continue }
      if let earlier = first[id] {
        throw FactError(
          "E-BRAT", "'\(name)', line \(line.number): the id \(id) stands in line \(earlier) already",
          hint: "an id names one annotation; give one of them another")
      }
      first[id] = line.number
    }
  }

  package var text: String {
    // An empty file has no line and no break.
    (beginsWithMark ? "\u{FEFF}" : "") + lines.map(\.verbatim).joined(separator: "\n")
      + (endsWithBreak && !lines.isEmpty ? "\n" : "")
  }

  package var bytes: [UInt8] { Array(text.utf8) }
}

extension BratFile.Line {
  /// The line with the next one, where the words of a span go on there: a break within them was written as it is.
  fileprivate func continued(with next: String) -> BratFile.Line? {
    guard case .span(let id, let type, let ranges, let words?)? = annotation else { return nil }
    let length = ranges.reduce(ranges.count - 1) { $0 + $1.count }
    let longer = words + "\n" + next
    guard longer.unicodeScalars.count <= length, let joined = BratAnnotation(parsing: "T1\tx 0 1\t" + next),
      case .span(_, _, _, let rest?) = joined
    else { return nil }
    return BratFile.Line(
      number: number, verbatim + "\n" + next,
      .span(id: id, type: type, ranges: ranges, words: words + "\n" + rest))
  }
}
