import CommandLanguage
import Presentation
import Storage

extension HelpTopic {
  static let sql = HelpTopic("sql", aliases: ["views"], "the views that SQL can ask, with their columns") {
    [
      .paragraph(
        """
        A view has one row a fact. Ids are as they are printed, speakers have their @, tags have no +, lists have \
        commas. A day has three columns: as it was typed, and its first and last day. What is not known is NULL. \
        Columns are never renamed or taken away; new ones may come.
        """),
      .paragraph(
        """
        settlements, predictions and scores know all that was recorded, whatever the day. A mean over predictions \
        first takes the mean of each prediction, as score does: SELECT avg(brier) FROM (SELECT avg(brier) AS brier \
        FROM scores GROUP BY prediction). The log score is not here, since not every SQLite has ln().
        """),
    ]
      + View.all.flatMap { view in
        [
          Block.table(
            Table(
              [Column("column", minimum: 18), Column("holds")],
              rows: view.columns.map { [Phrase($0.name, .strong), Phrase($0.summary)] },
              caption: Phrase(view.name, .strong) + Phrase(": \(view.summary)"))),
          Block.gap,
        ]
      }
  }
}
