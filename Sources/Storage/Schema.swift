/// The tables of a workspace, as numbered migrations that are never edited once released.
enum Schema {
  static let migrations = [Migration(number: 1, sql: facts)]

  /// A column that holds a day as it was typed, with the numbers of its first and last civil day beside it.
  ///
  /// The text is `2017`, `2017-Q2`, `2017-05`, `2017-05-10` or an instant that begins with its civil day. The
  /// numbers count days since 1970-01-01; SQLite derives them, so that they cannot disagree with the text.
  private static func day(_ name: String, required: Bool = false) -> String {
    let start = """
      CASE length(\(name)) WHEN 4 THEN \(name) || '-01-01'
        WHEN 7 THEN CASE substr(\(name), 6, 1)
          WHEN 'Q' THEN printf('%s-%02d-01', substr(\(name), 1, 4), substr(\(name), 7, 1) * 3 - 2)
          ELSE \(name) || '-01' END
        ELSE substr(\(name), 1, 10) END
      """
    let length = """
      CASE length(\(name)) WHEN 4 THEN '+12 months'
        WHEN 7 THEN CASE substr(\(name), 6, 1) WHEN 'Q' THEN '+3 months' ELSE '+1 month' END
        ELSE '+1 day' END
      """
    return """
      \(name) TEXT \(required ? "NOT NULL " : "")CHECK (\(name) IS NULL OR \(name)_first IS NOT NULL),
        \(name)_first INTEGER GENERATED ALWAYS AS (
          CAST(julianday(\(start)) - 2440587.5 AS INTEGER)) VIRTUAL,
        \(name)_last INTEGER GENERATED ALWAYS AS (
          CAST(julianday(\(start), \(length), '-1 day') - 2440587.5 AS INTEGER)) VIRTUAL
      """
  }

  /// The rule that a row stands on exactly one of several kinds of row.
  private static func exactlyOne(_ columns: String...) -> String {
    "CHECK (" + columns.map { "(\($0) IS NOT NULL)" }.joined(separator: " + ") + " = 1)"
  }

  private static let facts = [sources, claims, predictions, judgements, remarks].joined(separator: "\n")

  private static let sources = """
    CREATE TABLE setting (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      value TEXT NOT NULL
    ) STRICT;

    CREATE TABLE speaker (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      handle TEXT NOT NULL UNIQUE,
      name TEXT,
      kind TEXT
    ) STRICT;

    CREATE TABLE alias (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      speaker INTEGER NOT NULL REFERENCES speaker(id),
      alias TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE INDEX alias_speaker ON alias(speaker);

    CREATE TABLE document (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      title TEXT NOT NULL,
      author INTEGER REFERENCES speaker(id),
      publisher TEXT,
      url TEXT,
      \(day("published")),
      language TEXT
    ) STRICT;
    CREATE INDEX document_author ON document(author);

    -- A stored text never changes; positions are Unicode code points. Bounds are [start, end] pairs in JSON.
    CREATE TABLE version (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      document INTEGER NOT NULL REFERENCES document(id),
      number INTEGER NOT NULL CHECK (number >= 1),
      text TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE,
      origin TEXT,
      segmenter TEXT NOT NULL,
      paragraphs TEXT NOT NULL CHECK (paragraphs GLOB '[[]*]'),
      sentences TEXT NOT NULL CHECK (sentences GLOB '[[]*]'),
      UNIQUE (document, number)
    ) STRICT;
    """

  private static let claims = """
    -- Somebody's words. The original selector stays here; where they stand in each version is an anchor.
    CREATE TABLE mention (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      speaker INTEGER REFERENCES speaker(id),
      via INTEGER REFERENCES speaker(id),
      \(day("said")),
      hedge TEXT,
      version INTEGER REFERENCES version(id),
      exact TEXT NOT NULL,
      prefix TEXT NOT NULL DEFAULT '',
      suffix TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE INDEX mention_speaker ON mention(speaker);
    CREATE INDEX mention_via ON mention(via) WHERE via IS NOT NULL;
    CREATE INDEX mention_version ON mention(version);

    CREATE TABLE anchor (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mention INTEGER NOT NULL REFERENCES mention(id),
      version INTEGER NOT NULL REFERENCES version(id),
      fragments TEXT,
      state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'ambiguous', 'orphan')),
      score REAL CHECK (score BETWEEN 0 AND 1),
      CHECK ((fragments IS NULL) = (state IN ('ambiguous', 'orphan'))),
      UNIQUE (mention, version)
    ) STRICT;
    CREATE INDEX anchor_version ON anchor(version);

    CREATE TABLE claim (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      statement TEXT NOT NULL CHECK (statement <> ''),
      kind TEXT
    ) STRICT;

    CREATE TABLE mention_claim (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mention INTEGER NOT NULL REFERENCES mention(id),
      claim INTEGER NOT NULL REFERENCES claim(id),
      UNIQUE (mention, claim)
    ) STRICT;
    CREATE INDEX mention_claim_claim ON mention_claim(claim);
    """

  private static let predictions = """
    CREATE TABLE prediction (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      claim INTEGER REFERENCES claim(id)
    ) STRICT;
    CREATE INDEX prediction_claim ON prediction(claim) WHERE claim IS NOT NULL;

    -- Amended terms supersede; a forecast is scored under the terms it was made for.
    CREATE TABLE terms (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      prediction INTEGER NOT NULL REFERENCES prediction(id),
      number INTEGER NOT NULL CHECK (number >= 1),
      statement TEXT NOT NULL CHECK (statement <> ''),
      type TEXT NOT NULL DEFAULT 'binary',
      unit TEXT,
      \(day("deadline", required: true)),
      deadline_basis TEXT NOT NULL DEFAULT 'assigned' CHECK (deadline_basis IN ('stated', 'assigned')),
      criteria TEXT,
      antecedent INTEGER REFERENCES prediction(id),
      antecedent_outcome TEXT CHECK (antecedent_outcome IN ('yes', 'no')),
      CHECK ((antecedent IS NULL) = (antecedent_outcome IS NULL)),
      UNIQUE (prediction, number)
    ) STRICT;
    CREATE INDEX terms_deadline ON terms(deadline_last);
    CREATE INDEX terms_antecedent ON terms(antecedent) WHERE antecedent IS NOT NULL;

    -- A withdrawal is a forecast without a probability. What was typed stays in stated.
    CREATE TABLE forecast (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      prediction INTEGER NOT NULL REFERENCES prediction(id),
      terms INTEGER NOT NULL REFERENCES terms(id),
      forecaster INTEGER NOT NULL REFERENCES speaker(id),
      \(day("made", required: true)),
      withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
      stated TEXT,
      point REAL CHECK (point BETWEEN 0 AND 1),
      low REAL CHECK (low BETWEEN 0 AND point),
      high REAL CHECK (high BETWEEN point AND 1),
      distribution TEXT,
      phrase TEXT,
      lexicon TEXT,
      basis TEXT CHECK (basis IN ('stated', 'assigned')),
      confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
      hedge TEXT,
      because TEXT,
      CHECK (withdrawn = (point IS NULL AND distribution IS NULL)),
      CHECK ((phrase IS NULL) = (lexicon IS NULL))
    ) STRICT;
    CREATE INDEX forecast_prediction ON forecast(prediction, forecaster);
    CREATE INDEX forecast_forecaster ON forecast(forecaster);

    -- How a prediction turned out. The newest of a coder is in force; 'open' takes the earlier ones back.
    CREATE TABLE resolution (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      prediction INTEGER NOT NULL REFERENCES prediction(id),
      terms INTEGER NOT NULL REFERENCES terms(id),
      outcome TEXT NOT NULL CHECK (outcome IN (
        'yes', 'no', 'partial', 'void', 'ambiguous', 'option', 'value', 'day', 'open')),
      share REAL CHECK (share > 0 AND share < 1),
      answer TEXT,
      \(day("happened")),
      \(day("known")),
      url TEXT,
      because TEXT,
      coder INTEGER NOT NULL REFERENCES speaker(id),
      CHECK ((outcome = 'partial') = (share IS NOT NULL)),
      CHECK ((outcome IN ('option', 'value', 'day')) = (answer IS NOT NULL)),
      CHECK (outcome = 'open' OR known IS NOT NULL)
    ) STRICT;
    CREATE INDEX resolution_prediction ON resolution(prediction);
    """

  private static let judgements = """
    CREATE TABLE tag (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE tagging (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      tag INTEGER NOT NULL REFERENCES tag(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      document INTEGER REFERENCES document(id),
      mention INTEGER REFERENCES mention(id),
      claim INTEGER REFERENCES claim(id),
      prediction INTEGER REFERENCES prediction(id),
      \(exactlyOne("document", "mention", "claim", "prediction"))
    ) STRICT;
    CREATE INDEX tagging_tag ON tagging(tag);
    CREATE UNIQUE INDEX tagging_document ON tagging(document, tag, coder) WHERE document IS NOT NULL;
    CREATE UNIQUE INDEX tagging_mention ON tagging(mention, tag, coder) WHERE mention IS NOT NULL;
    CREATE UNIQUE INDEX tagging_claim ON tagging(claim, tag, coder) WHERE claim IS NOT NULL;
    CREATE UNIQUE INDEX tagging_prediction ON tagging(prediction, tag, coder) WHERE prediction IS NOT NULL;

    CREATE TABLE link (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      relation TEXT NOT NULL CHECK (relation IN (
        'supports', 'contradicts', 'rephrases', 'causes', 'undercuts', 'implies', 'excludes', 'same-event')),
      from_claim INTEGER REFERENCES claim(id),
      from_prediction INTEGER REFERENCES prediction(id),
      to_claim INTEGER REFERENCES claim(id),
      to_prediction INTEGER REFERENCES prediction(id),
      to_link INTEGER REFERENCES link(id),
      because TEXT,
      coder INTEGER NOT NULL REFERENCES speaker(id),
      \(exactlyOne("from_claim", "from_prediction")),
      \(exactlyOne("to_claim", "to_prediction", "to_link")),
      CHECK ((relation = 'undercuts') = (to_link IS NOT NULL)),
      CHECK ((relation IN ('implies', 'excludes', 'same-event')) = (to_prediction IS NOT NULL)),
      CHECK ((from_prediction IS NULL) = (to_prediction IS NULL))
    ) STRICT;
    CREATE INDEX link_from_claim ON link(from_claim) WHERE from_claim IS NOT NULL;
    CREATE INDEX link_to_claim ON link(to_claim) WHERE to_claim IS NOT NULL;
    CREATE INDEX link_from_prediction ON link(from_prediction) WHERE from_prediction IS NOT NULL;
    CREATE INDEX link_to_prediction ON link(to_prediction) WHERE to_prediction IS NOT NULL;
    CREATE INDEX link_to_link ON link(to_link) WHERE to_link IS NOT NULL;

    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts')),
      claim INTEGER REFERENCES claim(id),
      prediction INTEGER REFERENCES prediction(id),
      resolution INTEGER REFERENCES resolution(id),
      text TEXT NOT NULL,
      url TEXT,
      mention INTEGER REFERENCES mention(id),
      \(day("published")),
      reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
      credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      \(exactlyOne("claim", "prediction", "resolution")),
      CHECK ((reliability IS NULL) = (credibility IS NULL))
    ) STRICT;
    CREATE INDEX evidence_claim ON evidence(claim) WHERE claim IS NOT NULL;
    CREATE INDEX evidence_prediction ON evidence(prediction) WHERE prediction IS NOT NULL;
    CREATE INDEX evidence_resolution ON evidence(resolution) WHERE resolution IS NOT NULL;
    CREATE INDEX evidence_mention ON evidence(mention) WHERE mention IS NOT NULL;

    CREATE TABLE resolution_evidence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      resolution INTEGER NOT NULL REFERENCES resolution(id),
      evidence INTEGER NOT NULL REFERENCES evidence(id),
      UNIQUE (resolution, evidence)
    ) STRICT;
    CREATE INDEX resolution_evidence_evidence ON resolution_evidence(evidence);

    CREATE TABLE verdict (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      claim INTEGER NOT NULL REFERENCES claim(id),
      standing TEXT NOT NULL CHECK (standing IN ('supported', 'refuted', 'mixed', 'unproven')),
      \(day("judged", required: true)),
      because TEXT,
      coder INTEGER NOT NULL REFERENCES speaker(id)
    ) STRICT;
    CREATE INDEX verdict_claim ON verdict(claim);

    CREATE TABLE verdict_evidence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      verdict INTEGER NOT NULL REFERENCES verdict(id),
      evidence INTEGER NOT NULL REFERENCES evidence(id),
      UNIQUE (verdict, evidence)
    ) STRICT;
    CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence);
    """

  private static let remarks = """
    CREATE TABLE note (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      text TEXT NOT NULL CHECK (text <> ''),
      document INTEGER REFERENCES document(id),
      mention INTEGER REFERENCES mention(id),
      claim INTEGER REFERENCES claim(id),
      link INTEGER REFERENCES link(id),
      evidence INTEGER REFERENCES evidence(id),
      verdict INTEGER REFERENCES verdict(id),
      prediction INTEGER REFERENCES prediction(id),
      forecast INTEGER REFERENCES forecast(id),
      resolution INTEGER REFERENCES resolution(id),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      \(exactlyOne(
        "document", "mention", "claim", "link", "evidence", "verdict", "prediction", "forecast", "resolution"))
    ) STRICT;
    CREATE INDEX note_document ON note(document) WHERE document IS NOT NULL;
    CREATE INDEX note_mention ON note(mention) WHERE mention IS NOT NULL;
    CREATE INDEX note_claim ON note(claim) WHERE claim IS NOT NULL;
    CREATE INDEX note_link ON note(link) WHERE link IS NOT NULL;
    CREATE INDEX note_evidence ON note(evidence) WHERE evidence IS NOT NULL;
    CREATE INDEX note_verdict ON note(verdict) WHERE verdict IS NOT NULL;
    CREATE INDEX note_prediction ON note(prediction) WHERE prediction IS NOT NULL;
    CREATE INDEX note_forecast ON note(forecast) WHERE forecast IS NOT NULL;
    CREATE INDEX note_resolution ON note(resolution) WHERE resolution IS NOT NULL;

    -- The name that a creating command gave its row, and the command's words, to tell a repetition from a change.
    CREATE TABLE row_key (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      row INTEGER NOT NULL,
      content TEXT NOT NULL,
      UNIQUE (kind, row)
    ) STRICT;
    """
}
