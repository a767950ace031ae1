/// Shares from 0 to 1 drawn as blocks of eight heights, one column each; a gap where there is none.
package enum Sparkline {
  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  package static func text(_ shares: [Double?]) -> String {
    String(
      shares.map { share -> Character in
        guard let share, !share.isNaN else { return " " }
        return blocks[max(0, min(blocks.count - 1, Int(share * Double(blocks.count))))]
      })
  }
}
