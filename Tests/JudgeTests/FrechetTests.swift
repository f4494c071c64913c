import Core
import Judge
import Testing

@Suite("Moments and the Fréchet distance")
struct FrechetTests {
  @Test("Two normal distributions that differ in mean and in independent deviations")
  func independent() {
    // (1 − 4)² + (2 − 2)² + (√9 − √4)² + (√1 − √25)²
    let a = Moments(mean: [1, 2], covariance: [9, 0, 0, 1])
    let b = Moments(mean: [4, 2], covariance: [4, 0, 0, 25])
    #expect(abs(a.frechetDistance(to: b) - (9 + 1 + 16)) < 1e-9)
    #expect(abs(b.frechetDistance(to: a) - 26) < 1e-9)
  }

  @Test("Covariances with the same axes, turned by 45 degrees")
  func turned() {
    // Eigenvalues 9 and 1 against 4 and 16 along (1, 1) and (1, −1): (3 − 2)² + (1 − 4)².
    let a = Moments(mean: [0, 0], covariance: [5, 4, 4, 5])
    let b = Moments(mean: [0, 0], covariance: [10, -6, -6, 10])
    #expect(abs(a.frechetDistance(to: b) - 10) < 1e-9)
  }

  @Test("Covariances whose axes differ: the trace formula for 2 x 2 matrices")
  func skew() {
    // tr (AB)^½ = √(tr AB + 2√(det A · det B)); tr AB = 2·3 + 2·1·1 + 2·1 = 10, det A = 3, det B = 2.
    let a = Moments(mean: [0, 0], covariance: [2, 1, 1, 2])
    let b = Moments(mean: [0, 0], covariance: [3, 1, 1, 1])
    let expected = 4.0 + 4 - 2 * (10 + 2 * 6.0.squareRoot()).squareRoot()
    #expect(abs(a.frechetDistance(to: b) - expected) < 1e-9)
  }

  @Test("A distribution is at distance 0 from itself, singular or not")
  func zero() {
    let singular = Moments(mean: [3, 3], covariance: [1, 1, 1, 1])
    #expect(singular.frechetDistance(to: singular) < 1e-7)
  }

  @Test("Mean and unbiased covariance of four points")
  func moments() {
    let moments = Moments(of: Tensor([1, 2, 3, 6, 5, 4, 7, 8], shape: [4, 2]))
    #expect(moments.mean == [4, 5])
    #expect(moments.covariance.map { ($0 * 3).rounded() } == [20, 16, 16, 20])
  }
}
