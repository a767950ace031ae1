import Facts
import Interchange
import Storage

/// The documents that annotations are about, and the places of their words in them.
struct WebTargets {
  /// What became of one target.
  enum Found {
    case words(document: Int, Range<Int>, remark: String?)
    case whole(document: Int)
    case lost(reason: String)
  }

  private var byAddress: [String: Int] = [:]
  private var texts: [Int: Version] = [:]
  /// By document, target by target, where the offsets lead.
  private var readings: [Int: [WebAnnotation.Target: OffsetReading.Place]] = [:]
  private(set) var units: [Int: OffsetUnit] = [:]
  private let given: Int?

  /// - `given`: the document that all targets are in, whatever they say.
  init(_ annotations: [WebAnnotation], in given: Int?, _ snapshot: Snapshot) throws {
    self.given = given
    let targets = annotations.flatMap(\.targets)
    let namesTexts = targets.contains { $0.source.hasPrefix(String.contentScheme) }
    for id in try snapshot.numbers(of: .document) {
      guard let document = try snapshot.document(id) else { continue }
      if let url = document.url { byAddress[url] = byAddress[url] ?? id }
      if document.url == nil, namesTexts, let version = try snapshot.version(of: id) {
        byAddress[version.text.string.contentAddress] = id
      }
    }
    for document in Set(targets.compactMap { self.document(of: $0) }) {
      guard let version = try snapshot.version(of: document) else { continue }
      texts[document] = version
      let here = targets.filter { self.document(of: $0) == document && $0.position != nil }
      let quotes = here.map { OffsetQuote([$0.position].compactMap(\.self), $0.quote?.exact) }
      let reading = OffsetReading(quotes, in: version.text)
      units[document] = reading.unit
      readings[document] = Dictionary(zip(here, reading.places), uniquingKeysWith: { first, _ in first })
    }
  }

  private func document(of target: WebAnnotation.Target) -> Int? { given ?? byAddress[target.source] }

  func version(of document: Int) -> Version? { texts[document] }

  func find(_ target: WebAnnotation.Target) -> Found {
    guard let document = document(of: target), let text = texts[document]?.text else {
      return .lost(reason: "no document has the address \(target.source); 'import ... in d1' names one")
    }
    if target.isWhole { return .whole(document: document) }
    guard target.quote != nil || target.position != nil else {
      return .lost(reason: "\(target.others.joined(separator: ", ")) says nothing about words")
    }
    let place = readings[document]?[target]
    if case .said(let ranges)? = place, let range = ranges.first {
      let remark = target.quote == nil ? "it has no quote to check its offsets by" : nil
      return .words(document: document, range, remark: remark)
    }
    guard let quote = target.quote else {
      return .lost(reason: "its offsets are outside the text of d\(document)")
    }
    let near = place.flatMap(\.ranges)?.first?.lowerBound ?? target.position?.lowerBound
    switch quote.place(in: text, near: near) {
    case .success(let range):
      return .words(document: document, range, remark: target.remark(foundAt: range, in: text))
    case .failure(let error): return .lost(reason: error.message + " in d\(document)")
    }
  }
}

extension WebAnnotation.Target {
  fileprivate func remark(foundAt range: Range<Int>, in text: StoredText) -> String? {
    if position != nil {
      return "its words stand at \(range.lowerBound)-\(range.upperBound), not where its offsets say"
    }
    let isSame = quote.map { $0.exact.unicodeScalars.elementsEqual(text[range].unicodeScalars) } ?? true
    return isSame ? nil : "its words stand there with other white space or quotation marks"
  }
}

extension QuoteSelector {
  /// Where the words stand: of several places the one whose surroundings agree most, then the nearest.
  fileprivate func place(in text: StoredText, near: Int?) -> Result<Range<Int>, FactError> {
    let places = QuoteSearch.places(of: exact, in: text)
    let shown = "'\(exact.shortened(to: 40))'"
    guard places.count != 1 else { return .success(places[0]) }
    guard !places.isEmpty else { return .failure(FactError("E-QUOTE", "\(shown) does not stand")) }
    let scored = places.map { (range: $0, score: agreement(at: $0, in: text)) }
    let most = scored.map(\.score).max() ?? 0
    let best = scored.filter { $0.score == most }.map(\.range)
    if best.count == 1 { return .success(best[0]) }
    if let near, let nearest = best.min(by: { abs($0.lowerBound - near) < abs($1.lowerBound - near) }) {
      return .success(nearest)
    }
    return .failure(FactError("E-QUOTE", "\(shown) stands at \(places.count) places"))
  }

  /// How many code points before and after a place are those of the selector.
  private func agreement(at range: Range<Int>, in text: StoredText) -> Int {
    let before = text[max(0, range.lowerBound - prefix.unicodeScalars.count)..<range.lowerBound]
    let after = text[range.upperBound..<min(text.count, range.upperBound + suffix.unicodeScalars.count)]
    let ends = zip(before.unicodeScalars.reversed(), prefix.unicodeScalars.reversed())
    let starts = zip(after.unicodeScalars, suffix.unicodeScalars)
    return ends.prefix { $0 == $1 }.count + starts.prefix { $0 == $1 }.count
  }
}

extension String {
  /// An address for a text that has none, by its bytes (FNV-1a): the same text anywhere is the same resource.
  var contentAddress: String { String.contentScheme + fingerprint(14_695_981_039_346_656_037) }

  static let contentScheme = "urn:reckon:text:"

  /// 64 bits in hexadecimal.
  private func fingerprint(_ start: UInt64) -> String {
    var hash = utf8.reduce(start) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    // Mixed, so that texts that differ in their last byte do not look alike.
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 31
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// A `urn:uuid:` of version 8 that depends on nothing but the text.
  var uniqueAddress: String {
    var digits = Array(fingerprint(14_695_981_039_346_656_037) + fingerprint(0x9E37_79B9_7F4A_7C15))
    (digits[12], digits[16]) = ("8", "8")
    let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
    return "urn:uuid:" + parts.joined(separator: "-")
  }
}
