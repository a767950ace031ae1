import Storage

extension AlikeDocument {
  /// Such as `d3 (92 % the same words)`; never 100 %, since the texts differ.
  var words: String { "d\(id) (\(percent) % the same words)" }

  var percent: Int { min(99, Int((share * 100).rounded())) }
}
