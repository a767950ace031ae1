import Presentation

extension HelpTopic {
  static let marks = HelpTopic(
    "marks", aliases: ["spans", "brackets", "attributes"], "marked words, and how read shows them"
  ) {
    [
      words(
        """
        A mention is somebody's words in a text, with claims, tags, attributes and notes; mentions may overlap, lie
        within one another, stand on the same words, and leave words out. read puts brackets around them. Where a
        sentence has one mark, what is said of it stands at the end; where it has several, an opening bracket says
        whose it is, and tags, attributes and notes are listed below.
        """),
      table(
        "in read", "means",
        [
          ("⟦c1:words⟧", "the words of claim c1; m3 where the mention carries no claim"),
          ("⟦c1:a ⟦m3:b:c1⟧ c⟧", "they overlap: c1 ends at the bracket that says so, m3 at the other"),
          ("⟦c1/1:a⟧ b ⟦c1/2:c⟧", "two fragments of one mention"),
          ("⟦c1.m2:words⟧", "one of several mentions of c1"),
          ("⟦m5:words…⟧", "the mark goes on in the next sentence; … after the colon: from the one before"),
        ]),
      .gap,
      table(
        "to mark", "type",
        [
          ("words", "mark \"special election\" in d1 +vocabulary"),
          ("with words left out", "mark \"first words [...] other words\" in d1 +tag"),
          ("by position", "mark d1:120-188+201-210 +tag"), ("several places", "mark d1.s4,d1.s9 +tag"),
          ("every place", "mark /사드\\S*/ every +thaad where in:d2"),
          ("with attributes", "mark d1.s4 +tag with certainty=low,negated"),
          ("a remark on a place", "note d1.s4 \"the source is not named\""),
        ]),
    ]
  }
}
