/// The order of names in which 2.png comes before 10.png: runs of digits by their value, all else
/// byte by byte. It is the same for every locale and file system.
enum NaturalOrder {
  /// Whether `a` comes before `b`. Names that differ in nothing but leading zeros are ordered by
  /// their bytes, so that no two names are equal.
  static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count && j < b.count {
      if isDigit(a[i]) && isDigit(b[j]) {
        let (x, y) = (number(in: a, at: &i), number(in: b, at: &j))
        if x.count != y.count { return x.count < y.count }
        if !x.elementsEqual(y) { return x.lexicographicallyPrecedes(y) }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        (i, j) = (i + 1, j + 1)
      }
    }
    if i == a.count && j == b.count { return a.lexicographicallyPrecedes(b) }
    return i == a.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  /// Steps over a run of digits and returns it without its leading zeros.
  private static func number(in name: [UInt8], at place: inout Int) -> ArraySlice<UInt8> {
    let digits = name[place...].prefix(while: isDigit)
    place = digits.endIndex
    return digits.drop { $0 == 0x30 }
  }
}
