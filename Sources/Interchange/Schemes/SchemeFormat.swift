package import Facts

/// What a file of schemes holds, and what of it has no meaning here.
package struct ReadSchemes: Sendable, Hashable {
  package var schemes: [Scheme]
  /// What was not taken, or not as it stands, in the order of the file.
  package var remarks: [SchemeRemark] = []

  package init(_ schemes: [Scheme], remarks: [SchemeRemark] = []) {
    self.schemes = schemes
    self.remarks = remarks
  }
}

/// Something in a file of schemes that was not taken as it stands.
package struct SchemeRemark: Sendable, Hashable, CustomStringConvertible {
  /// From 1; nil where the form has no lines.
  package let line: Int?
  package let message: String

  package init(line: Int? = nil, _ message: String) {
    self.line = line
    self.message = message
  }

  package var description: String { (line.map { "line \($0): " } ?? "") + message }
}

/// A form in which schemes are written.
package struct SchemeFormat: Sendable {
  package let name: String
  package let summary: String
  /// Whether a text looks like this form.
  let recognizes: @Sendable (_ text: String) -> Bool
  /// Reads a text; a scheme that does not name itself gets the name given.
  package let read: @Sendable (_ text: String, _ name: String) throws(FactError) -> ReadSchemes

  package static let all: [SchemeFormat] = [machinetag, brat, plain]

  /// The form that a text is in; what is no other is plain.
  package static func of(_ text: String) -> SchemeFormat {
    all.first { $0.recognizes(text) } ?? plain
  }
}

extension SchemeFormat {
  package static let plain = SchemeFormat(
    name: "plain", summary: "reckon's own: a tag a line, below what it is indented under",
    recognizes: { _ in true },
    read: { text, name throws(FactError) in
      var reader = PlainSchemeReader(name: name)
      return ReadSchemes(try reader.read(text))
    })

  package static let brat = SchemeFormat(
    name: "brat", summary: "annotation.conf of brat: entities, events, attributes, relations",
    recognizes: BratConfiguration.isOne(_:),
    read: { text, name throws(FactError) in
      var configuration = BratConfiguration(name: name)
      return try configuration.read(text)
    })

  package static let machinetag = SchemeFormat(
    name: "machinetag", summary: "a taxonomy of MISP: machinetag.json",
    recognizes: { $0.unicodeScalars.first { !$0.properties.isWhitespace } == "{" },
    read: { text, _ throws(FactError) in try Machinetag.read(text) })
}

extension FactError {
  /// A line of a file of schemes that cannot be read.
  static func scheme(_ line: Int, _ message: String, hint: String) -> FactError {
    FactError("E-SCHEME", "line \(line): \(message)", hint: hint)
  }
}
