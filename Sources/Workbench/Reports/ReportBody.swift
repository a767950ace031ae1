import Facts
import Presentation
import Storage

/// What a report has to say, made piece by piece when it is printed, and never what its form does not show.
struct ReportBody {
  /// The places on its blocks and the headings of its sections, for links to them.
  let outline: () throws -> (places: Set<String>, sections: [Phrase])
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
      outline: { (PageOutline(of: blocks).places, blocks.sections) }, list: list, reading: reading, data: data
    ) { _, add in try blocks.forEach(add) }
  }

  init(
    outline: @escaping () throws -> (places: Set<String>, sections: [Phrase]), list: String,
    reading: [Phrase] = [],
    data: @escaping () throws -> JSON,
    blocks: @escaping (_ isLinked: Bool, _ add: (Block) throws -> Void) throws -> Void
  ) {
    (self.outline, self.blocks, self.data) = (outline, blocks, data)
    (self.list, self.reading) = (list, reading)
  }

  var pageOutline: PageOutline {
    get throws {
      let outline = try outline()
      return PageOutline(places: outline.places, sections: outline.sections)
    }
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

  fileprivate static let howToRead: Phrase = "How to read this"

  /// The same with its foot: how to read it, as of which day, and on what it rests, as its data say too.
  func signed(_ call: Call) -> ReportBody {
    ReportBody(
      outline: {
        let outline = try outline()
        return (outline.places, outline.sections + (reading.isEmpty ? [] : [Self.howToRead]))
      }, list: list, data: { try call.signed(data()) },
      blocks: { isLinked, add in
        try blocks(isLinked, add)
        try call.foot(reading).forEach(add)
      })
  }
}

extension Call {
  fileprivate func foot(_ reading: [Phrase]) throws -> [Block] {
    (reading.isEmpty ? [] : [.heading(2, ReportBody.howToRead)]) + reading.map(Block.paragraph) + [
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
