import Core

/// A classifier that is trained afresh to tell samples from real images, and how often it is right on
/// pairs that it has not seen: one half where nothing tells them apart. Lopez-Paz and Oquab 2017.
public struct TwoSampleTest: Sendable {
  /// The share of the held-out images that it names rightly.
  public let accuracy: Estimate

  /// Trains on one half of samples and real images `[N, 28, 28, 1]` in 0...1 and tests on the other.
  ///
  /// Two strided convolutions and two dense layers, Adam 1e-3, batches of 50 and 50, so many passes.
  /// Traps on fewer than 100 images of a kind.
  public init(_ samples: Tensor, _ real: Tensor, passes: Int = 4, seed: UInt64 = 1) {
    let count = min(samples.shape[0], real.shape[0])
    require(count >= 100, "A two-sample test needs 100 images of each kind at least, not \(count).")
    let random = RandomGenerator(seed: seed)
    let sets = [samples, real].map { set in
      set.detached().rows(Array(random.permutation(set.shape[0]).prefix(count)))
    }
    let half = count / 2
    let network = Self.network(using: random)
    let optimizer = Adam(network)
    for _ in 0..<passes {
      let orders = sets.map { _ in random.permutation(half) }
      for first in stride(from: 0, through: half - 50, by: 50) {
        let batch = zip(sets, orders).map { $0.rows(Array($1[first..<first + 50])) }
        let logits = network(.concatenated(batch))  // [100, 1]
        optimizer.minimize(binaryCrossEntropy(logits: logits, target: Self.targets))
      }
    }
    let verdicts = sets.map { Self.verdicts(of: network, on: $0.slice(half..<count)) }
    accuracy = Estimate(shareOf: verdicts[0].map { $0 < 0 } + verdicts[1].map { $0 >= 0 })
  }

  /// 0 for samples, 1 for real images.
  private static var targets: Tensor { .concatenated([.zeros([50, 1]), .ones([50, 1])]) }

  private static func network(using random: RandomGenerator) -> Sequential {
    Sequential(using: random) {
      Conv2D(1, 16, kernel: 4, stride: 2, padding: 1, weights: .heNormal)  // [N, 14, 14, 16]
      LeakyReLU()
      Conv2D(16, 32, kernel: 4, stride: 2, padding: 1, weights: .heNormal)  // [N, 7, 7, 32]
      LeakyReLU()
      Flatten()
      Dense(7 * 7 * 32, 32, weights: .heNormal)
      LeakyReLU()
      Dense(32, 1)
    }
  }

  private static func verdicts(of network: Sequential, on images: Tensor) -> [Float] {
    stride(from: 0, to: images.shape[0], by: 500).flatMap { first in
      let part = images.slice(first..<min(first + 500, images.shape[0]))
      return network(part, mode: .inference).scalars
    }
  }
}
