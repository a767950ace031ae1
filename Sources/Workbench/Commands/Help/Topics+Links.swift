import Facts
import Presentation

extension HelpTopic {
  static let links = HelpTopic(
    "links", aliases: ["link-relations", "sources", "grades"],
    "what links mean, what counts as one source, and what grades say"
  ) {
    [
      table("relation", "means", meanings),
      words(
        """
        Contradicts, rephrases, excludes and same-event say the same from either end, so that the reverse of one that
        stands is unchanged. Everything else has a direction. A link is not taken for true: an undercutting link takes it
        away, unless that link is undercut itself.
        """),
      words(
        """
        `why` multiplies signs along the way: what supports a contradiction is against, what contradicts a contradiction
        is for, though there may be a third case. A cause is neither. A circle of supports, causes or implications is
        allowed, with a note when the last link of a short one is made; `cycles` lists them all.
        """),
      words(
        """
        Two mentions have one source where the same person said it, whoever reports it (`via @nyt,@yonhap`, the outermost
        first); where nobody knows who, the reporter who heard it is the same, or without one the document; or where
        \(IndependentSources.copiedLength) letters and digits or more are the same words, punctuation apart. So five
        articles that quote one agency count once.
        """),
      words(
        """
        A grade has two axes, which may be given apart: grade B2, grade B, grade 2. Reliability of the source: A
        (reliable) to E (unreliable). Credibility of the information: 1 (confirmed) to 5 (improbable). F and 6 say that it
        cannot be judged; they are no low grades, and `grade:A..C` leaves them out. Good evidence is what a source graded
        A or B gave, whatever its second axis.
        """),
    ]
  }

  private static let meanings: [(String, String)] = Link.Relation.allCases.map { relation in
    let words =
      switch relation {
      case .supports: "if the first is so, the second is likelier"
      case .contradicts: "both cannot be so"
      case .rephrases: "both say the same in other words"
      case .causes: "the first brings the second about; it says why, not that"
      case .undercuts: "the claim takes the link away, and says nothing of its ends"
      case .implies: "if the first comes true, so does the second"
      case .excludes: "both cannot come true"
      case .sameEvent: "both come true, or neither"
      }
    let ends = relation.ends
    return ("\(ends.from.name) \(relation.rawValue) \(ends.to.name)", words)
  }
}
