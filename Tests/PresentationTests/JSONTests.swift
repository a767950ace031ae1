import Testing

@testable import Presentation

@Suite struct `JSON text` {
  @Test(arguments: [false, true], [false, true])
  func `reads back as the same value`(pretty: Bool, forTerminal: Bool) throws {
    var random = SplitMix(state: 7)
    for _ in 0..<300 {
      let value = JSON.sample(&random, depth: 4)
      let text = value.text(pretty: pretty, forTerminal: forTerminal)
      #expect(try JSON(parsing: text).text() == value.text())
    }
  }

  @Test(arguments: [false, true])
  func `keeps every scalar of a string`(forTerminal: Bool) throws {
    var all = ""
    all.unicodeScalars.append(contentsOf: Samples.scalars)
    let text = JSON.string(all).text(forTerminal: forTerminal)
    guard case .string(let read) = try JSON(parsing: text) else {
      Issue.record("no string")
      return
    }
    #expect(read.unicodeScalars.elementsEqual(all.unicodeScalars))
    #expect(!forTerminal || text.isSafe)
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 })
  }

  @Test(arguments: [
    0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16, 1e-7, 0.1 + 0.2, 100_000, 2.5e-10,
  ])
  func `keeps every bit of a number`(number: Double) throws {
    guard case .number(let read) = try JSON(parsing: JSON.number(number).text()) else {
      Issue.record("\(number) is no longer a number")
      return
    }
    #expect(read.bitPattern == number.bitPattern)
  }

  @Test func `is compact, or indented by two spaces, with members in their order`() {
    let value: JSON = ["b": [1, 2.5, true, nil], "a": [:], "c": ["x": "문\"\\\n\u{1}/"]]
    #expect(value.text() == #"{"b":[1,2.5,true,null],"a":{},"c":{"x":"문\"\\\n\u0001/"}}"#)
    #expect(
      value.text(pretty: true) == #"""
        {
          "b": [
            1,
            2.5,
            true,
            null
          ],
          "a": {},
          "c": {
            "x": "문\"\\\n\u0001/"
          }
        }
        """#)
  }

  @Test func `escapes for a terminal what could steer it`() {
    let value: JSON = "\u{7F}\u{9B}\u{202E}\u{200B}\u{E0041}문😀"
    #expect(value.text(forTerminal: true) == #""\u007f\u009b\u202e\u200b\udb40\udc41문😀""#)
    #expect(value.text() == "\"\u{7F}\u{9B}\u{202E}\u{200B}\u{E0041}문😀\"")
  }

  @Test func `has words for what is no number`() {
    let value: JSON = [.number(.infinity), .number(-.infinity), .number(.nan)]
    #expect(value.text() == #"["Infinity","-Infinity",null]"#)
  }
}

@Suite struct `JSON reading` {
  @Test(arguments: [
    (" {\"a\" : [ 1 , -2.5e+3 , \"\\u0041\\ud83d\\ude00\\/\" ] }\r\n\t", #"{"a":[1,-2500.0,"A😀/"]}"#),
    ("[]", "[]"), ("0", "0"), ("-0", "-0.0"), ("1E2", "100.0"), ("\"\"", "\"\""),
    ("9223372036854775807", "9223372036854775807"), ("\"é\u{7F}\"", "\"é\u{7F}\""),
    ("{\"\u{E9}\":1,\"e\u{301}\":2}", "{\"\u{E9}\":1,\"e\u{301}\":2}"),
  ])
  func `accepts what RFC 8259 accepts`(text: String, canonical: String) throws {
    #expect(try JSON(parsing: text).text().unicodeScalars.elementsEqual(canonical.unicodeScalars))
  }

  @Test(arguments: [
    ("", 0), ("  ", 2), ("tru", 0), ("nulll", 4), ("01", 0), ("-", 1), ("1.", 2), (".5", 0), ("+1", 0),
    ("1e", 2), ("NaN", 0),
    ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("{", 1), ("{a:1}", 1), ("{\"a\"}", 4), ("{\"a\":1,}", 7),
    ("'a'", 0), ("\"a", 0),
    ("\"a\nb\"", 2), ("\"\\x\"", 1), ("\"\\u12g4\"", 1), ("\"\\ud800\"", 1), ("\"\\ude00\\ud83d\"", 1),
    ("\"\\ud800\\u0041\"", 1),
    ("\"\\u", 1), ("\"\\ud800\\u", 1), ("\"\\", 1), ("9223372036854775808", 0), ("1e999", 0), ("[1] x", 4),
    ("\u{FEFF}1", 0),
    ("1\0", 1), ("\0", 0), (#"{"문":1,"문":2}"#, 9), ("[1,\u{A0}2]", 3), ("// x\n1", 0),
  ])
  func `refuses the rest and says where`(text: String, offset: Int) {
    let error = #expect(throws: JSON.ParseError.self) { try JSON(parsing: text) }
    #expect(error?.offset == offset, "\(text.debugDescription): \(error?.description ?? "")")
  }

  @Test func `refuses nesting that would exhaust the stack`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSON(parsing: nested(512)).text() == nested(512))
    #expect(throws: JSON.ParseError.self) { try JSON(parsing: nested(100_000)) }
  }

  @Test func `finds a member by the exact scalars of its key`() {
    let value: JSON = ["e\u{301}": 1, "\u{E9}": 2]
    #expect(value["\u{E9}"] == 2)
    #expect(value["e"] == nil)
    #expect(JSON.null["a"] == nil)
  }
}

extension JSON {
  /// A value of at most so many levels.
  fileprivate static func sample(_ random: inout SplitMix, depth: Int) -> JSON {
    let text = Samples.texts(1, upTo: 8, seed: random.next()).joined()
    switch Int.random(in: depth > 0 ? 0..<8 : 0..<6, using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return .integer(.random(in: .min ... .max, using: &random))
    case 3: return .number(Double(bitPattern: random.next() & ~(0x400 << 52)))
    case 4: return .number(Double(Int.random(in: -1000...1000, using: &random)) / 8)
    case 5: return .string(text)
    case 6: return .array((0..<4).map { _ in sample(&random, depth: depth - 1) })
    default: return .object((0..<4).map { Member("\($0)\(text)", sample(&random, depth: depth - 1)) })
    }
  }
}
