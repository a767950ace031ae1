/// The candidates in columns, what they mean dim beside them.
struct CandidateList {
  private static let gap = 2
  let candidates: [Completion.Candidate]

  /// At most so many rows, none of them wider than the columns; the last one may say how many are missing.
  func rows(columns: Int, rows: Int) -> [String] {
    guard rows > 0, columns > 1, !candidates.isEmpty else { return [] }
    // Text in the last column would make the terminal begin another row.
    let room = columns - 1
    // What cannot be shown anyway must not decide how wide a column is, nor take time.
    let most = rows * (room / (1 + CandidateList.gap) + 1)
    let cells = candidates.prefix(most).map { (name: Cells($0.shown), summary: Cells($0.summary)) }
    let name = min(room, cells.map(\.name.width).max() ?? 0)
    let widest = cells.map(\.summary.width).max() ?? 0
    let summary = min(room - name - CandidateList.gap, widest)
    // A letter and a `…` would say nothing.
    let hasSummary = summary > 0 && (summary == widest || summary > 3)
    let width = hasSummary ? name + CandidateList.gap + summary : name
    let across = max(1, (room + CandidateList.gap) / (width + CandidateList.gap))
    let height = (candidates.count + across - 1) / across
    let shownRows = height > rows ? rows - 1 : height
    let shown = min(cells.count, shownRows * across)
    // The first ones stand in the first column, as far as it goes.
    var lines = (0..<shownRows).map { row in
      stride(from: row, to: shown, by: max(1, shownRows)).map { index in
        let cell = cells[index].name.cut(to: name).padded(to: hasSummary ? name + CandidateList.gap : name)
        guard hasSummary else { return cell }
        let meaning = cells[index].summary.cut(to: summary)
        return cell + meaning.text.dim + String(repeating: " ", count: summary - meaning.width)
      }.joined(separator: String(repeating: " ", count: CandidateList.gap))
    }
    if shown < candidates.count {
      lines.append(Cells("… \(candidates.count - shown) more").cut(to: room).text.dim)
    }
    return lines
  }
}
