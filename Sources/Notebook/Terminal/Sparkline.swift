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

extension Plot {
  /// The plot's lines as sparklines, each with its name, first and last value.
  func sparklines(width: Int, blocks: Bool = true) -> [String] {
    let lines = series.filter { $0.mark == .line && $0.points.count > 1 }
    let longest = lines.map(\.name.count).max() ?? 0
    return lines.map { line in
      let style = NumberStyle.significant(3)
      let first = style.text(line.points.first?.y ?? .nan)
      let last = style.text(line.points.last?.y ?? .nan)
      let name = line.name + String(repeating: " ", count: longest - line.name.count)
      let room = min(60, width - longest - first.count - last.count - 4)
      let curve = sparkline(line.points.map(\.y), width: room, blocks: blocks)
      return "\(name)  \(first) \(curve) \(last)"
    }
  }
}
