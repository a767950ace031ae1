/// The two axes of the Admiralty code: how reliable the source, how credible the information; one may be left out.
///
/// F and 6 say that it cannot be judged: they are no low grades, and nothing is ever counted as worse for them.
package struct Grade: Sendable, Hashable, CustomStringConvertible {
  package let reliability: String?
  package let credibility: String?

  package static let reliabilities = ["A", "B", "C", "D", "E"]
  package static let credibilities = ["1", "2", "3", "4", "5"]
  /// The grades of sources on which one can build.
  package static let reliable = ["A", "B"]

  /// A grade as a workspace holds it; nil where neither axis is given.
  package init?(stored reliability: String?, _ credibility: String?) {
    if reliability == nil, credibility == nil { return nil }
    self.reliability = reliability
    self.credibility = credibility
  }

  package init(parsing text: String) throws(FactError) {
    let letters = text.uppercased().map(String.init)
    let reliability = letters.first.flatMap { (Grade.reliabilities + ["F"]).contains($0) ? $0 : nil }
    let rest = letters.dropFirst(reliability == nil ? 0 : 1)
    let credibility = rest.first.flatMap { (Grade.credibilities + ["6"]).contains($0) ? $0 : nil }
    guard !letters.isEmpty, rest.count == (credibility == nil ? 0 : 1) else {
      throw FactError(
        "E-GRADE", "'\(text)' is not a grade such as B2",
        hint: """
          a source from A (reliable) to E, or F (cannot be judged), then information from 1 (confirmed) to 5, or 6 \
          (cannot be judged); either may be left out
          """)
    }
    (self.reliability, self.credibility) = (reliability, credibility)
  }

  package var description: String { (reliability ?? "") + (credibility ?? "") }
}
