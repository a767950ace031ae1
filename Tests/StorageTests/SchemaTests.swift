import GRDB
import Testing

@testable import Storage

@Suite struct SchemaTests {
  private let store: FactStore

  init() throws { store = try FactStore.create(at: .memory) }

  static let rows = """
    INSERT INTO setting (name, value) VALUES ('zone', 'Asia/Seoul');
    INSERT INTO speaker (handle, name) VALUES ('moon', '문재인');
    INSERT INTO alias (speaker, alias, folded) VALUES (1, 'Jae-in', 'jae-in');
    INSERT INTO document (title, author, published) VALUES ('THAAD', 1, '2017-05');
    INSERT INTO version (document, number, text, hash, segmenter, paragraphs, sentences)
      VALUES (1, 1, '사드 배치는 없다.', 'h', 's', '[[0,10]]', '[[0,10]]');
    INSERT INTO line (version, hash) VALUES (1, -7), (1, 9);
    INSERT INTO boilerplate (version, first, last, standing, coder) VALUES (1, 1, 1, 'on', 1);
    INSERT INTO mention (speaker, said, version, exact, coder) VALUES (1, '2017-05-10', 1, '사드 배치', 1);
    INSERT INTO mention_via (mention, position, reporter) VALUES (1, 1, 1);
    INSERT INTO anchor (mention, version, fragments, state, score) VALUES (1, 1, '[[0,5]]', 'exact', 0.1);
    INSERT INTO claim (statement) VALUES ('No THAAD'), ('Yes THAAD');
    INSERT INTO mention_claim (mention, claim) VALUES (1, 1);
    INSERT INTO prediction (claim) VALUES (1);
    INSERT INTO terms (prediction, number, statement, deadline) VALUES (1, 1, 'No THAAD by June', '2017-06');
    INSERT INTO forecast (prediction, terms, forecaster, made, stated, point, basis)
      VALUES (1, 1, 1, '2017-05-10', '70%', 0.7, 'stated');
    INSERT INTO resolution (prediction, terms, outcome, known, coder) VALUES (1, 1, 'no', '2017-07-01', 1);
    INSERT INTO tag (name) VALUES ('korea/thaad');
    INSERT INTO tagging (tag, coder, claim) VALUES (1, 1, 1);
    INSERT INTO lexicon (name, title, edition, source) VALUES ('desk', 'The desk', '2017', 'style book');
    INSERT INTO lexicon_phrase (lexicon, position, phrase, low, high) VALUES (1, 0, '유력하다', 0.7, 0.85);
    INSERT INTO scheme (name) VALUES ('places');
    INSERT INTO tag_rule (scheme, position, tag, closed, abstract) VALUES (1, 0, 1, 1, 0);
    INSERT INTO tag_alias (tag, name) VALUES (1, 'sadeu');
    INSERT INTO link_rule (scheme, position, relation) VALUES (1, 0, 'causes');
    INSERT INTO link_rule_end (rule, side, tag) VALUES (1, 'from', 1);
    INSERT INTO denial (tag, coder, claim, because) VALUES (1, 1, 2, 'not meant');
    INSERT INTO coding (document, coder) VALUES (1, 1);
    INSERT INTO link (relation, from_claim, to_claim, coder) VALUES ('contradicts', 1, 2, 1);
    INSERT INTO evidence (stance, claim, text, coder) VALUES ('supports', 1, 'Minutes', 1);
    INSERT INTO resolution_evidence (resolution, evidence) VALUES (1, 1);
    INSERT INTO verdict (claim, standing, judged, coder) VALUES (1, 'refuted', '2017-07-02', 1);
    INSERT INTO verdict_evidence (verdict, evidence) VALUES (1, 1);
    INSERT INTO attribute (name, value, coder, link) VALUES ('certainty', 'low', 1, 1);
    INSERT INTO note (text, claim, coder) VALUES ('Look again', 1, 1);
    INSERT INTO residue (version, coder, format, origin, text, names)
      VALUES (1, 1, 'brat', 'x.ann', 'E1	X:T1', 'T1=m1');
    INSERT INTO combined (ulid) VALUES ('01BX5ZZKBKACTAV9WEVGEMMVRZ');
    INSERT INTO origin (combined, relation, number, here) VALUES (1, 'claim', 4, 2);
    INSERT INTO row_key (name, kind, row, content, meaning) VALUES ('x1', 'c', 1, 'claim', 'claim');
    """

  private func tables() throws -> [String] {
    try store.read { try FactTable.all(in: $0.database).map(\.name) }
  }

  @Test func `a new workspace is sound and empty`() throws {
    #expect(try store.check() == [])
    #expect(try store.dump() == [])
  }

  @Test func `rows of every table can be undone, redone, and seen as they were`() throws {
    try store.execute(SchemaTests.rows)
    let full = try store.dump()
    #expect(try Set(full.map { $0.prefix { $0 != " " } }.map(String.init)) == Set(tables()))
    _ = try store.write(.made()) { change in
      try change.database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      for table in try tables() { try change.database.execute(sql: "DELETE FROM \(table)") }
    }
    #expect(try store.dump() == [])
    _ = try store.undo(.newest(author: nil), .undoing())
    #expect(try store.dump() == full)
    _ = try store.undo(.newest(author: nil), .undoing())
    #expect(try store.dump() == [])
    _ = try store.redo(author: nil, .redoing())
    #expect(try store.dump() == full)
    #expect(try store.asRecorded(through: 1).dump() == full)
    #expect(try store.check() == [])
  }

  @Test func `every searchable column is searched, under a code of its own`() throws {
    try store.execute(SchemaTests.rows)
    let found = try ["사드 배치", "No THAAD", "minutes", "look"].flatMap { words in
      try store.read { try $0.search(words).map { "\($0.row.table).\($0.column)" } }
    }
    #expect(Set(found) == Set(SearchField.all.map { "\($0.relation).\($0.column)" }))
    #expect(Set(SearchField.all.map(\.code)).count == SearchField.all.count)
    #expect(SearchField.all.allSatisfy { (1...127).contains($0.code) && $0.row(of: $0.id(of: 9)) == 9 })
  }
}
