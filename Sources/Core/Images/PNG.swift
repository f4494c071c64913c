import CPNG
import Glibc

extension PixelImage {
  /// No picture has more bytes than this: 256 MiB.
  static let largestPNG = 256 << 20

  /// Reads a PNG file: its own values, whatever gamma or profile it asks for, 16 bits rounded to 8,
  /// with what is transparent laid on black. Throws a `DataError` for anything else than a whole,
  /// undamaged PNG.
  public init(contentsOf path: String) throws {
    try self.init(png: try Files.read(path), from: path)
  }

  /// Writes a PNG file of 8 bits a channel.
  public func write(to path: String) throws { try Files.write(png, to: path) }

  /// Decodes a PNG; `place` is the file that errors name.
  init(png file: [UInt8], from place: String) throws {
    let header = try PNGHeader(file, from: place)
    guard let needed = PNGChunks.needed(of: file) else {
      throw DataError(place, "the PNG data end too early", advice: "copy it again, or leave it out")
    }
    guard header.rawBytes <= Gzip.bestRatio * file.count,
      header.width * 4 <= Self.largestPNG / max(1, header.height)
    else {
      throw DataError(
        place,
        "it claims \(header.width) x \(header.height) pixels, too many for its \(file.count) bytes",
        advice: "save the picture again")
    }
    // libpng remembers where the file lies from the first call to the last.
    self = try needed.withUnsafeBytes { try Self.decoded($0, from: place) }
  }

  private static func decoded(
    _ file: UnsafeRawBufferPointer, from place: String
  ) throws -> PixelImage {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0,
      image.warning_or_error == 0
    else { throw damage(image, from: place) }
    // Grey stays grey; palettes, and whatever else has colours, become red, green and blue.
    let channels = image.format & UInt32(PNG_FORMAT_FLAG_COLOR) != 0 ? 3 : 1
    let transparency = image.format & UInt32(PNG_FORMAT_FLAG_ALPHA)
    let (width, height) = (Int(image.width), Int(image.height))
    image.format = format(channels: channels) | transparency
    image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)  // 16 bits mean what 8 do, only finer
    let values = channels + (transparency == 0 ? 0 : 1)
    var bytes = [UInt8](repeating: 0, count: width * height * values)
    guard png_image_finish_read(&image, nil, &bytes, 0, nil) != 0, image.warning_or_error == 0
    else { throw damage(image, from: place) }
    if transparency != 0 { bytes = onBlack(bytes, channels: channels) }
    return PixelImage(width: width, height: height, channels: channels, bytes: bytes)
  }

  /// Lays pixels, each with its opacity behind its channels, on black.
  private static func onBlack(_ pixels: [UInt8], channels: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pixels.count)
    for pixel in stride(from: 0, to: pixels.count, by: channels + 1) {
      let opacity = Int(pixels[pixel + channels])
      for value in pixels[pixel..<pixel + channels] {
        bytes.append(UInt8((Int(value) * opacity + 127) / 255))
      }
    }
    return bytes
  }

  /// The picture as the bytes of a PNG file.
  public var png: [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    image.width = UInt32(width)
    image.height = UInt32(height)
    image.format = Self.format(channels: channels)
    defer { png_image_free(&image) }
    var size = 0
    let measured = png_image_write_to_memory(&image, nil, &size, 0, bytes, 0, nil)
    var file = [UInt8](repeating: 0, count: size)
    let written = png_image_write_to_memory(&image, &file, &size, 0, bytes, 0, nil)
    require(
      measured != 0 && written != 0, "libpng could not encode \(width) x \(height) pixels.")
    return Array(file.prefix(size))
  }

  private static func format(channels: Int) -> UInt32 {
    channels == 3 ? UInt32(PNG_FORMAT_RGB) : UInt32(PNG_FORMAT_GRAY)
  }

  private static func damage(_ image: png_image, from place: String) -> DataError {
    let reason = withUnsafeBytes(of: image.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return DataError(
      place, "the PNG data are damaged (\(reason))", advice: "copy it again, or leave it out")
  }
}
