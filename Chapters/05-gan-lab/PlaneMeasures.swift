import Core

/// How points fall into the heaps of a distribution.
struct Coverage {
  /// How many points each heap got: each point belongs to the nearest one.
  let counts: [Int]
  /// The same, but only of points within three deviations of their heap's middle.
  let nearCounts: [Int]

  /// Counts with `counting`, which is given points, middles and a radius.
  init(
    of points: Tensor, in distribution: Distribution,
    counting: (Tensor, [SIMD2<Float>], Float) -> [Int] = countsOfHeaps
  ) {
    counts = counting(points, distribution.modes, .infinity)
    nearCounts = counting(points, distribution.modes, 3 * distribution.deviation)
  }

  /// How many heaps have at least so many near points. The published tables ask for one.
  func modes(withAtLeast points: Int = 1) -> Int { nearCounts.count { $0 >= points } }

  /// The share of points that lie near a heap.
  var good: Float { Float(nearCounts.reduce(0, +)) / Float(max(counts.reduce(0, +), 1)) }

  /// The Kullback-Leibler divergence, in nats, of the heaps' shares from equal ones: 0 where all heaps get as
  /// many points, the logarithm of their number where one gets all.
  var divergence: Float {
    let all = Float(max(counts.reduce(0, +), 1))
    let terms = counts.filter { $0 > 0 }.map { count in
      let share = Tensor(Float(count) / all)
      return (share * (share * Float(counts.count)).logarithm()).scalar
    }
    return terms.reduce(0, +)
  }
}

/// How many of the points `[N, 2]` belong to each middle: to the one that is nearest, if it is not farther than the
/// radius.
nonisolated func countsOfHeaps(_ points: Tensor, _ middles: [SIMD2<Float>], _ radius: Float)
  -> [Int]
{
  var counts = middles.map { _ in 0 }
  for point in pairs(points) {
    let distances = middles.map { (($0 - point) * ($0 - point)).sum() }
    guard let least = distances.min(), let nearest = distances.firstIndex(of: least) else {
      continue
    }
    if least <= radius * radius { counts[nearest] += 1 }
  }
  return counts
}

/// The rows of `[N, 2]`.
nonisolated func pairs(_ points: Tensor) -> [SIMD2<Float>] {
  let scalars = points.scalars
  return stride(from: 0, to: scalars.count, by: 2).map { SIMD2(scalars[$0], scalars[$0 + 1]) }
}

/// The Kullback-Leibler and the Jensen-Shannon divergence, in nats, of fakes from real points, `[N, 2]` each, both
/// sorted into 30 by 30 bins over a square around 0. A bin without real points counts as one with a tenth of one.
func divergences(of fakes: Tensor, from real: Tensor, reach: Float = 1.5) -> (kl: Float, js: Float)
{
  let bins = 30
  func shares(_ points: Tensor) -> Tensor {
    var counts = [Float](repeating: 0.1, count: bins * bins)
    for point in pairs(points) {
      let place = (point + reach) * (Float(bins) / (2 * reach))
      guard min(place.x, place.y) >= 0, max(place.x, place.y) < Float(bins) else { continue }
      counts[Int(place.y) * bins + Int(place.x)] += 1
    }
    let shares = Tensor(counts)
    return shares / shares.sum()
  }
  func divergence(_ p: Tensor, _ q: Tensor) -> Tensor { (p * (p / q).logarithm()).sum() }
  let (p, q) = (shares(fakes), shares(real))
  let middle = 0.5 * (p + q)
  return (divergence(p, q).scalar, (0.5 * (divergence(p, middle) + divergence(q, middle))).scalar)
}

/// The exact Wasserstein distance between two heaps of equally many points, `[N, 2]` each: the mean way when each
/// point of one goes to its own point of the other and no other assignment is shorter.
///
/// By shortest augmenting paths (Jonker and Volgenant 1987), in N³ steps.
func wassersteinDistance(_ one: Tensor, _ other: Tensor) -> Float {
  let (a, b) = (pairs(one), pairs(other))
  require(a.count == b.count, "\(a.count) points cannot be assigned to \(b.count).")
  func way(_ i: Int, _ j: Int) -> Float { ((a[i] - b[j]) * (a[i] - b[j])).sum().squareRoot() }
  let free = -1
  var rowOf = [Int](repeating: free, count: b.count)
  var (rowPrice, columnPrice) = (a.map { _ in Float(0) }, b.map { _ in Float(0) })
  for start in a.indices {
    var cost = [Float](repeating: .infinity, count: b.count)
    var before = [Int](repeating: free, count: b.count)
    var isDone = [Bool](repeating: false, count: b.count)
    var (row, column, reached) = (start, free, Float(0))
    repeat {
      if column != free { isDone[column] = true }
      var (next, least) = (free, Float.infinity)
      for j in b.indices where !isDone[j] {
        let through = reached + way(row, j) - rowPrice[row] - columnPrice[j]
        if through < cost[j] { (cost[j], before[j]) = (through, column) }
        if cost[j] < least { (next, least) = (j, cost[j]) }
      }
      (column, reached) = (next, least)
      row = rowOf[column]
    } while row != free
    rowPrice[start] += reached
    for j in b.indices where isDone[j] {
      columnPrice[j] -= reached - cost[j]
      rowPrice[rowOf[j]] += reached - cost[j]
    }
    while column != free {
      let last = before[column]
      rowOf[column] = last == free ? start : rowOf[last]
      column = last
    }
  }
  return b.indices.reduce(0) { $0 + way(rowOf[$1], $1) } / Float(b.count)
}
