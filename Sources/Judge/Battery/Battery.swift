import Core
import Glibc

/// All measures of how good a set of generated digits is, each with an interval: what they look like,
/// whether they are as varied as real ones, whether something tells them apart, whether they are copies.
///
/// It is made once for a set of real images and then examines any number of sets of samples. Chapter 7
/// derives the measures and shows what each of them sees.
public final class Battery {
  /// What looks at the images.
  public let eye: Eye
  private let heldOutImages: Tensor
  private let features: Points
  private let radii: [Float]
  private let components: PrincipalComponents
  private let copying: Copying.Reference
  private let bins: Bins
  private let binCounts: [Int]
  private let birthday: Float
  private let seed: UInt64
  private static let neighbors = 5

  /// Prepares the comparison with held-out images, of the same number as the samples will be, and the
  /// search for copies of the training images; all 28 x 28 grey pixels, at least 1,500 held out.
  public init(training: Dataset, heldOut: Dataset, eye: Eye, seed: UInt64 = 1) {
    require(heldOut.count >= 1500, "The battery needs 1,500 held-out images, not \(heldOut.count).")
    (self.eye, self.seed) = (eye, seed)
    heldOutImages = heldOut.batch(0..<heldOut.count)
    features = Points(eye.sees(heldOutImages).features)
    radii = PairDistances.radii(features.tensor, k: Self.neighbors)
    let every = max(1, training.count / 10_000)
    let some = training.subset(Array(stride(from: 0, to: training.count, by: every)))
    components = PrincipalComponents(of: some, keeping: 64)
    let known = Self.projected(training, on: components)
    let held = Self.projected(heldOut, on: components)
    let random = RandomGenerator(seed: seed)
    copying = Copying.Reference(training: known, heldOut: held, using: random)
    bins = Bins(100, of: Self.projected(some, on: components), using: random)
    binCounts = bins.counts(of: held)
    birthday = BirthdayTest.bound(of: held)
  }

  /// Measures samples `[N, 28, 28, 1]` in 0...1, at least 100.
  public func examine(_ samples: Tensor) -> Findings {
    let (features, logits) = eye.sees(samples)
    let points = Self.projected(samples, on: components)
    let census = Census(labels: logits.argmax(), classes: logits.shape[1])
    return Findings(
      census: census,
      frechet: FrechetEstimate(features, self.features.tensor),
      kernel: KernelDistance(features, self.features.tensor).estimate,
      neighborhoods: Neighborhoods(
        of: features, real: self.features.tensor, realRadii: radii, k: Self.neighbors),
      twoSample: TwoSampleTest(samples, heldOutImages, seed: seed).accuracy,
      bins: Bins.different(bins.counts(of: points), binCounts),
      copying: Copying(of: points, copying),
      birthday: BirthdayTest(of: points, bound: birthday).party)
  }

  private static func projected(_ images: Tensor, on components: PrincipalComponents) -> Tensor {
    matmul(
      images.detached().flattened() - components.mean, components.components, transposing: .right)
  }

  private static func projected(_ images: Dataset, on components: PrincipalComponents) -> Tensor {
    .concatenated(images.ranges(of: 2000).map { projected(images.batch($0), on: components) })
  }
}

/// How many samples there are of each class.
public struct Census: Sendable {
  /// The number of samples of each class.
  public let counts: [Int]
  /// The entropy of the classes in bits, log₂ 10 = 3.32 where ten are equally frequent. Shannon 1948.
  public let entropy: Estimate
  /// The share of the rarest class.
  public let rarest: Estimate

  /// Counts labels, each below `classes`.
  public init(labels: [Int], classes: Int) {
    let counts = labels.reduce(into: [Int](repeating: 0, count: classes)) { $0[$1] += 1 }
    let bits = counts.map { -log2(Double($0) / Double(labels.count)) }
    let rare = counts.indices.reduce(0) { counts[$1] < counts[$0] ? $1 : $0 }
    entropy = Estimate(meanOf: labels.map { bits[$0] })
    rarest = Estimate(shareOf: labels.map { $0 == rare })
    self.counts = counts
  }
}

/// What the battery has found.
public struct Findings: Sendable {
  /// The classes that the eye sees.
  public let census: Census
  /// The Fréchet distance of features.
  public let frechet: FrechetEstimate
  /// The kernel distance of features.
  public let kernel: Estimate
  /// Precision, recall, density and coverage among features.
  public let neighborhoods: Neighborhoods
  /// How often a fresh classifier of pixels tells held-out samples and real images apart.
  public let twoSample: Estimate
  /// The share of bins of pixels that hold another part of the samples than of real images.
  public let bins: Estimate
  /// Whether the samples are near to the training.
  public let copying: Copying
  /// Among how many samples two are alike.
  public let birthday: Estimate
}
