package import Facts
import Glibc

/// A way to write text as bytes: how people and files name it, and how the system's iconv does.
package struct TextEncoding: Sendable, Hashable {
  /// Such as `cp949`.
  package let name: String
  package let summary: String
  /// Other names that mean the same, in lower case.
  package let labels: [String]
  private let converter: String
  /// Whether the bytes 80 to 9F are control characters, which no text holds.
  private var hasControls = false

  private init(_ name: String, _ summary: String, as converter: String, _ labels: String...) {
    self.name = name
    self.summary = summary
    self.converter = converter
    self.labels = labels
  }

  private func holdingControls() -> TextEncoding {
    var encoding = self
    encoding.hasControls = true
    return encoding
  }

  package static let utf8 = TextEncoding("utf-8", "Unicode, the usual one", as: "UTF-8", "utf8")
  package static let utf16LE = TextEncoding("utf-16le", "Unicode as on Windows", as: "UTF-16LE", "utf-16")
  package static let utf16BE = TextEncoding("utf-16be", "Unicode, high byte first", as: "UTF-16BE")
  static let cp949 = TextEncoding(
    "cp949", "Korean: EUC-KR and its extension on Windows", as: "CP949", "euc-kr", "euckr", "uhc",
    "ks_c_5601-1987", "ksc5601", "windows-949", "ms949")
  static let shiftJIS = TextEncoding(
    "shift_jis", "Japanese on Windows", as: "CP932", "shift-jis", "sjis", "cp932", "windows-31j", "ms_kanji",
    "x-sjis")
  static let eucJP = TextEncoding("euc-jp", "Japanese on Unix", as: "EUC-JP", "eucjp", "x-euc-jp")
  static let iso2022JP = TextEncoding(
    "iso-2022-jp", "Japanese in mail", as: "ISO-2022-JP-2", "jis", "csiso2022jp", "iso-2022-jp-2")
  static let iso2022KR = TextEncoding("iso-2022-kr", "Korean in mail", as: "ISO-2022-KR", "csiso2022kr")
  static let gb18030 = TextEncoding(
    "gb18030", "Chinese, simplified: GB 2312, GBK and their extension", as: "GB18030", "gbk", "gb2312",
    "cp936", "x-gbk", "gb_2312-80")
  static let big5 = TextEncoding(
    "big5", "Chinese, traditional, with Hong Kong's signs", as: "BIG5-HKSCS", "big5-hkscs", "cp950", "cn-big5"
  )
  static let windows1252 = TextEncoding("windows-1252", "Western European", as: "CP1252", "cp1252")
  static let windows1250 = TextEncoding("windows-1250", "Central European", as: "CP1250", "cp1250")
  static let windows1251 = TextEncoding("windows-1251", "Cyrillic on Windows", as: "CP1251", "cp1251")
  static let windows1253 = TextEncoding("windows-1253", "Greek", as: "CP1253", "cp1253")
  static let windows1254 = TextEncoding("windows-1254", "Turkish", as: "CP1254", "cp1254")
  static let koi8R = TextEncoding("koi8-r", "Russian on Unix", as: "KOI8-R", "koi8")

  package static let all = [
    utf8, utf16LE, utf16BE, cp949, iso2022KR, shiftJIS, eucJP, iso2022JP, gb18030, big5, windows1252,
    windows1250, windows1251, windows1253, windows1254, koi8R,
    TextEncoding("koi8-u", "Ukrainian on Unix", as: "KOI8-U"),
    TextEncoding("iso-8859-1", "Western European, as Unix wrote it", as: "ISO-8859-1", "latin1")
      .holdingControls(),
    TextEncoding("iso-8859-2", "Central European, as Unix wrote it", as: "ISO-8859-2", "latin2")
      .holdingControls(),
    TextEncoding("iso-8859-15", "Western European with the euro sign", as: "ISO-8859-15", "latin9")
      .holdingControls(),
    TextEncoding("windows-1255", "Hebrew", as: "CP1255", "cp1255"),
    TextEncoding("windows-1256", "Arabic", as: "CP1256", "cp1256"),
    TextEncoding("windows-1257", "Baltic", as: "CP1257", "cp1257"),
    TextEncoding("windows-1258", "Vietnamese", as: "CP1258", "cp1258"),
    TextEncoding("windows-874", "Thai", as: "CP874", "cp874", "tis-620"),
    TextEncoding("macintosh", "Western European on old Macintoshes", as: "MACINTOSH", "macroman"),
  ]

  private static let byLabel = all.reduce(into: [String: TextEncoding]()) { encodings, encoding in
    for label in [encoding.name] + encoding.labels { encodings[label] = encoding }
  }

  /// The encoding of a name, in whatever letter case.
  package static func named(_ name: String) -> TextEncoding? { byLabel[name.lowercased()] }

  /// What a web page means by a name: Latin-1 and ASCII there are windows-1252 (WHATWG Encoding Standard).
  package static func declared(_ label: String) -> TextEncoding? {
    switch label.lowercased() {
    case "iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii": windows1252
    case "iso-8859-9", "latin5": windows1254
    default: named(label)
    }
  }

  /// The bytes as text, each of them, nothing repaired; a mark of byte order before the text is none of it.
  ///
  /// - Throws: where bytes do not belong to the encoding, or a NUL stands among them, with their offset from 0.
  package func decode(_ bytes: [UInt8], named name: String) throws(FactError) -> String {
    guard self != .utf8 else { return try PlainText.decode(bytes, named: name) }
    let text = try converted(bytes, named: name)
    if text.utf8.contains(0) { throw TextEncoding.notText(name) }
    if hasControls, let offset = bytes.firstIndex(where: { (0x80...0x9F).contains($0) }) {
      throw wrongByte(bytes, offset, name)
    }
    return text
  }

  static func notText(_ name: String) -> FactError {
    FactError(
      "E-ENCODING", "'\(name)' is not text: it holds NULs", hint: "'format' names what else it may be")
  }

  private func wrongByte(_ bytes: [UInt8], _ offset: Int, _ name: String) -> FactError {
    let byte = offset < bytes.count ? "byte " + hexadecimal(bytes[offset]) : "the end"
    return FactError(
      "E-ENCODING", "'\(name)' is not \(self.name): \(byte) at offset \(offset) does not belong there",
      hint: "'encoding NAME' says what it is; 'help encodings' lists the names")
  }

  private func converted(_ bytes: [UInt8], named name: String) throws(FactError) -> String {
    guard let conversion = Conversion(from: converter) else {
      throw FactError(
        "E-ENCODING", "this system has no converter for \(self.name)", hint: "convert the file to UTF-8")
    }
    let mark = mark(of: bytes)
    switch conversion.run(bytes, from: mark) {
    case .text(let text): return text
    case .stopped(let offset): throw wrongByte(bytes, offset, name)
    }
  }

  /// The length of the mark of byte order at the beginning.
  private func mark(of bytes: [UInt8]) -> Int {
    if self == .utf16LE { return bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0 }
    if self == .utf16BE { return bytes.starts(with: [0xFE, 0xFF]) ? 2 : 0 }
    return 0
  }
}

func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return digits.utf8.count == 1 ? "0" + digits : digits
}

/// One run of the system's iconv into UTF-8, which stops at the first byte that it cannot read.
private final class Conversion {
  enum Outcome {
    case text(String)
    /// The offset of the first byte that does not belong there.
    case stopped(Int)
  }

  private let descriptor: iconv_t

  init?(from encoding: String) {
    guard let descriptor = iconv_open("UTF-8", encoding), Int(bitPattern: descriptor) != -1 else {
      return nil
    }
    self.descriptor = descriptor
  }

  deinit { iconv_close(descriptor) }

  func run(_ bytes: [UInt8], from start: Int) -> Outcome {
    var (input, output) = (bytes, [UInt8]())
    var part = [UInt8](repeating: 0, count: 1 << 16)
    let (size, capacity) = (input.count, part.count)
    var consumed = start
    while true {
      let (isDone, isFull, read, written) = input.withUnsafeMutableBytes { source in
        part.withUnsafeMutableBytes { target in
          var from = source.baseAddress?.advanced(by: consumed).assumingMemoryBound(to: CChar.self)
          var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var (left, room) = (size - consumed, capacity)
          let lossy = iconv(descriptor, &from, &left, &to, &room)
          let code = errno
          // A count above 0 would mean that something was replaced, which nobody asked for.
          return (
            lossy == 0 && left == 0, lossy == -1 && code == E2BIG, size - consumed - left, capacity - room
          )
        }
      }
      output += part[..<written]
      consumed += read
      if isDone { return flushed(output) }
      guard isFull else { return .stopped(consumed) }
    }
  }

  /// The text with what the converter still held back.
  private func flushed(_ output: [UInt8]) -> Outcome {
    var rest = [CChar](repeating: 0, count: 64)
    let held = rest.withUnsafeMutableBufferPointer { buffer in
      var to = buffer.baseAddress
      var room = buffer.count
      _ = iconv(descriptor, nil, nil, &to, &room)
      return buffer.count - room
    }
    let bytes = output + rest[..<held].map { UInt8(bitPattern: $0) }
    return .text(String(decoding: bytes, as: UTF8.self))
  }
}
