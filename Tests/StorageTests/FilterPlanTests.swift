import Facts
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite struct `Filters in SQL` {
  private let store: FactStore

  init() throws { store = try FactStore.create(at: .memory) }

  private static let today = Day(number: 17_300)
  private static let days = DayBounds(first: Day(number: 17_000), last: Day(number: 17_300))

  struct Usual: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kinds: [Kind]
    let term: FilterTerm

    init(_ name: String, _ term: FilterTerm, _ kinds: Kind...) {
      (testDescription, self.term, self.kinds) = (name, term, kinds)
    }
  }

  private static let usual: [Usual] = [
    Usual("+tag", .tag(TagName(stored: "korea")), .document, .mention, .claim, .prediction),
    Usual("own:+tag", .ownTag(TagName(stored: "korea")), .claim, .prediction),
    Usual(
      "@who", .speaker(Handle(stored: "moon")), .document, .mention, .claim, .prediction, .forecast,
      .evidence,
      .verdict, .resolution, .link, .note),
    Usual(
      "coder:@", .coder(Handle(stored: "moon")), .document, .mention, .claim, .prediction, .evidence,
      .verdict,
      .resolution, .link, .note),
    Usual("by:", .deadline(days), .prediction),
    Usual("on:", .on(days), .document, .mention, .claim, .prediction, .forecast),
    Usual("kind:", .kind("fact"), .claim), Usual("in:", .document(1), .mention, .claim, .prediction),
    Usual("known:", .known(days), .prediction), Usual("state:", .state("resolved"), .prediction),
    Usual("due", .state("due"), .prediction), Usual("text:", .text("moon"), .claim, .prediction),
    Usual(
      "of:", .belonging([Identifier(.claim, 1)]), .mention, .prediction, .evidence, .verdict, .note, .link),
    Usual("of:p1", .belonging([Identifier(.prediction, 1)]), .forecast, .resolution, .evidence),
    Usual(
      "ids", .rows(Kind.allCases.map { Identifier($0, 3) }), .document, .mention, .claim, .link, .evidence,
      .verdict,
      .prediction, .forecast, .resolution, .note, .operation),
  ]

  @Test(arguments: usual)
  func `read no whole table for the usual terms`(usual: Usual) throws {
    for kind in usual.kinds {
      let notTagged: Filter =
        Kind.taggable.contains(kind) ? .not(.term(.tag(TagName(stored: "war")))) : .everything
      let filters: [Filter] = [
        .term(usual.term), .any([.term(usual.term), .term(.rows([Identifier(kind, 1)]))]),
        .all([.term(usual.term), notTagged]),
      ]
      for filter in filters {
        let plan = try store.read { snapshot in
          let selection = try snapshot.selection(of: kind, meeting: filter, today: Self.today)
          return try snapshot.plan(#require(selection), limit: 5)
        }
        #expect(!plan.contains(where: readsTable), "\(kind): \(plan.joined(separator: "\n"))")
      }
    }
  }

  /// Whether a step goes through a table of facts from end to end.
  private func readsTable(_ step: String) -> Bool {
    step.hasPrefix("SCAN ") && !step.contains("json_each") && !step.contains("SUBQUERY")
      && !step.contains("CONSTANT ROW")
  }

  @Test func `ask as many queries for many predictions as for a few`() throws {
    var counts: [Int] = []
    for added in [2, 60] {
      try store.execute(
        """
        INSERT INTO speaker (handle) VALUES ('coder\(added)');
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(added))
          INSERT INTO prediction (claim) SELECT NULL FROM n;
        INSERT INTO terms (prediction, number, statement, deadline, antecedent, antecedent_outcome)
          SELECT id, 1, 'It rains', '2017-05-01', nullif(id - 1, 0), iif(id = 1, NULL, 'yes') FROM prediction
          WHERE id NOT IN (SELECT prediction FROM terms);
        INSERT INTO resolution (prediction, terms, outcome, known, coder)
          SELECT prediction, id, 'yes', '2017-05-02', 1 FROM terms;
        """)
      let terms: [FilterTerm] = [.state("resolved"), .state("overdue"), .known(Self.days)]
      let count = try statements { snapshot in
        let selection = try snapshot.selection(
          of: .prediction, meeting: .any(terms.map(Filter.term)), today: Self.today)
        #expect(try snapshot.count(#require(selection)) == snapshot.count(.prediction))
      }
      counts.append(count)
    }
    #expect(counts[0] == counts[1])
  }

  /// How many statements a read runs.
  private func statements(_ body: (Snapshot) throws -> Void) throws -> Int {
    let count = Mutex(0)
    try store.queue.read { database in
      database.trace { _ in count.withLock { $0 += 1 } }
      defer { database.trace(options: []) }
      try body(Snapshot(database: database))
    }
    return count.withLock { $0 }
  }

  @Test func `hold a thousand alternatives and a thousand conditions`() throws {
    let terms = (1...1_500).map { Filter.term(.kind("kind\($0)")) }
    for filter in [Filter.any(terms), .all(terms)] {
      let selection = try store.read { try $0.selection(of: .claim, meeting: filter, today: Self.today) }
      #expect(try store.read { try $0.count(#require(selection)) } == 0)
    }
  }

  @Test func `follow a chain of conditions however long, and end even where it is a circle`() throws {
    try store.execute(
      """
      INSERT INTO speaker (handle) VALUES ('coder');
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
        INSERT INTO prediction (claim) SELECT NULL FROM n;
      INSERT INTO terms (prediction, number, statement, deadline, antecedent, antecedent_outcome)
        SELECT id, 1, 'It rains', '2017-05-01', id % 20000 + 1, 'yes' FROM prediction;
      """)
    let standing = try store.read { try $0.settlements(knownBy: Self.today) }
    #expect(standing.values.allSatisfy { $0.state == "pending" })
    #expect(standing.count == 20_000)
  }
}
