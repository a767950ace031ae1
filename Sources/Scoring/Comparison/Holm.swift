/// P-values of several comparisons, each raised so that all of them together err seldom.
///
/// The adjusted ones may be read at the usual level, whatever depends on what. In the order of the argument. Source:
/// Holm, Scandinavian Journal of Statistics 6 (1979).
package func holmAdjusted(_ pValues: [Double]) -> [Double] {
  var adjusted = pValues
  var greatest = 0.0
  for (rank, place) in pValues.indices.sorted(by: { (pValues[$0], $0) < (pValues[$1], $1) }).enumerated() {
    greatest = max(greatest, min(1, Double(pValues.count - rank) * pValues[place]))
    adjusted[place] = greatest
  }
  return adjusted
}
