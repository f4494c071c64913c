import Core
import Glibc

/// How often two samples are alike, by the measure of real images: of a generator that knows few pictures
/// a small party has a pair with one birthday. Arora and Zhang 2017.
public struct BirthdayTest: Sendable {
  /// The number of samples among which there is, with even odds, a pair as alike as one in a million pairs
  /// of real points: 1,177 where the samples are as varied as these. The party counts the square
  /// root of the number of different pictures.
  public let party: Estimate

  /// Compares pairs of samples `[N, d]` with pairs of real points `[M, d]`; traps on fewer than 1,000
  /// real points, for a millionth of the pairs of fewer is none.
  public init(of samples: Tensor, real: Tensor) {
    self.init(of: samples, bound: Self.bound(of: real))
  }

  init(of samples: Tensor, bound: Float) {
    var alike = 0
    PairDistances(samples, samples).forEachPart { row, column, part in
      for i in part.indices where part[i] <= bound && column + i > row { alike += 1 }
    }
    let pairs = Double(samples.shape[0]) * Double(samples.shape[0] - 1) / 2
    // Two ln 2 pairs have even odds of one that is alike; a pair is so in `alike` of `pairs` cases.
    let count = Double(max(1, alike))
    let size = (2 * log(2) * pairs / count).squareRoot()
    party = Estimate(size, margin: Estimate.normal * size / (2 * count.squareRoot()))
  }

  /// The squared distance that one in a million pairs of real points falls below.
  static func bound(of real: Tensor) -> Float {
    let pairs = real.shape[0] * (real.shape[0] - 1) / 2
    let wanted = pairs / 1_000_000
    require(wanted > 0, "A millionth of the pairs of \(real.shape[0]) points is none.")
    var (candidates, bound) = ([Float](), Float.infinity)
    func cut() {
      candidates.sort()
      candidates.removeLast(max(0, candidates.count - wanted))
      if candidates.count == wanted { bound = candidates[wanted - 1] }
    }
    PairDistances(real, real).forEachPart { row, column, part in
      for i in part.indices where part[i] < bound && column + i > row {
        candidates.append(part[i])
      }
      if candidates.count > 100_000 { cut() }
    }
    cut()
    return bound
  }
}
