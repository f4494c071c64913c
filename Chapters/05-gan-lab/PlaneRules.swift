import Core

/// What the players of the plane want of each other.
enum Loss: Int, CaseIterable {
  case nonSaturating, saturating, leastSquares, hinge, wasserstein, relativistic

  /// What the discriminator lowers, of its verdicts on real points and on fakes `[N, 1]`.
  func ofDiscriminator(_ real: Tensor, _ fake: Tensor) -> Tensor {
    switch self {
    case .nonSaturating, .saturating:
      binaryCrossEntropy(logits: real, target: 1) + binaryCrossEntropy(logits: fake, target: 0)
    case .leastSquares:
      leastSquaresLoss(real, target: 1) + leastSquaresLoss(fake, target: 0)
    case .hinge: hingeLoss(real, target: 1) + hingeLoss(fake, target: -1)
    case .wasserstein: fake.mean() - real.mean()
    case .relativistic: relativisticLoss(real, against: fake)
    }
  }

  /// What the generator lowers, of the same verdicts.
  func ofGenerator(_ real: Tensor, _ fake: Tensor) -> Tensor {
    switch self {
    case .nonSaturating: binaryCrossEntropy(logits: fake, target: 1)
    case .saturating: -binaryCrossEntropy(logits: fake, target: 0)
    case .leastSquares: leastSquaresLoss(fake, target: 1)
    case .hinge, .wasserstein: -fake.mean()
    case .relativistic: relativisticLoss(fake, against: real)
    }
  }
}

/// How the discriminator's slopes are held.
enum Penalty: Int, CaseIterable {
  /// Not at all.
  case none
  /// Near 1, at points between real ones and fakes.
  case between
  /// Near 0, at real points: R1.
  case atReal
  /// Near 0, at real points and at fakes: R1 and R2.
  case atBoth

  /// The penalty, to be multiplied by its weight.
  func callAsFunction(
    _ discriminator: Sequential, _ real: Tensor, _ fake: Tensor, using random: RandomGenerator
  ) -> Tensor {
    func squaredSlopes(at points: Tensor) -> Tensor {
      0.5 * zeroCenteredPenalty(at: points) { discriminator($0) }
    }
    switch self {
    case .none: return Tensor(0)
    case .atReal: return squaredSlopes(at: real)
    case .atBoth: return squaredSlopes(at: real) + squaredSlopes(at: fake)
    case .between:
      let share = Tensor.uniform([real.shape[0], 1], using: random)
      let between = (share * real + (1 - share) * fake).detached().tracked()
      let slopes = gradient(
        of: discriminator(between).sum(), withRespectTo: between, recording: true)
      let lengths = (slopes.squared().sum(along: 1) + 1e-12).squareRoot()
      return (lengths - 1).squared().mean()
    }
  }
}

/// The players of the plane, and how they move.
struct PlaneRules {
  var loss = Loss.nonSaturating
  var penalty = Penalty.none
  var penaltyWeight: Float = 1
  /// Weights of the discriminator are clipped to ± this; 0: they are not.
  var clip: Float = 0
  /// How many points the discriminator judges at once.
  var pack = 1
  /// Whether the discriminator sees how near to each other the points of a batch lie.
  var comparesBatch = false
  /// Whether the discriminator's layers lengthen nothing.
  var isSpectral = false
  var latent = 2
  var hasUniformNoise = false
  var (generatorLayers, generatorUnits) = (2, 64)
  var (discriminatorLayers, discriminatorUnits) = (2, 64)
  var (generatorRate, discriminatorRate): (Float, Float) = (1e-3, 1e-3)
  var momentum: Float = 0.5
  var usesSGD = false
  var (generatorMoves, discriminatorMoves) = (1, 1)
  var batch = 128
}
