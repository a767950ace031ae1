extension StringProtocol where SubSequence == Substring {
  /// Without white space at either end.
  var trimmed: Substring {
    // Nearly every field begins and ends with something plain to see, and the properties of characters are dear.
    let (whole, visible) = (self[...], UInt8(ascii: "!")...UInt8(ascii: "~"))
    if let first = whole.utf8.first, let last = whole.utf8.last, visible ~= first, visible ~= last {
      return whole
    }
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return rest
  }
}
