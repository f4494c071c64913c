import Core

/// A picture drawn in characters: two pixels in each, one above the other.
///
/// With colours the upper pixel is the half block `▀` and the lower one its background; without,
/// the mean of the two picks a character between blank and `@`.
struct HalfBlocks {
  let width: Int
  let height: Int
  let channels: Int
  let bytes: [UInt8]

  /// A picture of `width` by `height` pixels with 1 (grey) or 3 (red, green, blue) bytes each,
  /// row by row; traps if the number of bytes is another.
  init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    require(
      bytes.count == width * height * channels && (channels == 1 || channels == 3),
      "\(bytes.count) bytes are no picture of \(width) x \(height) pixels of \(channels) bytes.")
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// The picture made smaller by a whole number, so that it is at most `columns` wide: each new
  /// pixel is the mean of a square of old ones.
  func fitted(to columns: Int) -> HalfBlocks {
    let factor = (width + max(columns, 1) - 1) / max(columns, 1)
    guard factor > 1 else { return self }
    let (newWidth, newHeight) = (width / factor, height / factor)
    var smaller: [UInt8] = []
    smaller.reserveCapacity(newWidth * newHeight * channels)
    for y in 0..<newHeight {
      for x in 0..<newWidth {
        for channel in 0..<channels {
          var sum = 0
          for row in y * factor..<(y + 1) * factor {
            for column in x * factor..<(x + 1) * factor {
              sum += Int(bytes[(row * width + column) * channels + channel])
            }
          }
          smaller.append(UInt8(sum / (factor * factor)))
        }
      }
    }
    return HalfBlocks(width: newWidth, height: newHeight, channels: channels, bytes: smaller)
  }

  /// The lines to print.
  func lines(_ shades: Screen.Shades) -> [String] {
    stride(from: 0, to: height, by: 2).map { y in
      shades == .characters ? characters(y) : blocks(y, shades)
    }
  }

  private func characters(_ y: Int) -> String {
    let ramp = Array(" .:-=+*#%@")
    let line = (0..<width).map { x in
      ramp[(brightness(x, y) + brightness(x, min(y + 1, height - 1))) * (ramp.count - 1) / 510]
    }
    return String(line)
  }

  private func blocks(_ y: Int, _ shades: Screen.Shades) -> String {
    var line = ""
    var last = ""
    for x in 0..<width {
      var colours = code(x, y, shades, ground: 38)
      if y + 1 < height { colours += ";" + code(x, y + 1, shades, ground: 48) }
      if colours != last { line += "\u{1B}[\(colours)m" }
      last = colours
      line += "▀"
    }
    return line + "\u{1B}[0m"
  }

  private func code(_ x: Int, _ y: Int, _ shades: Screen.Shades, ground: Int) -> String {
    if shades == .greys { return "\(ground);5;\(232 + brightness(x, y) * 23 / 255)" }
    let start = (y * width + x) * channels
    let colour =
      channels == 3 ? Array(bytes[start..<start + 3]) : [UInt8](repeating: bytes[start], count: 3)
    return "\(ground);2;\(colour[0]);\(colour[1]);\(colour[2])"
  }

  private func brightness(_ x: Int, _ y: Int) -> Int {
    let start = (y * width + x) * channels
    guard channels == 3 else { return Int(bytes[start]) }
    return (Int(bytes[start]) + Int(bytes[start + 1]) + Int(bytes[start + 2])) / 3
  }
}
