// Losses and penalties of adversarial games, besides the cross-entropy. A verdict is what the
// discriminator says of a sample, before any sigmoid: `[N, 1]`, or any other shape.

/// The mean of max(0, 1 − target·verdict) over all elements: the discriminator's hinge loss, for a
/// target of 1 on real samples and of −1 on fakes. The generator that goes with it climbs the mean
/// verdict. Lim and Ye 2017, eq. 8; Miyato et al. 2018, eq. 16 and 17. Traps if there are no verdicts.
public func hingeLoss(_ verdicts: Tensor, target: Float) -> Tensor {
  (1 - target * verdicts).relu().mean()
}

/// The mean of (verdict − target)²/2 over all elements: the least-squares loss, with a target of 1 for
/// real samples, of 0 for fakes, and of 1 for fakes where the generator learns. Mao et al. 2017,
/// eq. 9. Traps if there are no verdicts.
public func leastSquaresLoss(_ verdicts: Tensor, target: Float) -> Tensor {
  0.5 * (verdicts - target).squared().mean()
}

/// The mean of ln(1 + e^−(verdict − other)) over all pairs: what is lost where the samples to be
/// believed do not stand above their partners.
///
/// The discriminator takes the real samples' verdicts against the fakes', the generator the fakes'
/// against the real ones'. Jolicoeur-Martineau 2018, section 4.2; Huang et al. 2024, eq. 2. Traps if
/// the shapes differ or there are no pairs.
public func relativisticLoss(_ verdicts: Tensor, against others: Tensor) -> Tensor {
  require(
    verdicts.shape == others.shape,
    "Verdicts of shape \(verdicts.shape) make no pairs with those of shape \(others.shape).")
  return (others - verdicts).softplus().mean()
}

/// The mean of ‖∇ₓ critic(x)‖² over the samples `[N, …]`, where ∇ₓ runs over all elements of a sample:
/// a penalty with its centre at slope zero, R1 on real samples and R2 on fakes, in front of which the
/// papers write γ/2 (Mescheder et al. 2018, eq. 9 and 10).
///
/// `critic` makes verdicts of samples, one or several each; the samples are constants, so no gradient
/// flows to them. A critic with batch normalisation mixes the samples' slopes. Traps if there are no
/// samples.
public func zeroCenteredPenalty(at samples: Tensor, of critic: (Tensor) -> Tensor) -> Tensor {
  require(samples.count > 0, "There is no slope at no samples, \(samples.shape).")
  let x = samples.detached().tracked()
  let slope = gradient(of: critic(x), withRespectTo: x, recording: true)
  return slope.squared().sum() * (1 / Float(x.shape[0]))
}

/// A penalty that is computed at every `interval`-th step only, and then counts for as many: zero at
/// all others. Karras et al. 2020, appendix B, call it lazy. Steps are counted from 0 or from 1; traps
/// unless the interval is positive.
public func lazily(every interval: Int, at step: Int, _ penalty: () -> Tensor) -> Tensor {
  require(interval > 0, "A penalty is taken every 1, 2, 3 … steps, not every \(interval).")
  return step.isMultiple(of: interval) ? Float(interval) * penalty() : Tensor(0)
}
