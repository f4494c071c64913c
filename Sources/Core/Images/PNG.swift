import CPNG
import Glibc

extension PixelImage {
  /// No picture has more bytes than this: 256 MiB.
  static let largestPNG = 256 << 20

  /// Reads a PNG file; transparent parts are laid on white. Throws a `DataError` for anything else
  /// than a whole, undamaged PNG of 8 bits or fewer a channel.
  public init(contentsOf path: String) throws {
    try self.init(png: try Files.read(path), from: path)
  }

  /// Writes a PNG file of 8 bits a channel.
  public func write(to path: String) throws { try Files.write(png, to: path) }

  /// Decodes a PNG; `place` is the file that errors name.
  init(png file: [UInt8], from place: String) throws {
    try Self.checkHeaderAndEnd(file, place)
    // libpng remembers where the file lies from the first call to the last.
    self = try file.withUnsafeBytes { try Self.decoded($0, from: place) }
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
    let hasColour = image.format & UInt32(PNG_FORMAT_FLAG_COLOR) != 0
    let channels = hasColour ? 3 : 1
    image.format = format(channels: channels)
    let (width, height) = (Int(image.width), Int(image.height))
    var bytes = [UInt8](repeating: 0, count: width * height * channels)
    var white = png_color(red: 255, green: 255, blue: 255)
    guard png_image_finish_read(&image, &white, &bytes, 0, nil) != 0, image.warning_or_error == 0
    else { throw damage(image, from: place) }
    return PixelImage(width: width, height: height, channels: channels, bytes: bytes)
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

  /// Reads the sizes out of the first chunk, and refuses those that the file is too short for,
  /// before libpng sees it; libpng takes a file that is cut within its last chunk for whole.
  private static func checkHeaderAndEnd(_ file: [UInt8], _ place: String) throws {
    let signature: [UInt8] = [137, 80, 78, 71, 13, 10, 26, 10]
    guard file.starts(with: signature) else {
      throw DataError(place, "it is not a PNG file", advice: "save the picture as PNG")
    }
    let end: [UInt8] = [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82]
    guard file.count >= 57, file.suffix(12).elementsEqual(end) else {
      throw DataError(
        place, "the PNG data do not end as they must", advice: "copy or download it again")
    }
    func number(_ start: Int) -> Int { file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    let (width, height, depth) = (number(16), number(20), Int(file[24]))
    guard depth <= 8 else {
      throw DataError(
        place, "it has \(depth) bits a channel", advice: "save it with 8 bits a channel")
    }
    let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][file[25]] ?? 1
    // No size overflows: both are below 2³² and the rest below 2⁶.
    let rowBytes = (width * depth * samples + 7) / 8 + 1
    let (rawBytes, overflow) = rowBytes.multipliedReportingOverflow(by: height)
    guard !overflow, rawBytes <= Gzip.bestRatio * file.count,
      width * 3 <= largestPNG / max(1, height)
    else {
      throw DataError(
        place, "it claims \(width) x \(height) pixels, too many for its \(file.count) bytes",
        advice: "save the picture again")
    }
  }

  private static func format(channels: Int) -> UInt32 {
    channels == 3 ? UInt32(PNG_FORMAT_RGB) : UInt32(PNG_FORMAT_GRAY)
  }

  private static func damage(_ image: png_image, from place: String) -> DataError {
    let reason = withUnsafeBytes(of: image.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    return DataError(
      place, "the PNG data are damaged (\(reason))", advice: "copy or download it again")
  }
}
