/// target[j, i] = source[i, j], for `rows` · `columns` floats whose rows are apart by a stride.
func transpose(
  _ source: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int,
  to target: UnsafeMutablePointer<Float>, stride targetStride: Int
) {
  for row in Swift.stride(from: 0, to: rows, by: 16) {
    let height = min(16, rows - row)
    for column in Swift.stride(from: 0, to: columns, by: 16) {
      let width = min(16, columns - column)
      let from = source + (row * stride + column)
      let to = target + (column * targetStride + row)
      if height == 16 && width == 16 {
        transposeSquare(from, stride: stride, to: to, stride: targetStride)
      } else {
        for i in 0..<height {
          for j in 0..<width { to[j * targetStride + i] = from[i * stride + j] }
        }
      }
    }
  }
}

/// Transposes 16 · 16 floats in registers.
///
/// An element's place among the 256 has eight bits: four of its row, then four of its column. To
/// sort neighbouring rows into all their even elements and all their odd ones takes the last bit
/// and makes it the first. After four such rounds the column's bits stand before the row's.
@inline(__always)
private func transposeSquare(
  _ source: UnsafePointer<Float>, stride: Int, to target: UnsafeMutablePointer<Float>,
  stride targetStride: Int
) {
  var rows = InlineArray<16, Vector> { (source + $0 * stride).vector }
  for _ in 0..<4 {
    var sorted = InlineArray<16, Vector>(repeating: .zero)
    for i in 0..<8 {
      let pair = SIMD32(lowHalf: rows[unchecked: 2 &* i], highHalf: rows[unchecked: 2 &* i &+ 1])
      sorted[unchecked: i] = pair.evenHalf
      sorted[unchecked: i &+ 8] = pair.oddHalf
    }
    rows = sorted
  }
  for i in 0..<16 { (target + i * targetStride).vector = rows[unchecked: i] }
}
