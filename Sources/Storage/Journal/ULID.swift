/// Sortable identifiers that two workspaces never share: 48 bits of time, then 80 random bits.
///
/// Source: the ULID specification, with Crockford's base 32.
package enum ULID {
  /// 26 letters and digits from milliseconds since 1970 (the low 48 bits) and the low 80 bits of randomness.
  package static func make(milliseconds: UInt64, random: UInt128) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let value = UInt128(milliseconds) << 80 | random & (1 << 80 - 1)
    return String((0..<26).map { alphabet[Int(truncatingIfNeeded: value >> UInt128(5 * (25 - $0))) & 31] })
  }
}
