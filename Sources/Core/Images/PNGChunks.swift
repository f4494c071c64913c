/// What a PNG file says of itself in its first chunk. PNG specification, third edition, section 11.2.1.
struct PNGHeader {
  /// The signature and the first chunk.
  static let byteCount = 33

  private static let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]

  /// In pixels.
  let width: Int
  /// In pixels.
  let height: Int
  /// What the rows take before they are compressed, at the least.
  let rawBytes: Int

  /// Reads the beginning of a file; `place` is the file that errors name.
  init(_ file: [UInt8], from place: String) throws {
    guard file.starts(with: Self.signature) else { throw DataError(place, notPNG: file) }
    guard file.count >= Self.byteCount, PNGChunks.name(at: 12, in: file) == "IHDR" else {
      throw DataError(
        place, "the PNG data do not begin as they must", advice: "copy it again, or leave it out")
    }
    (width, height) = (PNGChunks.number(at: 16, in: file), PNGChunks.number(at: 20, in: file))
    let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][file[25]] ?? 1
    // No row overflows: a width is below 2³² and the rest below 2¹⁰.
    let rowBytes = (width * Int(file[24]) * samples + 7) / 8 + 1
    let (bytes, overflow) = rowBytes.multipliedReportingOverflow(by: height)
    rawBytes = overflow ? .max : bytes
  }
}

/// The chunks that a PNG file is made of: length, name, content and checksum.
enum PNGChunks {
  /// The file with the chunks that decide its values, and no others; nil if it ends too early.
  ///
  /// A PNG can say how it wants to be shown: a gamma, a profile, a colour space. libpng's simple
  /// reader obeys, and makes a grey of 128 one of 186. The file's own values are what other readers
  /// give, so all chunks that a reader may skip are skipped, except transparency. So is what
  /// follows the last chunk.
  static func needed(of file: [UInt8]) -> [UInt8]? {
    var needed = Array(file.prefix(8))
    needed.reserveCapacity(file.count)
    var place = 8
    while place + 12 <= file.count {
      let end = place + 12 + number(at: place, in: file)
      guard end <= file.count else { return nil }
      let name = name(at: place + 4, in: file)
      let mayBeSkipped = file[place + 4] & 0x20 != 0
      if !mayBeSkipped || name == "tRNS" { needed += file[place..<end] }
      if name == "IEND" { return needed }
      place = end
    }
    return nil
  }

  /// Four bytes, most significant first.
  static func number(at place: Int, in file: [UInt8]) -> Int {
    file[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  /// Four letters.
  static func name(at place: Int, in file: [UInt8]) -> String {
    String(decoding: file[place..<place + 4], as: UTF8.self)
  }
}
