/// What stands before the elements of an IDX file, checked against the bytes that are there.
struct IDXHeader {
  /// What the elements are.
  enum Kind: UInt8 {
    case byte = 8
    case signedByte = 9
    case int16 = 11
    case int32 = 12
    case float = 13
    case double = 14

    /// In bytes.
    var size: Int {
      switch self {
      case .byte, .signedByte: 1
      case .int16: 2
      case .int32, .float: 4
      case .double: 8
      }
    }
  }

  let type: Kind
  /// The sizes of the axes, outermost first.
  let sizes: [Int]
  /// Where the elements begin.
  var byteCount: Int { 4 + 4 * sizes.count }

  /// Reads and checks; `place` is the file that errors name.
  init(_ bytes: [UInt8], from place: String) throws {
    func refuse(_ problem: String) -> DataError {
      DataError(place, problem, advice: "copy or download it again")
    }
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, (1...4).contains(bytes[3]),
      let type = Kind(rawValue: bytes[2])
    else {
      guard ForeignFile(bytes) == nil else {
        throw DataError(place, not: "an IDX file", bytes, otherwise: "")
      }
      throw DataError(
        place, "it is not an IDX file: it begins with the bytes \(Array(bytes.prefix(4)))",
        advice: "check that it is what its name says")
    }
    let axes = Int(bytes[3])
    guard bytes.count >= 4 + 4 * axes else { throw refuse("its IDX header is cut short") }
    var sizes: [Int] = []
    var expected = type.size
    for axis in 0..<axes {
      let size = bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) }
      let (product, overflow) = expected.multipliedReportingOverflow(by: size)
      guard !overflow else { throw refuse("its IDX header claims an impossible size") }
      sizes.append(size)
      expected = product
    }
    (self.type, self.sizes) = (type, sizes)
    let held = bytes.count - byteCount
    guard held == expected else {
      throw refuse(
        "its IDX header asks for \(expected / type.size) elements \(sizes), it holds "
          + "\(held / type.size)" + (held % type.size == 0 ? "" : " and a part"))
    }
  }
}
