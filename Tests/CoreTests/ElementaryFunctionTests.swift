import Glibc
import Testing

@testable import Core

@Suite("Elementary functions are as exact as they say")
struct ElementaryFunctionTests {
  /// The largest distance of `function` from the exact value, in units of the result's last place.
  private func worst(
    _ arguments: some Sequence<Float>, _ function: (Float) -> Float, _ exact: (Double) -> Double
  ) -> Double {
    arguments.map { x in
      let wanted = exact(Double(x))
      return abs(Double(function(x)) - wanted) / Double(Float(wanted).ulp)
    }.max() ?? .infinity
  }

  private let line = stride(from: Float(-87), to: 88, by: 0.0173)
  private let positive = (0..<4_000).map { Float.leastNormalMagnitude * pow(1.0443, Float($0)) }

  @Test func exponentials() {
    #expect(worst(line, exponential, Glibc.exp) < 2)
    #expect(exponential(-1000) < 2e-38 && exponential(.nan).isNaN)
  }

  @Test func logarithms() {
    #expect(worst(positive, logarithm, Glibc.log) < 2)
    #expect(logarithm(0) == -.infinity && logarithm(-1).isNaN && logarithm(.infinity) == .infinity)
  }

  @Test func logarithmsOfOnePlus() {
    #expect(worst(positive.filter { $0 <= 1 } + [1], logarithmOfOnePlus, Glibc.log1p) < 2)
    #expect(logarithmOfOnePlus(0) == 0 && logarithmOfOnePlus(.nan).isNaN)
  }

  @Test func tangents() {
    let places = stride(from: Float(-9), to: 9, by: 0.0017)
    #expect(worst(places, hyperbolicTangent, Glibc.tanh) < 3)
    #expect(hyperbolicTangent(100) == 1 && hyperbolicTangent(-100) == -1)
  }

  @Test func softplus() {
    #expect(worst(line, softplusValue) { max($0, 0) + Glibc.log1p(Glibc.exp(-abs($0))) } < 3)
  }
}
