extension Schema {
  /// What is predicted under which terms, how likely it was held, and how it turned out.
  static let predictions = """
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
      basis TEXT NOT NULL CHECK (basis IN ('stated', 'assigned')),
      confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
      hedge TEXT,
      because TEXT,
      url TEXT,
      CHECK (withdrawn = (point IS NULL AND distribution IS NULL)),
      CHECK (point IS NULL OR stated IS NOT NULL),
      CHECK ((low IS NULL) = (high IS NULL)),
      CHECK ((phrase IS NULL) = (lexicon IS NULL))
    ) STRICT;
    CREATE INDEX forecast_prediction ON forecast(prediction, forecaster);
    CREATE INDEX forecast_terms ON forecast(terms);
    CREATE INDEX forecast_forecaster ON forecast(forecaster, prediction);
    CREATE INDEX forecast_made ON forecast(made_last, prediction);

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
    CREATE INDEX resolution_terms ON resolution(terms);
    CREATE INDEX resolution_coder ON resolution(coder);
    """
}
