import Facts
import Presentation
import Storage

/// What a report has to say, made piece by piece when it is printed, and never what its form does not show.
struct ReportBody {
  /// The names of the places on its blocks.
  let places: () throws -> Set<String>
  /// Hands out its blocks, one after the other; what is only linked may be left out where nothing can be followed.
  let blocks: (_ isLinked: Bool, _ add: (Block) throws -> Void) throws -> Void
  let data: () throws -> JSON
  /// The member of the data that holds its rows.
  let list: String
  /// How its numbers are to be read, for the foot.
  var reading: [Phrase] = []

  /// One that is short enough to be held.
  init(_ blocks: [Block], list: String, reading: [Phrase] = [], data: @escaping () throws -> JSON) {
    self.init(
      places: { PageOutline(of: blocks).places }, list: list, reading: reading, data: data
    ) { _, add in try blocks.forEach(add) }
  }

  init(
    places: @escaping () throws -> Set<String>, list: String, reading: [Phrase] = [],
    data: @escaping () throws -> JSON,
    blocks: @escaping (_ isLinked: Bool, _ add: (Block) throws -> Void) throws -> Void
  ) {
    (self.places, self.blocks, self.data) = (places, blocks, data)
    (self.list, self.reading) = (list, reading)
  }

  func allBlocks(isLinked: Bool = true) throws -> [Block] {
    var all: [Block] = []
    try blocks(isLinked) { all.append($0) }
    return all
  }

  /// As a page, with what a form shows of it, or with everything.
  func page(for renderer: Renderer?) throws -> Page {
    let content = renderer?.content ?? .both
    return Page(
      content == .data ? [] : try allBlocks(isLinked: renderer?.isLinked ?? true),
      json: content == .blocks ? nil : try data(), list: list)
  }

  /// The same with its foot: how to read it, as of which day, and on what it rests, as its data say too.
  func signed(_ call: Call) -> ReportBody {
    ReportBody(
      places: places, list: list, data: { try call.signed(data()) },
      blocks: { isLinked, add in
        try blocks(isLinked, add)
        try call.foot(reading).forEach(add)
      })
  }
}

extension Call {
  fileprivate func foot(_ reading: [Phrase]) throws -> [Block] {
    (reading.isEmpty ? [] : [.heading(2, "How to read this")]) + reading.map(Block.paragraph) + [
      .gap, .line(Phrase("as of \(try today()); nothing that became known later is counted", .dim)),
      .line(Phrase(try provenance, .dim)),
    ]
  }

  fileprivate func signed(_ data: JSON) throws -> JSON {
    guard case .object(var members) = data else { return data }
    let place = members.firstIndex { $0.key == "as_of" }.map { $0 + 1 } ?? members.endIndex
    members.insert(.init("provenance", try provenanceJSON), at: place)
    return .object(members)
  }
}
