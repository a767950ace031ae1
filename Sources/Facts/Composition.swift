import Foundation

extension String {
  /// The text in NFC (Unicode Standard Annex 15), so that canonically equivalent texts have the same scalars.
  ///
  /// Foundation on Linux leaves a syllable and a final consonant after it as they are, 하 + ᆫ, unless both are
  /// taken apart first.
  package var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return decomposedStringWithCanonicalMapping.precomposedStringWithCanonicalMapping
  }
}
