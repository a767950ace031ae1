/// Whether a piece of evidence speaks for or against.
package enum Stance: String, Sendable, Hashable, CaseIterable {
  case supports, contradicts
}

/// Something that bears on a claim, a prediction or a resolution.
package struct Evidence: Sendable, Hashable {
  package var id: Int
  package var stance: Stance
  package var subject: Identifier
  package var text: String
  package var url: String?
  package var mention: Int?
  package var published: Period?
  package var grade: Grade?
  package var coder: Handle

  package init(
    id: Int = 0, stance: Stance, subject: Identifier, text: String, url: String? = nil, mention: Int? = nil,
    published: Period? = nil, grade: Grade? = nil, coder: Handle
  ) {
    self.id = id
    self.stance = stance
    self.subject = subject
    self.text = text
    self.url = url
    self.mention = mention
    self.published = published
    self.grade = grade
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.evidence, id) }
}

/// Where a claim stands as of a day, in the eyes of a coder.
package struct Verdict: Sendable, Hashable {
  package enum Standing: String, Sendable, CaseIterable { case supported, refuted, mixed, unproven }

  package var id: Int
  package var claim: Int
  package var standing: Standing
  package var judged: Period
  package var because: String?
  package var coder: Handle

  package init(
    id: Int = 0, claim: Int, standing: Standing, judged: Period, because: String? = nil, coder: Handle
  ) {
    self.id = id
    self.claim = claim
    self.standing = standing
    self.judged = judged
    self.because = because
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.verdict, id) }
}

/// A relation between two claims, two predictions, or a claim and a link that it undercuts.
package struct Link: Sendable, Hashable {
  package enum Relation: String, Sendable, CaseIterable {
    case supports, contradicts, rephrases, causes, undercuts, implies, excludes
    case sameEvent = "same-event"

    /// The kinds of row that it joins.
    package var ends: (from: Kind, to: Kind) {
      switch self {
      case .supports, .contradicts, .rephrases, .causes: (.claim, .claim)
      case .undercuts: (.claim, .link)
      case .implies, .excludes, .sameEvent: (.prediction, .prediction)
      }
    }
  }

  package var id: Int
  package var relation: Relation
  package var from: Identifier
  package var to: Identifier
  package var because: String?
  package var coder: Handle

  package init(
    id: Int = 0, relation: Relation, from: Identifier, to: Identifier, because: String? = nil, coder: Handle
  ) {
    self.id = id
    self.relation = relation
    self.from = from
    self.to = to
    self.because = because
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.link, id) }
}

/// A remark on a row.
package struct Note: Sendable, Hashable {
  package var id: Int
  package var subject: Identifier
  package var text: String
  package var coder: Handle

  package init(id: Int = 0, subject: Identifier, text: String, coder: Handle) {
    self.id = id
    self.subject = subject
    self.text = text
    self.coder = coder
  }

  package var identifier: Identifier { Identifier(.note, id) }
}
