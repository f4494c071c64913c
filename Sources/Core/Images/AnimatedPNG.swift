import CZlib

/// A film of pictures of one size, as an animated PNG; a program that knows none shows its first
/// picture. PNG specification, third edition, section 11.3.6.
public struct AnimatedPNG {
  private let frames: [PixelImage]
  private let millisecondsPerFrame: Int
  private let repetitions: Int

  /// Joins pictures; a film that is repeated 0 times never stops. Traps unless there is at least
  /// one and all have the first one's size, or if a number does not fit in 16 bits (time) or 31.
  public init(frames: [PixelImage], millisecondsPerFrame: Int = 200, repetitions: Int = 0) {
    require(!frames.isEmpty, "A film needs at least one picture.")
    for frame in frames {
      let (a, b) = (frame, frames[0])
      require(
        (a.width, a.height, a.channels) == (b.width, b.height, b.channels),
        "A film of \(b.width) x \(b.height) x \(b.channels) cannot hold a picture of "
          + "\(a.width) x \(a.height) x \(a.channels).")
    }
    require(
      0...65_535 ~= millisecondsPerFrame && 0...Int(Int32.max) ~= repetitions,
      "A film cannot show pictures for \(millisecondsPerFrame) ms, \(repetitions) times.")
    self.frames = frames
    self.millisecondsPerFrame = millisecondsPerFrame
    self.repetitions = repetitions
  }

  /// Writes the film.
  public func write(to path: String) throws { try Files.write(encoded, to: path) }

  /// The film as the bytes of a PNG file.
  public var encoded: [UInt8] {
    let size = Self.number(frames[0].width) + Self.number(frames[0].height)
    let colourType: UInt8 = frames[0].channels == 3 ? 2 : 0
    var file: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]
    let format: [UInt8] = [8, colourType, 0, 0, 0]
    file += Self.chunk("IHDR", size + format)
    file += Self.chunk("acTL", Self.number(frames.count) + Self.number(repetitions))
    // A fraction of a second, then: clear nothing, replace what was there.
    let timing = Self.half(millisecondsPerFrame) + Self.half(1000) + [0, 0]
    var sequence = 0
    for (index, frame) in frames.enumerated() {
      let place = Self.number(0) + Self.number(0)
      file += Self.chunk("fcTL", Self.number(sequence) + size + place + timing)
      sequence += 1
      if index == 0 {
        file += Self.chunk("IDAT", Self.compressedRows(of: frame))
      } else {
        file += Self.chunk("fdAT", Self.number(sequence) + Self.compressedRows(of: frame))
        sequence += 1
      }
    }
    return file + Self.chunk("IEND", [])
  }

  /// Two bytes, most significant first.
  private static func half(_ value: Int) -> [UInt8] { Array(number(value).suffix(2)) }

  /// Four bytes, most significant first.
  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(value).bigEndian) { Array($0) }
  }

  /// A chunk: the number of its bytes, its name, the bytes, and a checksum of the last two.
  private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let checked = Array(name.utf8) + content
    return number(content.count) + checked + number(Int(crc32(0, checked, UInt32(checked.count))))
  }

  /// The rows, each after a 0 that says it is not filtered, in zlib's format.
  private static func compressedRows(of frame: PixelImage) -> [UInt8] {
    let rowBytes = frame.width * frame.channels
    var rows: [UInt8] = []
    rows.reserveCapacity((rowBytes + 1) * frame.height)
    for y in 0..<frame.height {
      rows.append(0)
      rows += frame.bytes[y * rowBytes..<(y + 1) * rowBytes]
    }
    var size = compressBound(UInt(rows.count))
    var compressed = [UInt8](repeating: 0, count: Int(size))
    let code = compress2(&compressed, &size, rows, UInt(rows.count), Z_BEST_COMPRESSION)
    require(code == Z_OK, "zlib could not compress \(rows.count) bytes.")
    return Array(compressed.prefix(Int(size)))
  }
}
