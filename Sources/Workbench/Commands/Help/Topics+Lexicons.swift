import Facts
import Presentation

extension HelpTopic {
  static let lexicons = HelpTopic(
    "lexicons", aliases: ["phrases"], "the words of probability, and how to bring one's own"
  ) {
    [
      words(
        """
        A lexicon gives each phrase a band of probability. 'set lexicon NAME' puts one in force; only its phrases are
        read then, and an unknown one lists the bands and says which other lexicon holds it. A forecast keeps the
        phrase, the lexicon with its edition, the band and the point, which is the middle of the band also where bands
        are nested: IPCC's likely, 66-100%, is scored at 83%. What else the word may have meant is shown as a reading
        range: the best and the worst score over the bands, given the outcomes. It says nothing about chance, and is no
        confidence interval.
        """),
      words(
        """
        Where several speakers used words, 'score per speaker' says for each pair whether the reading decides who is
        better: whether some reading turns the two round or evens them out. Alike means that one word is read as one
        value, whoever said it; apart, that each may have meant something else. A range such as 60..70% is read by
        itself. Both are exact: the score falls apart into one function of each word's value, least and greatest at an
        end of the band or where the value is the share of the word's forecasts that came true.
        """),
      words(
        """
        In JSON a group's `reading` holds the scored `forecasts`, how many are `words` and `ranges`, and the ranges
        `apart` and `alike`, null without words; `orders` holds for each pair `better`, `worse`, the `difference` of
        their means at the points, its ranges and the `finding`. Of more than 40 speakers only neighbours are compared.
        """),
      words(
        """
        'lexicon FILE' reads a lexicon of one's own, which belongs to the workspace as any fact does. A line is a remark
        that begins with #, one of name, title, edition, source and note with its text, or phrases with their band in
        percent. Edition and source must stand there; without a name the file's is taken.
        """),
    ] + example.split(separator: "\n").map { .line(Phrase(String($0))) }
      + Lexicon.all.flatMap { [.gap, .line(Phrase($0.name, .strong))] + $0.blocks }
  }

  private static let example = """
    # Words of the Seoul desk.
    name: desk
    edition: 2017-03
    source: style book, page 12
    likely, 가능성이 높다: 70-85
    toss-up: 50
    """
}
