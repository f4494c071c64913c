import Core
import Foundation

// What this chapter knows of normal distributions. A cloud is one for each number of a code.

/// A point of each cloud: noise, stretched to the cloud's width and moved to its middle.
/// Kingma and Welling 2014, section 2.4.
func reparametrized(_ mean: Tensor, _ logVariance: Tensor, _ noise: Tensor) -> Tensor {
  mean + (logVariance / 2).exponential() * noise
}

/// What the code itself costs: KL(N(μ, σ²) ‖ N(0, 1)), summed over its numbers, the mean over
/// pictures, in nats. Kingma and Welling 2014, appendix B.
func divergenceFromPrior(_ mean: Tensor, _ logVariance: Tensor) -> Tensor {
  let each = mean.squared() + logVariance.exponential() - logVariance - 1
  return 0.5 * each.sum(along: 1).mean()
}

/// ln N(z; μ, σ²), summed over the numbers of a code.
func logDensity(_ z: Tensor, _ mean: Tensor, _ logVariance: Tensor) -> Tensor {
  let each = (z - mean).squared() * (-logVariance).exponential() + logVariance + log(2 * .pi)
  return -0.5 * each.sum(along: -1)
}

/// ln q(z|x) of each code under each cloud: [M, 2] and [N, 2] to [M, N].
func densities(_ z: Tensor, _ clouds: (mean: Tensor, logVariance: Tensor)) -> Tensor {
  logDensity(
    z.reshaped([-1, 1, 2]), clouds.mean.reshaped([1, -1, 2]),
    clouds.logVariance.reshaped([1, -1, 2])
  ).detached()
}

/// ln of the mean of eˣ along each row, [N, k] to [N]. The largest is taken off first, since e⁻⁸⁰⁰ is 0.
func logMeanExponential(_ x: Tensor) -> Tensor {
  let largest = x.max(along: 1, keepingAxis: true)
  let mean = (x - largest).exponential().mean(along: 1, keepingAxis: true)
  return (mean.logarithm() + largest).reshaped([-1])
}

/// The share of a normal distribution that lies below x. Marsaglia 2004, section 3.
func share(below x: Double) -> Double {
  var (sum, term, n) = (x, x, 1.0)
  while abs(term) > 1e-12 {
    n += 2
    term *= x * x / n
    sum += term
  }
  return 0.5 + sum * exp(-x * x / 2) / (2 * .pi).squareRoot()
}

/// The place below which a given share of a normal distribution lies, found by halving.
func quantile(_ wanted: Double) -> Float {
  var (low, high) = (-6.0, 6.0)
  for _ in 0..<40 {
    let middle = (low + high) / 2
    if share(below: middle) < wanted { low = middle } else { high = middle }
  }
  return Float(low)
}
