import Testing

@testable import Storage

@Suite struct `What is hashed` {
  @Test func `is the bytes that the help tells, and reads back as the same row`() {
    let row = ProvenRow(
      table: "note", id: 3, step: nil, isNew: true,
      columns: [.init("text", .text("사드")), .init("claim", .integer(-2)), .init("weight", .real(0.5))])
    let expected: [UInt8] =
      [0x74, 0, 0, 0, 0, 0, 0, 0, 4] + Array("note".utf8) + [
        0x69, 0, 0, 0, 0, 0, 0, 0, 3, 0x6E, 0x69, 0, 0, 0, 0, 0, 0, 0, 1,
      ]
      + [0x74, 0, 0, 0, 0, 0, 0, 0, 5] + Array("claim".utf8)
      + [0x69, 255, 255, 255, 255, 255, 255, 255, 254]
      + [0x74, 0, 0, 0, 0, 0, 0, 0, 4] + Array("text".utf8) + [0x74, 0, 0, 0, 0, 0, 0, 0, 6]
      + Array("사드".utf8)
      + [0x74, 0, 0, 0, 0, 0, 0, 0, 6] + Array("weight".utf8) + [0x72, 0x3F, 0xE0, 0, 0, 0, 0, 0, 0]
    #expect(row.canonical == expected)
    #expect(ProvenRow(canonical: expected)?.canonical == expected)
    let gone = ProvenRow(table: "note", id: 3, step: 7, isNew: false, columns: nil)
    #expect(ProvenRow(canonical: gone.canonical) == gone)
    let empty = ProvenRow(table: "note", id: 3, step: 7, isNew: false, columns: [])
    #expect(ProvenRow(canonical: empty.canonical) == empty && empty.canonical != gone.canonical)
    for count in 0..<expected.count { _ = ProvenRow(canonical: Array(expected[..<count])) }
  }

  @Test func `of a before-image is what the row was, and nothing else can be read as the same`() {
    let image = Array("a=t3:x y b=n c=i-7 d=r0.25".utf8)
    var bytes = CanonicalBytes()
    if let read = SealedImage(image[...]) { bytes.add(read) }
    let row = ProvenRow(
      table: "", id: 0, step: nil, isNew: false,
      columns: [.init("a", .text("x y")), .init("c", .integer(-7)), .init("d", .real(0.25))])
    #expect(row.canonical.suffix(bytes.bytes.count) == bytes.bytes[...])
    for wrong in [
      "a=t3:x y ", "a=t4:x y b=n", "a=i07", "a=i7 ", "a", "a=", "a=q", "a=n b", "a=t03:xyz", "a=nn",
    ] {
      #expect(SealedImage(Array(wrong.utf8)[...]) == nil, "\(wrong)")
    }
  }

  @Test func `makes one root of any number of leaves, and each leads to it by its path alone`() {
    for count in 1...40 {
      let leaves = (0..<count).map { SealHash.leaf(salt: [], [UInt8($0)]) }
      var tree = MerkleRoot()
      leaves.forEach { tree.add($0) }
      for (position, leaf) in leaves.enumerated() {
        let path = MerklePath.of(position, in: leaves[...])
        #expect(MerklePath.root(from: leaf, position, of: count, by: path) == tree.root)
        for other in 0..<count where other != position {
          #expect(MerklePath.root(from: leaf, other, of: count, by: path) != tree.root)
        }
        #expect(MerklePath.root(from: leaf, position, of: count, by: path + [leaf]) == nil)
        if !path.isEmpty {
          #expect(MerklePath.root(from: leaf, position, of: count, by: path.dropLast()) != tree.root)
        }
      }
    }
  }

  @Test func `begins with a byte that says what it is, as the vectors say`() throws {
    // From Python: sha256(b"\0"), sha256(b"\1" + 64 zeros).
    #expect(
      SealHash.leaf(salt: [], []).description
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(
      SealHash.node(.none, .none).description
        == "ae0798d0ecaed2b778eddebf18f071a561c53658c05e76cedecc27cafbdbc577")
  }
}
