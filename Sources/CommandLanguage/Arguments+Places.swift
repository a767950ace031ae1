extension Arguments {
  /// Where some bytes of an argument's text were typed; nil where they were not, as in a file that was read.
  ///
  /// The bytes are counted in the text as it is meant, quotes and escapes resolved.
  package func place<Value>(of bytes: Range<Int>, in parameter: Parameter<Value>) -> Range<Int>? {
    guard let word = bound[parameter.name]?.word else { return nil }
    let typed = Array(Array(statement.text.utf8)[word.range])
    let places = Arguments.places(in: typed)
    guard places.text == Array(word.text.utf8), bytes.upperBound <= places.text.count else { return nil }
    let start = word.range.lowerBound
    return (start + places.starts[bytes.lowerBound])..<(start + places.starts[bytes.upperBound])
  }

  /// The text that a word means, and for each of its bytes, and its end, where that was typed.
  private static func places(in typed: [UInt8]) -> (text: [UInt8], starts: [Int]) {
    let quotes: [(open: String, close: String)] = [
      ("\"\"\"", "\"\"\""), ("\"", "\""), ("'", "'"), ("“", "”"),
    ]
    let quote = quotes.first { typed.starts(with: $0.open.utf8) && typed.count > $0.open.utf8.count }
    var position = quote?.open.utf8.count ?? 0
    var end = typed.count - (quote?.close.utf8.count ?? 0)
    if quote?.open.utf8.count == 3 {
      // A block is without the line breaks next to its quotes.
      if position < end, typed[position] == 10 { position += 1 }
      if position < end, typed[end - 1] == 10 { end -= 1 }
    }
    var (text, starts): ([UInt8], [Int]) = ([], [])
    while position < end {
      starts.append(position)
      let isEscape = quote?.open == "\"" && typed[position] == UInt8(ascii: "\\") && position + 1 < end
      if isEscape { position += 1 }
      switch typed[position] {
      case UInt8(ascii: "n") where isEscape: text.append(10)
      case UInt8(ascii: "t") where isEscape: text.append(9)
      default: text.append(typed[position])
      }
      position += 1
    }
    return (text, starts + [end])
  }
}

extension Arguments {
  /// The same with another word in the place of one, and without some of the arguments and all options.
  package func about<Value>(
    _ parameter: Parameter<Value>, _ text: String, without names: [String]
  ) throws(Diagnostic) -> Arguments {
    var arguments = self
    guard let bound = bound[parameter.name] else { return self }
    let value = try bound.parameter.parse(text)
    arguments.bound[parameter.name] = Bound(
      parameter: bound.parameter, value: value, word: Word(text, at: bound.word.range), slot: bound.slot)
    for name in names { arguments.bound[name] = nil }
    arguments.options = []
    return arguments
  }
}
