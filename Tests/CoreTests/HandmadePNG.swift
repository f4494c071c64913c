import CZlib

/// A PNG chunk with its checksum.
func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
  func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
  let checked = Array(name.utf8) + content
  let sum = crc32(0, checked, UInt32(checked.count))
  return number(UInt32(content.count)) + checked + number(UInt32(sum))
}

/// A PNG file made by hand: its size, bits a sample and colour type, its rows, each with a byte for
/// the filter before it, and the chunks that stand before them.
func handmadePNG(
  _ width: UInt8, _ height: UInt8, bits: UInt8 = 8, type: UInt8 = 0, interlaced: Bool = false,
  _ rows: [UInt8], before: [UInt8] = []
) -> [UInt8] {
  var size = compressBound(UInt(rows.count))
  var data = [UInt8](repeating: 0, count: Int(size))
  compress(&data, &size, rows, UInt(rows.count))
  let header = [0, 0, 0, width, 0, 0, 0, height, bits, type, 0, 0, interlaced ? 1 : 0]
  return [137, 80, 78, 71, 13, 10, 26, 10] + chunk("IHDR", header) + before
    + chunk("IDAT", Array(data.prefix(Int(size)))) + chunk("IEND", [])
}
