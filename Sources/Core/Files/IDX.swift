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
    try self.init(parsing: Self.unpacked(try Files.read(path), from: path), from: path)
  }

  /// Checks the header against the bytes that are there before it believes it.
  init(parsing bytes: [UInt8], from place: String) throws {
    let header = try IDXHeader(bytes, from: place)
    guard header.type == .byte else {
      throw DataError(
        place, "its elements have the IDX type \(header.type.rawValue)",
        advice: "only unsigned bytes, type 8, can be read")
    }
    sizes = header.sizes
    elements = bytes[header.byteCount...]
  }

  /// The bytes of a file that may be gzipped.
  static func unpacked(_ file: [UInt8], from place: String) throws -> [UInt8] {
    Gzip.isGzip(file) ? try Gzip.decompress(file, from: place) : file
  }

  /// The file's bytes, as `init(contentsOf:)` reads them. Traps if a size does not fit in 32 bits.
  public var encoded: [UInt8] { Self.header(sizes: sizes) + elements }

  /// What stands before the elements. Traps if a size does not fit in 32 bits.
  public static func header(sizes: [Int]) -> [UInt8] {
    [0, 0, 8, UInt8(sizes.count)]
      + sizes.flatMap { size in withUnsafeBytes(of: UInt32(size).bigEndian) { Array($0) } }
  }

  /// Writes the file, not compressed.
  public func write(to path: String) throws { try Files.write(encoded, to: path) }
}
