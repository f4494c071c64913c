/// Reads JSON's objects, strings and lists of whole numbers, one after the other, as asked for.
struct JSONScanner {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Reads an object; `member` is given each key and must read its value.
  mutating func object(_ member: (String, inout JSONScanner) throws -> Void) throws {
    try expect("{")
    if skip("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try member(key, &self)
    } while skip(",")
    try expect("}")
  }

  /// Reads a list of whole numbers, none below 0, at most `limit` of them.
  mutating func integers(atMost limit: Int) throws -> [Int] {
    try expect("[")
    var numbers: [Int] = []
    if skip("]") { return numbers }
    repeat {
      guard numbers.count < limit else { throw problem("a list of more than \(limit) numbers") }
      numbers.append(try integer())
    } while skip(",")
    try expect("]")
    return numbers
  }

  private mutating func integer() throws -> Int {
    skipSpace()
    var number = 0
    let start = place
    while place < bytes.endIndex, (0x30...0x39).contains(bytes[place]) {
      let (tens, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tens.addingReportingOverflow(Int(bytes[place] - 0x30))
      guard !overflow, !carry else { throw problem("a number beyond 63 bits") }
      number = sum
      place += 1
    }
    guard place > start, place == start + 1 || bytes[start] != 0x30 else {
      throw problem("no whole number")
    }
    return number
  }

  /// Reads a string, of valid UTF-8, with JSON's escapes.
  mutating func string() throws -> String {
    try expect("\"")
    var text: [UInt8] = []
    while place < bytes.endIndex {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw problem("a string that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20: throw problem("a control character in a string")
      default: text.append(byte)
      }
    }
    throw problem("a string without an end")
  }

  /// Reads what follows a backslash.
  private mutating func escaped() throws -> [UInt8] {
    guard place < bytes.endIndex else { throw problem("a string without an end") }
    let letter = bytes[place]
    place += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      if UTF16.isLeadSurrogate(units[0]), bytes[place...].starts(with: Array("\\u".utf8)) {
        place += 2
        units.append(try codeUnit())
      }
      guard let text = String(validating: units, as: UTF16.self) else {
        throw problem("half a surrogate pair")
      }
      return Array(text.utf8)
    default: throw problem("an unknown escape")
    }
  }

  private mutating func codeUnit() throws -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard place < bytes.endIndex,
        let digit = Character(Unicode.Scalar(bytes[place])).hexDigitValue
      else { throw problem("an escape without four digits") }
      unit = unit << 4 | UInt16(digit)
      place += 1
    }
    return unit
  }

  /// Checks that nothing but spaces is left.
  mutating func expectEnd() throws {
    skipSpace()
    guard place == bytes.endIndex else { throw problem("something after its end") }
  }

  private mutating func expect(_ character: Unicode.Scalar) throws {
    guard skip(character) else { throw problem("no \(character) where one must be") }
  }

  /// Steps over spaces and then over `character`, if it comes next.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard place < bytes.endIndex, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func skipSpace() {
    while place < bytes.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  private func problem(_ what: String) -> SafetensorsHeader.Problem {
    .init(text: "its header has \(what), at byte \(place)")
  }
}
