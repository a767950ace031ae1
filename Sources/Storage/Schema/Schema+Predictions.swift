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
      type TEXT NOT NULL DEFAULT 'binary' CHECK (type IN ('binary', 'options', 'ordered', 'number', 'day')),
      -- Names with commas between them, in their order.
      options TEXT CHECK (options LIKE '_%,%_'),
      unit TEXT CHECK (unit IS NULL OR (unit <> '' AND type = 'number')),
      \(day("deadline", required: true)),
      deadline_basis TEXT NOT NULL DEFAULT 'assigned' CHECK (deadline_basis IN ('stated', 'assigned')),
      criteria TEXT,
      antecedent INTEGER REFERENCES prediction(id),
      antecedent_outcome TEXT CHECK (antecedent_outcome IN ('yes', 'no')),
      CHECK ((antecedent IS NULL) = (antecedent_outcome IS NULL)),
      CHECK ((options IS NOT NULL) = (type IN ('options', 'ordered'))),
      UNIQUE (prediction, number)
    ) STRICT;
    CREATE INDEX terms_deadline ON terms(deadline_last);
    CREATE INDEX terms_antecedent ON terms(antecedent) WHERE antecedent IS NOT NULL;

    -- What was typed stays in stated; a withdrawal has none. Of a statement it is a point with its ends, else it
    -- spells a distribution over options, numbers or days.
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
      distribution TEXT CHECK (distribution IN ('options', 'number', 'day')),
      phrase TEXT,
      lexicon TEXT,
      basis TEXT NOT NULL CHECK (basis IN ('stated', 'assigned')),
      confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
      hedge TEXT,
      because TEXT,
      url TEXT,
      CHECK (withdrawn = (stated IS NULL)),
      CHECK ((stated IS NOT NULL) = (point IS NOT NULL) + (distribution IS NOT NULL)),
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
        'yes', 'no', 'partial', 'option', 'number', 'day', 'void', 'ambiguous', 'open')),
      share REAL CHECK (share > 0 AND share < 1),
      -- The option, number or day as it was typed.
      answer TEXT CHECK (answer <> ''),
      \(day("happened")),
      \(day("known")),
      url TEXT,
      because TEXT,
      coder INTEGER NOT NULL REFERENCES speaker(id),
      CHECK ((outcome = 'partial') = (share IS NOT NULL)),
      CHECK ((outcome IN ('option', 'number', 'day')) = (answer IS NOT NULL)),
      CHECK (outcome = 'open' OR known IS NOT NULL)
    ) STRICT;
    CREATE INDEX resolution_prediction ON resolution(prediction);
    CREATE INDEX resolution_terms ON resolution(terms);
    CREATE INDEX resolution_coder ON resolution(coder);
    """
}
