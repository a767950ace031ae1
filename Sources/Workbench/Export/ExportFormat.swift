import Facts
import Interchange
import Presentation

/// A form in which facts leave a workspace; declared once in `all`.
struct ExportFormat: Sendable {
  /// The files that an export makes, and what of the facts they do not hold.
  struct Exported {
    /// Of a format that writes one file the name is not used.
    var files: [(name: String, text: String)] = []
    var losses = LossReport()
  }

  let name: String
  let summary: String
  /// Whether it writes several files, into a folder.
  let isFolder: Bool
  let export: @Sendable (_ filter: Filter, _ call: Call) throws -> Exported
  /// Of a format whose one file may be too large to be kept: hands out its lines when it is written.
  var lines: WaitingFile.Lines?

  static let all: [ExportFormat] = [
    .workspace, .brat, .webAnnotation, .prodigy, .doccano, .spacy, .labelStudio, .conll, .claimReview,
    .argdown, .forecasts,
  ]
}
