import Testing

@testable import Scoring

/// Numbers that other programs made, so that no error of ours can confirm itself.
@Suite struct `The reference` {
  @Test func `is read whole`() {
    #expect(ReferenceCase.all.count == 184)
    #expect(Set(ReferenceCase.all.map(\.name)).count == 184)
  }

  @Test func `has every case answered, by one kind`() {
    for item in ReferenceCase.all {
      #expect(ReferenceKind.all.count { $0.covers(item.name) } == 1, "\(item.name)")
    }
  }

  @Test func `has a case for every kind answered`() {
    for prefix in ReferenceKind.all.flatMap({ $0.prefixes + $0.except }) {
      #expect(ReferenceCase.all.contains { $0.name.hasPrefix(prefix) }, "\(prefix)")
    }
  }

  @Test(arguments: ReferenceCase.all.map(\.name))
  func `is answered within its tolerance`(name: String) throws {
    let item = try #require(ReferenceCase.all.first { $0.name == name })
    let kind = try #require(ReferenceKind.all.first { $0.covers(name) })
    let answer = kind.answer(item.inputs).compactMapValues { $0 }
    let expected = item.expected.flattened()
    #expect(Set(answer.keys) == Set(expected.keys))
    for (path, value) in expected {
      let ours = try #require(answer[path])
      #expect(ours == value || abs(ours - value) <= item.tolerance, "\(path): \(ours), expected \(value)")
    }
  }
}
