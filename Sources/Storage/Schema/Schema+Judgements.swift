extension Schema {
  /// What coders say of claims and predictions: tags, links, evidence and verdicts.
  static let judgements = """
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
      because TEXT,
      \(exactlyOne("document", "mention", "claim", "prediction"))
    ) STRICT;
    -- Whatever bears a tag is found without reading the taggings.
    CREATE INDEX tagging_tag ON tagging(tag, claim, prediction, mention, document);
    CREATE INDEX tagging_coder ON tagging(coder);
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
    CREATE INDEX link_coder ON link(coder);

    CREATE TABLE evidence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      stance TEXT NOT NULL CHECK (stance IN ('supports', 'contradicts')),
      claim INTEGER REFERENCES claim(id),
      prediction INTEGER REFERENCES prediction(id),
      resolution INTEGER REFERENCES resolution(id),
      text TEXT NOT NULL CHECK (text <> ''),
      url TEXT,
      mention INTEGER REFERENCES mention(id),
      \(day("published")),
      reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
      credibility TEXT CHECK (credibility IN ('1', '2', '3', '4', '5', '6')),
      coder INTEGER NOT NULL REFERENCES speaker(id),
      \(exactlyOne("claim", "prediction", "resolution"))
    ) STRICT;
    CREATE INDEX evidence_claim ON evidence(claim) WHERE claim IS NOT NULL;
    CREATE INDEX evidence_prediction ON evidence(prediction) WHERE prediction IS NOT NULL;
    CREATE INDEX evidence_resolution ON evidence(resolution) WHERE resolution IS NOT NULL;
    CREATE INDEX evidence_mention ON evidence(mention) WHERE mention IS NOT NULL;
    CREATE INDEX evidence_coder ON evidence(coder);

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
    CREATE INDEX verdict_coder ON verdict(coder);

    CREATE TABLE verdict_evidence (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      verdict INTEGER NOT NULL REFERENCES verdict(id),
      evidence INTEGER NOT NULL REFERENCES evidence(id),
      UNIQUE (verdict, evidence)
    ) STRICT;
    CREATE INDEX verdict_evidence_evidence ON verdict_evidence(evidence);
    """
}
