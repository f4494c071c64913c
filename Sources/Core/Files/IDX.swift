/// An array of bytes with its sizes, as MNIST's files hold it: two zero bytes, the type 8 (unsigned
/// byte), the number of axes, each size in four bytes, most significant first, and the elements.
public struct IDX: Equatable, Sendable {
  /// The sizes of the axes, outermost first.
  public let sizes: [Int]
  /// The elements, row by row.
  public let elements: ArraySlice<UInt8>

  /// Wraps elements; traps unless there are as many as the sizes say.
  public init(sizes: [Int], elements: some Collection<UInt8>) {
    require(
      sizes.reduce(1, *) == elements.count,
      "The sizes \(sizes) need \(sizes.reduce(1, *)) elements; there are \(elements.count).")
    self.sizes = sizes
    self.elements = ArraySlice(elements)
  }

  /// Reads an IDX file, gzipped or not; throws a `DataError` if anything in it is amiss.
  public init(contentsOf path: String) throws {
    let file = try Files.read(path)
    let bytes = Gzip.isGzip(file) ? try Gzip.decompress(file, from: path) : file
    try self.init(parsing: bytes, from: path)
  }

  /// Checks the header against the bytes that are there before it believes it.
  init(parsing bytes: [UInt8], from place: String) throws {
    func refuse(_ problem: String) -> DataError {
      DataError(place, problem, advice: "copy or download it again")
    }
    guard bytes.count >= 4, bytes[0] == 0, bytes[1] == 0, (1...4).contains(bytes[3]) else {
      throw DataError(
        place, "it is not an IDX file: it begins with the bytes \(Array(bytes.prefix(4)))",
        advice: "check that it is what its name says")
    }
    guard bytes[2] == 8 else {
      throw DataError(
        place, "its elements have the IDX type \(bytes[2])",
        advice: "only unsigned bytes, type 8, can be read")
    }
    let header = 4 + 4 * Int(bytes[3])
    guard bytes.count >= header else { throw refuse("its IDX header is cut short") }
    var sizes: [Int] = []
    var expected = 1
    for axis in 0..<Int(bytes[3]) {
      let size = bytes[4 + 4 * axis..<8 + 4 * axis].reduce(0) { $0 << 8 | Int($1) }
      let (product, overflow) = expected.multipliedReportingOverflow(by: size)
      guard !overflow else { throw refuse("its IDX header claims an impossible size") }
      sizes.append(size)
      expected = product
    }
    guard bytes.count - header == expected else {
      throw refuse(
        "its IDX header asks for \(expected) elements \(sizes), it holds \(bytes.count - header)")
    }
    self.sizes = sizes
    elements = bytes[header...]
  }

  /// The file's bytes, as `init(contentsOf:)` reads them. Traps if a size does not fit in 32 bits.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = [0, 0, 8, UInt8(sizes.count)]
    bytes.reserveCapacity(4 + 4 * sizes.count + elements.count)
    for size in sizes {
      withUnsafeBytes(of: UInt32(size).bigEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes + elements
  }

  /// Writes the file, not compressed.
  public func write(to path: String) throws { try Files.write(encoded, to: path) }
}
