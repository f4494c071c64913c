/// A picture of bytes, row by row: grey, or red, green and blue.
public struct PixelImage: Equatable, Sendable {
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int
  /// The values, as [height, width, channels].
  public let bytes: [UInt8]

  /// Wraps bytes; traps unless there are width x height x channels of them, with 1 or 3 channels.
  public init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    require(
      width > 0 && height > 0 && (channels == 1 || channels == 3)
        && bytes.count == width * height * channels,
      "\(bytes.count) bytes make no picture of \(width) x \(height) pixels and "
        + "\(channels) channels (1 or 3).")
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// The grey values of a picture whose red, green and blue are the same everywhere; else nil.
  var withoutColours: [UInt8]? {
    if channels == 1 { return bytes }
    var grey: [UInt8] = []
    grey.reserveCapacity(width * height)
    for pixel in stride(from: 0, to: bytes.count, by: 3) {
      guard bytes[pixel] == bytes[pixel + 1] && bytes[pixel] == bytes[pixel + 2] else { return nil }
      grey.append(bytes[pixel])
    }
    return grey
  }

  /// Each pixel repeated `factor` times in both directions; traps on a factor below 1.
  public func enlarged(by factor: Int) -> PixelImage {
    require(factor >= 1, "A picture cannot be enlarged \(factor) times; give 1 or more.")
    var enlarged: [UInt8] = []
    enlarged.reserveCapacity(bytes.count * factor * factor)
    for y in 0..<height {
      var row: [UInt8] = []
      for x in 0..<width {
        let pixel = bytes[(y * width + x) * channels..<(y * width + x + 1) * channels]
        for _ in 0..<factor { row += pixel }
      }
      for _ in 0..<factor { enlarged += row }
    }
    return PixelImage(
      width: width * factor, height: height * factor, channels: channels, bytes: enlarged)
  }
}

extension PixelImage {
  /// Lays out the images of a batch [N, height, width, channels] (1 or 3 channels) in rows of
  /// `columns`, with `gap` pixels of the brightness `background` between them.
  ///
  /// The lower end of `range` becomes black and the upper one full brightness; values beyond are
  /// cut off, and what is not a number becomes black. Traps on any other shape or an empty batch.
  public init(
    grid images: Tensor, columns: Int, gap: Int = 2, range: ClosedRange<Float> = 0...1,
    background: UInt8 = 255
  ) {
    let shape = images.shape
    require(
      shape.rank == 4 && shape.elementCount > 0 && (shape[3] == 1 || shape[3] == 3),
      "A grid is made from images [N, height, width, 1 or 3], at least one; the shape is \(shape).")
    require(columns > 0 && gap >= 0, "A grid has no \(columns) columns, or gaps of \(gap).")
    let (count, height, width, channels) = (shape[0], shape[1], shape[2], shape[3])
    let columns = min(columns, count)
    let rows = (count + columns - 1) / columns
    let gridWidth = columns * (width + gap) - gap
    let gridHeight = rows * (height + gap) - gap
    var bytes = [UInt8](repeating: background, count: gridWidth * gridHeight * channels)
    let scale = 255 / (range.upperBound - range.lowerBound)
    images.read { pixels in
      var value = pixels
      for n in 0..<count {
        let (row, column) = n.quotientAndRemainder(dividingBy: columns)
        for y in 0..<height {
          let start = (row * (height + gap) + y) * gridWidth + column * (width + gap)
          for i in start * channels..<(start + width) * channels {
            bytes[i] = Self.byte((value.pointee - range.lowerBound) * scale)
            value += 1
          }
        }
      }
    }
    self.init(width: gridWidth, height: gridHeight, channels: channels, bytes: bytes)
  }

  /// The nearest byte; 0 for what is not a number.
  private static func byte(_ value: Float) -> UInt8 {
    value >= 0 ? UInt8(min(value, 255) + 0.5) : 0
  }

  /// The bytes that a batch [N, height, width, channels] has when `range` is stretched to 0...255,
  /// as an IDX file [N, height, width] or, with colours, [N, height, width, 3] holds them.
  public static func bytes(of images: Tensor, range: ClosedRange<Float> = 0...1) -> [UInt8] {
    let scale = 255 / (range.upperBound - range.lowerBound)
    return images.read { pixels in
      (0..<images.count).map { byte((pixels[$0] - range.lowerBound) * scale) }
    }
  }
}
