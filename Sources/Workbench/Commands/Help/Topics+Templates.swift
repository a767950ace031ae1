import Presentation

extension HelpTopic {
  static let templates = HelpTopic(
    "templates", aliases: ["template", "mustache"], "frames of your own for reports in HTML"
  ) {
    [
      words(
        """
        A report in HTML is set into a frame, which is a Mustache template. `report scorecard template mine.mustache to
        card.html` takes yours: begin with a copy of ours, which stands below.
        """),
      table(
        "in a template", "is",
        [
          ("{{title}}", "the title of the report"), ("{{lang}}", "the language of our words, en"),
          ("{{{body}}}", "the whole report, ready"),
          ("{{{style}}}", "the style sheet, light, dark and for paper"),
          ("{{{script}}}", "what sorts and filters tables; the report reads without it"),
          ("{{policy}}", "what keeps a browser from fetching anything"),
        ]),
      words(
        """
        Every member of the report's JSON is there by its name, too: {{#groups}}{{key}} {{mean}}{{/groups}} lists the
        speakers of a scorecard. Two braces show a text as text; three put in HTML as it is, so use them for body, style
        and script alone.
        """),
      .code(HTMLTemplate.standardText),
    ]
  }
}
