import CommandLanguage
import Facts
import Storage

// Who reports what somebody said: a chain, such as "@nyt says that @yonhap says that".

extension Shape where Value == [Handle] {
  /// Speakers with commas between them, the outermost first.
  static var reporters: Shape {
    Shape("@who,@who", fits: { $0.hasPrefix("@") }, suggests: .reporters) { text throws(Diagnostic) in
      let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      var handles: [Handle] = []
      for name in names {
        let handle = try Shape<Handle>.speaker.parse(name)
        guard !handles.contains(handle) else { throw Diagnostic(.twice(handle)) }
        handles.append(handle)
      }
      return handles
    }
  }
}

extension Parameter where Value == [Handle] {
  static var via: Parameter { Parameter("via", .reporters, "who reports the words, the outermost first") }
}

extension Suggestion {
  /// `@who,@who`.
  static let reporters = Suggestion.looking { inquiry in
    try inquiry.completingLast { try $0.candidates(for: .who) ?? [] }
  }
}

extension Call {
  /// The reporters that `via` names; an alias stands for its speaker.
  mutating func reporters() throws -> [Handle] {
    guard let typed = self[.via] else { return [] }
    let reporters = try typed.map { try known($0) }
    try placed(.via) { () throws(FactError) in try [Handle].check(reporters) }
    canonical.replace(Parameter.via.name, with: reporters.listed)
    return reporters
  }
}

extension EditableField {
  static let reporters = EditableField(
    kind: .mention, name: "via", isOptional: true, suggests: .reporters
  ) { row, call in
    try call.snapshot.mention(row.number).flatMap { $0.via.isEmpty ? nil : $0.via.listed }
  } store: { value, row, call, change in
    let reporters = try value.map(call.reporters) ?? []
    try [Handle].check(reporters)
    try change.setReporters(of: row.number, to: reporters)
    return value == nil ? nil : reporters.listed
  }
}

extension Call {
  /// The reporters that `edit` gives a mention.
  fileprivate func reporters(_ text: String) throws -> [Handle] {
    do {
      return try Shape<[Handle]>.reporters.parse(text).map { try snapshot.handle(named: $0) ?? $0 }
    } catch let error as Diagnostic {
      throw error.placed(at: arguments.range(of: .value))
    }
  }
}

extension [Handle] {
  /// As they are typed, such as `@nyt,@yonhap`.
  var listed: String { map(\.description).joined(separator: ",") }

  /// Two aliases of one speaker are one reporter.
  fileprivate static func check(_ reporters: [Handle]) throws(FactError) {
    for (index, reporter) in reporters.enumerated() where reporters[..<index].contains(reporter) {
      throw .twice(reporter)
    }
  }
}

extension FactError {
  fileprivate static func twice(_ reporter: Handle) -> FactError {
    FactError(
      "E-VIA", "\(reporter) is named twice", hint: "a chain names each reporter once, the outermost first")
  }
}
