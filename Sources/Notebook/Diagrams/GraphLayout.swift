import Core

/// Where the boxes and arrows of a graph lie: in ranks, so that all arrows go one way, and in each rank so
/// that few of them cross and most are straight.
///
/// After K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system structures",
/// 1981: ranks by the longest path, orders by barycentres, long arrows through places of their own. Places are
/// the least squares from the means of their neighbours, by pooling those that would overlap.
struct GraphLayout {
  /// How much room a box needs, across the arrows and along them; a place too.
  typealias Extent = (across: Double, along: Double)

  /// The middles of the boxes.
  private(set) var centers: [Extent] = []
  /// For each arrow the boxes and the places between that it passes, as indices into `centers`.
  private(set) var routes: [[Int]] = []
  /// The room that all needs.
  private(set) var size: Extent = (0, 0)

  private var extents: [Extent]
  private var ranks: [Int]
  private var rows: [[Int]] = []
  private let gap: Extent

  /// Lays out boxes of the given extents. Traps if arrows go in a circle.
  init(extents: [Extent], arrows: [(start: Int, end: Int)], gap: Extent) {
    self.extents = extents
    self.gap = gap
    ranks = Self.ranks(of: extents.count, arrows)
    for arrow in arrows { routes.append(route(arrow)) }
    rows = (0...(ranks.max() ?? 0)).map { rank in ranks.indices.filter { ranks[$0] == rank } }
    let neighbours = Self.neighbours(of: ranks.count, routes)
    sort(by: neighbours)
    place(by: neighbours)
  }

  /// The longest way from a box without a predecessor; such a box stands as near to its successors as it can.
  private static func ranks(of count: Int, _ arrows: [(start: Int, end: Int)]) -> [Int] {
    var ranks = Array(repeating: 0, count: count)
    for _ in 0..<max(count, 1) {
      for arrow in arrows { ranks[arrow.end] = max(ranks[arrow.end], ranks[arrow.start] + 1) }
    }
    require(ranks.allSatisfy { $0 < count }, "The arrows of a graph go in a circle.")
    let ends = Set(arrows.map(\.end))
    for box in 0..<count where !ends.contains(box) {
      let next = arrows.filter { $0.start == box }.map { ranks[$0.end] }.min()
      if let next { ranks[box] = next - 1 }
    }
    return ranks
  }

  /// The way of an arrow, which gets a place in each rank that it passes.
  private mutating func route(_ arrow: (start: Int, end: Int)) -> [Int] {
    let between = (ranks[arrow.start] + 1..<ranks[arrow.end]).map { rank in
      ranks.append(rank)
      extents.append((12, 0))
      return ranks.count - 1
    }
    return [arrow.start] + between + [arrow.end]
  }

  private static func neighbours(
    of count: Int, _ routes: [[Int]]
  ) -> (before: [[Int]], after: [[Int]]) {
    var before = Array(repeating: [Int](), count: count)
    var after = before
    for route in routes {
      for (start, end) in zip(route, route.dropFirst()) {
        before[end].append(start)
        after[start].append(end)
      }
    }
    return (before, after)
  }

  /// Orders each rank by the means of the neighbours' places, down and up again, and keeps the order with the
  /// fewest crossings.
  private mutating func sort(by neighbours: (before: [[Int]], after: [[Int]])) {
    var best = (rows: rows, crossings: crossings(neighbours.after))
    for sweep in 0..<8 {
      let down = sweep % 2 == 0
      var rank = [Double](repeating: 0, count: ranks.count)
      for row in down ? Array(rows.indices) : rows.indices.reversed() {
        let beside = down ? neighbours.before : neighbours.after
        let places = rows[row].enumerated().map { place, box in
          let known = beside[box]
          return known.isEmpty
            ? Double(place) : known.reduce(0) { $0 + rank[$1] } / Double(known.count)
        }
        let order = rows[row].indices.sorted { (places[$0], $0) < (places[$1], $1) }
        rows[row] = order.map { rows[row][$0] }
        for (place, box) in rows[row].enumerated() { rank[box] = Double(place) }
      }
      let now = crossings(neighbours.after)
      if now < best.crossings { best = (rows, now) }
    }
    rows = best.rows
  }

  /// How often two arrows between the same ranks cross.
  private func crossings(_ after: [[Int]]) -> Int {
    var places = [Int](repeating: 0, count: ranks.count)
    for row in rows { for (place, box) in row.enumerated() { places[box] = place } }
    return rows.reduce(0) { sum, row in
      let ends = row.flatMap { box in after[box].map { (start: places[box], end: places[$0]) } }
      return sum
        + ends.indices.reduce(0) { sum, i in
          sum + ends[..<i].count { $0.start < ends[i].start && $0.end > ends[i].end }
        }
    }
  }

  /// Gives all a place: along by their rank, across near their neighbours.
  private mutating func place(by neighbours: (before: [[Int]], after: [[Int]])) {
    centers = extents.map { _ in (0, 0) }
    var along = 0.0
    for row in rows {
      let thickness = row.map { extents[$0].along }.max() ?? 0
      for box in row { centers[box].along = along + thickness / 2 }
      along += thickness + gap.along
    }
    for sweep in 0..<40 {
      for row in sweep % 2 == 0 ? rows : rows.reversed() {
        let wished = row.map { box in
          let beside = neighbours.before[box] + neighbours.after[box]
          return beside.isEmpty
            ? centers[box].across
            : beside.reduce(0) { $0 + centers[$1].across } / Double(beside.count)
        }
        for (box, place) in zip(row, apart(row, wished)) { centers[box].across = place }
      }
    }
    let left = centers.indices.map { centers[$0].across - extents[$0].across / 2 }.min() ?? 0
    let right = centers.indices.map { centers[$0].across + extents[$0].across / 2 }.max() ?? 0
    for box in centers.indices { centers[box].across -= left }
    size = (right - left, along - gap.along)
  }

  /// The places nearest to the wished ones, in least squares, at which boxes of one rank do not overlap.
  private func apart(_ row: [Int], _ wished: [Double]) -> [Double] {
    var offsets = [0.0]
    for (one, next) in zip(row, row.dropFirst()) {
      offsets.append(
        offsets.last! + (extents[one].across + extents[next].across) / 2 + gap.across)
    }
    var pools: [(mean: Double, count: Int)] = []
    for (wish, offset) in zip(wished, offsets) {
      pools.append((wish - offset, 1))
      while pools.count > 1, pools[pools.count - 2].mean > pools[pools.count - 1].mean {
        let (last, before) = (pools.removeLast(), pools.removeLast())
        let count = last.count + before.count
        let sum = last.mean * Double(last.count) + before.mean * Double(before.count)
        pools.append((sum / Double(count), count))
      }
    }
    let means = pools.flatMap { Array(repeating: $0.mean, count: $0.count) }
    return zip(means, offsets).map(+)
  }
}
