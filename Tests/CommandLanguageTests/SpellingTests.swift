import Testing

@testable import CommandLanguage

@Suite struct `The distance of words` {
  /// All words of up to three letters of an alphabet of three.
  private static let all = (0..<3).reduce([""]) { words, _ in
    words + words.flatMap { word in ["a", "b", "c"].map { word + $0 } }
  }
  private static let every = Array(Set(all)).sorted()

  /// The definition, letter by letter from the end.
  private func naive(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
    guard let a = left.last, let b = right.last else { return left.count + right.count }
    var best = min(naive(left.dropLast(), right) + 1, naive(left, right.dropLast()) + 1)
    best = min(best, naive(left.dropLast(), right.dropLast()) + (a == b ? 0 : 1))
    if left.count > 1, right.count > 1, left.dropLast().last == b, right.dropLast().last == a {
      best = min(best, naive(left.dropLast(2), right.dropLast(2)) + 1)
    }
    return best
  }

  @Test func `is what its definition says`() {
    for left in `The distance of words`.every {
      for right in `The distance of words`.every {
        #expect(
          Spelling.distance(left, right) == naive(Array(left)[...], Array(right)[...]), "\(left) \(right)")
      }
    }
  }

  @Test func `is zero for the same word only, and the same both ways`() {
    for left in `The distance of words`.every {
      for right in `The distance of words`.every {
        let distance = Spelling.distance(left, right)
        #expect((distance == 0) == (left == right), "\(left) \(right)")
        #expect(distance == Spelling.distance(right, left), "\(left) \(right)")
        #expect(distance >= abs(left.count - right.count) && distance <= max(left.count, right.count))
      }
    }
  }

  @Test(arguments: [
    ("사두", "사드"), ("지운", "지훈"), ("문제인", "문재인"), ("becuase", "because"), ("서울", nil), ("ab", nil),
  ])
  func `finds the word that was meant, in Hangul by its letters`(typed: String, meant: String?) {
    #expect(Spelling.nearest(to: typed, among: ["사드", "지훈", "문재인", "because"]) == meant)
  }

  @Test(arguments: [
    ("because", "becuase", 1), ("criteria", "critera", 1), ("문재인", "문제인", 1), ("ca", "abc", 3),
  ])
  func `counts letters and swaps`(left: String, right: String, distance: Int) {
    #expect(Spelling.distance(left, right) == distance)
  }
}

@Suite struct `The nearest word` {
  private let candidates = ["by", "because", "criteria", "given", "hedge", "문재인"]

  @Test(arguments: [
    ("becuase", "because"), ("BECAUSE", "because"), ("critera", "criteria"), ("giben", "given"),
    ("문제인", "문재인"),
  ])
  func `is offered for a slip`(typed: String, meant: String) {
    #expect(Spelling.nearest(to: typed, among: candidates) == meant)
  }

  @Test(arguments: ["", "x", "bi", "xyz", "speaker", "beware!", "한국"]) func `is not offered for another word`(
    typed: String
  ) {
    #expect(Spelling.nearest(to: typed, among: candidates) == nil)
  }

  @Test func `is never looked for among none`() {
    #expect(Spelling.nearest(to: "by", among: []) == nil)
  }
}
