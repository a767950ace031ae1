import Facts
import GRDB
import Testing

@testable import Storage

/// A file may come from a later program, or from an enemy.
@Suite struct UnknownDataTests {
  static let rows = """
    INSERT INTO speaker (handle) VALUES ('ann');
    INSERT INTO document (title) VALUES ('T');
    INSERT INTO version (document, number, text, hash, segmenter, paragraphs, sentences)
      VALUES (1, 1, 'Words.', 'h', 's', '[[0,6]]', '[[0,6]]');
    INSERT INTO mention (speaker, version, exact, coder) VALUES (1, 1, 'Words', 1);
    INSERT INTO anchor (mention, version, fragments, state) VALUES (1, 1, '0-5', 'exact');
    INSERT INTO claim (statement) VALUES ('one'), ('two');
    INSERT INTO prediction (claim) VALUES (1), (2);
    INSERT INTO terms (prediction, number, statement, deadline, antecedent, antecedent_outcome)
      VALUES (1, 1, 'by June', '2017-06', 2, 'yes');
    INSERT INTO forecast (prediction, terms, forecaster, made, stated, point, basis)
      VALUES (1, 1, 1, '2017-05-10', '70%', 0.7, 'stated');
    INSERT INTO resolution (prediction, terms, outcome, known, coder) VALUES (1, 1, 'no', '2017-07-01', 1);
    INSERT INTO evidence (stance, claim, text, coder) VALUES ('supports', 1, 'Minutes', 1);
    INSERT INTO verdict (claim, standing, judged, coder) VALUES (1, 'refuted', '2017-07-02', 1);
    INSERT INTO link (relation, from_claim, to_claim, coder) VALUES ('supports', 1, 2, 1);
    """

  private let store: FactStore

  init() throws {
    store = try FactStore.create(at: .memory)
    try store.execute(UnknownDataTests.rows)
  }

  /// Reads a row of every kind.
  private func readAll() throws {
    try store.read { snapshot in
      _ = try (snapshot.document(1), snapshot.version(of: 1), snapshot.claim(1), snapshot.prediction(1))
      _ = try (snapshot.condition(of: 1), snapshot.forecast(1), snapshot.resolution(1), snapshot.evidence(1))
      _ = try (snapshot.verdict(1), snapshot.link(1))
    }
  }

  @Test func `what the program writes is read`() throws { try readAll() }

  @Test(arguments: [
    "UPDATE resolution SET outcome = 'option', answer = NULL",
    "UPDATE resolution SET outcome = 'value', answer = '7'",
    "UPDATE resolution SET outcome = 'number', answer = 'seven'",
    "UPDATE resolution SET outcome = 'day', answer = '2017-13-01'",
    "UPDATE resolution SET outcome = 'partial', share = NULL",
    "UPDATE resolution SET outcome = 'perhaps'",
    "UPDATE forecast SET point = NULL, stated = NULL, distribution = '[0.1,0.9]'",
    "UPDATE forecast SET point = NULL, stated = 'a:60%,b:30%', distribution = 'options'",
    "UPDATE forecast SET point = NULL, stated = '50%:9,10%:14', distribution = 'number'",
    "UPDATE forecast SET point = NULL, stated = '50%:soon', distribution = 'day'",
    "UPDATE terms SET type = 'colour'",
    "UPDATE forecast SET basis = 'guessed'",
    "UPDATE forecast SET confidence = 'total'",
    "UPDATE forecast SET low = 0.9, high = 0.1",
    "UPDATE terms SET antecedent_outcome = 'maybe'",
    "UPDATE terms SET deadline_basis = 'guessed'",
    "UPDATE evidence SET stance = 'mentions'",
    "UPDATE evidence SET claim = NULL",
    "UPDATE verdict SET standing = 'open'",
    "UPDATE link SET relation = 'knows'",
    "UPDATE version SET sentences = '[[0,6],[9,7]]'",
    "UPDATE version SET paragraphs = '[[0,6],x]'",
    "UPDATE version SET paragraphs = '[[0,7]]'",
  ])
  func `a word that this program does not know is an error, never another fact`(sql: String) throws {
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA ignore_check_constraints = ON") }
    try store.execute(sql)
    let error = #expect(throws: WorkspaceError.self) { try readAll() }
    guard case .unreadableRow? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `a prediction without terms is an error`() throws {
    #expect(throws: WorkspaceError.unreadableRow("prediction 2 has no terms")) {
      try store.read { try $0.prediction(2) }
    }
  }

  @Test func `evidence has words`() throws {
    #expect(throws: WorkspaceError.self) { try store.execute("UPDATE evidence SET text = ''") }
  }
}
