import Core
import Glibc

/// Whether samples are nearer to the images that a generator was trained on than new images are.
///
/// All distances are between points `[N, d]`, such as images in the space of their principal components.
public struct Copying: Sendable {
  /// The share of samples whose nearest neighbour among all real points is one of the training, less
  /// the share of training points among these: 0 where it makes no difference.
  public let nearer: Estimate
  /// The share of samples that are nearer to a training point than one in a hundred held-out points
  /// is: 0.01 where nothing is copied.
  public let suspects: Estimate
  /// The C_T statistic: in each of ten cells the ranks of the samples' distances to the training
  /// among those of held-out points, as a z-score; the mean over cells. Below −2 the samples
  /// are too near, above 2 too far. Meehan, Chaudhuri and Dasgupta 2020, section 4.
  public let statistic: Estimate

  /// What is known of the real points before any sample is seen.
  struct Reference: Sendable {
    let training: Points
    let heldOut: Points
    let heldOutDistances: [Float]
    let cells: Bins
    let heldOutCells: [Int]

    init(training: Tensor, heldOut: Tensor, using random: RandomGenerator) {
      self.training = Points(training)
      self.heldOut = Points(heldOut)
      heldOutDistances = PairDistances(heldOut, training).nearest().distances
      let some = training.rows(
        Array(stride(from: 0, to: training.shape[0], by: max(1, training.shape[0] / 10_000))))
      cells = Bins(10, of: some, using: random)
      heldOutCells = cells.places(of: heldOut)
    }
  }

  /// Compares samples with the points of a training and with held-out ones.
  public init(of samples: Tensor, training: Tensor, heldOut: Tensor, using random: RandomGenerator)
  {
    self.init(
      of: samples, Reference(training: training, heldOut: heldOut, using: random))
  }

  init(of samples: Tensor, _ reference: Reference) {
    let (training, heldOut) = (reference.training.tensor, reference.heldOut.tensor)
    let toTraining = PairDistances(samples, training).nearest().distances
    let toHeldOut = PairDistances(samples, heldOut).nearest().distances
    let chance = Double(training.shape[0]) / Double(training.shape[0] + heldOut.shape[0])
    let share = Estimate(shareOf: zip(toTraining, toHeldOut).map { $0 < $1 })
    nearer = Estimate(share.value - chance, margin: share.margin)
    let sorted = reference.heldOutDistances.sorted()
    let bound = sorted[sorted.count / 100]
    suspects = Estimate(shareOf: toTraining.map { $0 < bound })
    statistic = Self.statistic(
      toTraining, cells: reference.cells.places(of: samples), reference.heldOutDistances,
      heldOutCells: reference.heldOutCells)
  }

  /// The mean of the cells' z-scores, each with the share of held-out points in its cell; cells with
  /// fewer than 20 points of a kind are left out.
  private static func statistic(
    _ distances: [Float], cells: [Int], _ heldOut: [Float], heldOutCells: [Int]
  ) -> Estimate {
    var (sum, weight, squares) = (0.0, 0.0, 0.0)
    for cell in 0..<10 {
      let q = distances.indices.filter { cells[$0] == cell }.map { distances[$0] }
      let p = heldOut.indices.filter { heldOutCells[$0] == cell }.map { heldOut[$0] }
      guard min(q.count, p.count) >= 20 else { continue }
      let share = Double(p.count)
      sum += share * zScore(of: q, among: p)
      squares += share * share
      weight += share
    }
    guard weight > 0 else { return Estimate(.nan, margin: .infinity) }
    return Estimate(sum / weight, margin: Estimate.normal * squares.squareRoot() / weight)
  }

  /// Mann and Whitney's U of two samples, standardised; ties count half. Positive where the numbers
  /// `q` are the larger ones.
  static func zScore(of q: [Float], among p: [Float]) -> Double {
    let (low, n, m) = (p.sorted(), Double(q.count), Double(p.count))
    let larger = q.reduce(0.0) { sum, x in
      let below = low.partition { $0 < x }
      let notAbove = low.partition { $0 <= x }
      return sum + Double(below + notAbove) / 2
    }
    return (larger - n * m / 2) / (n * m * (n + m + 1) / 12).squareRoot()
  }
}

extension [Float] {
  /// How many numbers at the front of an ordered list satisfy a condition that no number behind them does.
  fileprivate func partition(_ isBefore: (Float) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// A constant tensor that can be kept beside others.
struct Points: @unchecked Sendable {
  /// The points `[N, d]`.
  let tensor: Tensor
  init(_ tensor: Tensor) { self.tensor = tensor.detached() }
}
