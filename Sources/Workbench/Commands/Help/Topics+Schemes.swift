import Facts
import Interchange
import Presentation

extension HelpTopic {
  static let schemes = HelpTopic("schemes", "what a file of schemes says, and in which forms") {
    [
      words(
        """
        A scheme says what tags mean and where they may stand. In its plain form, which 'scheme' prints, a tag is a
        line, and what is indented below it lies below it; text in double quotes describes; what follows # and a space
        is a remark.
        """)
    ]
      + example.split(separator: "\n").map { .line(Phrase(String($0))) } + [
        .gap,
        table("word", "says of a tag", tagWords),
        words(
          """
          A link rule names a relation and what may stand at its ends: +TAG with what lies below it, kind:KIND of a
          claim, or any, with | between them. Of several rules for one relation one must be met. Several schemes stand in
          one file, each under a line `scheme NAME "description"`; without such a line the file's name is its name.
          """),
        table("form", "means", SchemeFormat.all.map { ($0.name, $0.summary) }),
        words(
          """
          From brat: types and attributes become tags (attribute values exclusive), !Type a heading, the short name of a
          type an alias; relations become rules where links have such a relation. From MISP: a closed branch of
          headings and values, numbers kept as `value`. Whatever else stands there is listed and not taken.
          """),
        words(
          """
          A tag that breaks a scheme is refused with E-SCHEME wherever it is given. That a row wants for a tag is found
          by 'check scheme', and so is what stood there before the scheme came.
          """),
      ]
  }

  private static let example = """
    scheme stances "How a claim stands to the deployment"
    +stance "Where the speaker stands" exclusive closed on claims
      +pro "in favour" alias +in-favour,+찬성 color green
      +con "against" color #cc0000
    +source-type closed required claims,documents
      +official
      +anonymous
    link contradicts from +stance to +stance|kind:fact
    """

  private static let tagWords = [
    ("alias +a,+b", "other names: who types one means the tag"),
    ("color COLOR", TagColor.Tint.allCases.map(\.rawValue).joined(separator: ", ") + ", or #rrggbb"),
    ("closed", "below it only declared tags may stand"),
    ("exclusive", "a coder gives a row at most one tag below it"),
    ("limit N", "a coder gives a row at most N tags below it"),
    ("abstract", "a heading: it cannot be given itself"),
    ("on KINDS", "it may stand on these only: " + Kind.taggable.map(\.plural).joined(separator: ",")),
    ("required KINDS", "every row of these kinds needs it, or a tag below it"),
    ("value N", "a number that others tie to it; nothing is computed with it"),
  ]
}
