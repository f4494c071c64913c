/// A curve in one line of text: eight heights of block, the lowest value lowest; without `blocks`,
/// eight characters that grow darker.
///
/// Longer curves are averaged into `width` columns; values that are not finite are left out.
public func sparkline(_ values: [Double], width: Int = 60, blocks: Bool = true) -> String {
  let heights = Array(blocks ? "▁▂▃▄▅▆▇█" : "_.:-=+*#")
  let finite = values.filter(\.isFinite)
  guard width > 0, !finite.isEmpty else { return "" }
  let columns = min(width, finite.count)
  let means = (0..<columns).map { column in
    let slice = finite[column * finite.count / columns..<(column + 1) * finite.count / columns]
    return slice.reduce(0, +) / Double(slice.count)
  }
  let lowest = means.min() ?? 0
  let range = (means.max() ?? 0) - lowest
  return String(
    means.map { mean in
      guard range > 0 else { return heights[3] }
      return heights[min(7, Int((mean - lowest) / range * 8))]
    })
}
