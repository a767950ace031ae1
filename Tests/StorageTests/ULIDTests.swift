import Testing

import Storage

@Suite struct ULIDTests {
  @Test func `sorts by time, then by randomness`() {
    let times: [UInt64] = [0, 1, 1_469_918_176_385, 1 << 48 - 1]
    let made = times.flatMap { time in [0, 7, UInt128.max].map { ULID.make(milliseconds: time, random: $0) } }
    #expect(made == made.sorted())
    #expect(Set(made).count == made.count)
    #expect(made.allSatisfy { $0.count == 26 })
  }

  @Test func `agrees with the specification's example`() {
    #expect(ULID.make(milliseconds: 1_469_918_176_385, random: 0).hasPrefix("01ARYZ6S41"))
    #expect(ULID.make(milliseconds: 1 << 48 - 1, random: .max) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
  }
}
