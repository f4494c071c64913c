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
      return abs(Double(function(x)) - wanted) / Double(Float(wanted).ulp)  // of subnormals too
    }.max() ?? .infinity
  }

  private let line = stride(from: Float(-87), to: 88, by: 0.0173)
  private let positive = (0..<4_000).map { Float.leastNormalMagnitude * pow(1.0443, Float($0)) }

  /// All that comes near the ends of the exponential's range, where it is subnormal and where it is
  /// largest.
  private let ends =
    Array(stride(from: Float(-104), to: -86, by: 0.0007))
    + stride(from: 87, through: 88.7228, by: 0.0003)
  private let subnormal = (1...4000).map { Float(bitPattern: UInt32($0 * 2097)) }

  @Test func exponentials() {
    #expect(worst(line, exponential, Glibc.exp) < 2)
    #expect(worst(ends, exponential, Glibc.exp) < 2)
    #expect(exponential(88.722_84) == .infinity && exponential(.infinity) == .infinity)
    #expect(exponential(-104) == 0 && exponential(-.infinity) == 0 && exponential(.nan).isNaN)
  }

  @Test func logarithms() {
    #expect(worst(positive, logarithm, Glibc.log) < 2)
    #expect(worst(subnormal, logarithm, Glibc.log) < 2)
    #expect(logarithm(.leastNonzeroMagnitude) < -103.27)
    #expect(logarithm(0) == -.infinity && logarithm(-0.0) == -.infinity)
    #expect(
      logarithm(-1).isNaN && logarithm(-Float.leastNonzeroMagnitude).isNaN
        && logarithm(-.infinity).isNaN)
    #expect(logarithm(.infinity) == .infinity && logarithm(.nan).isNaN)
  }

  @Test func logarithmsOfOnePlus() {
    #expect(worst(positive.filter { $0 <= 1 } + [1], logarithmOfOnePlus, Glibc.log1p) < 2)
    #expect(logarithmOfOnePlus(0) == 0 && logarithmOfOnePlus(.nan).isNaN)
  }

  @Test func tangents() {
    let places = stride(from: Float(-9), to: 9, by: 0.0017)
    #expect(worst(places, hyperbolicTangent, Glibc.tanh) < 3)
    #expect(hyperbolicTangent(100) == 1 && hyperbolicTangent(-100) == -1)
    #expect(hyperbolicTangent(.infinity) == 1 && hyperbolicTangent(-.infinity) == -1)
    #expect(hyperbolicTangent(.nan).isNaN)
  }

  @Test func logistics() {
    #expect(worst(line, logistic) { 1 / (1 + Glibc.exp(-$0)) } < 3)
    #expect(logistic(.infinity) == 1 && logistic(-.infinity) == 0 && logistic(-100) < 0x1p-126)
    #expect(logistic(.nan).isNaN)
  }

  @Test func softplus() {
    #expect(worst(line, softplusValue) { max($0, 0) + Glibc.log1p(Glibc.exp(-abs($0))) } < 3)
    #expect(softplusValue(.infinity) == .infinity && softplusValue(-.infinity) == 0)
    #expect(softplusValue(-100) < 0x1p-126 && softplusValue(.nan).isNaN)
  }

  @Test func rectifiers() {
    let x = Tensor([-.infinity, -2, -0.0, 0, 3, .infinity, .nan])
    #expect(x.relu().scalars.prefix(6) == [0, 0, 0, 0, 3, .infinity] && x.relu()[6].isNaN)
    #expect(x.leakyReLU(slope: 0.5).scalars.prefix(2) == [-.infinity, -1])
    // In the same pass as a product: one row, one column, and tiles of both.
    for (rows, columns) in [(1, 3), (3, 1), (40, 33)] {
      let y = affine(
        Tensor(repeating: -.infinity, shape: [rows, 1]), .ones([1, columns]), bias: nil, slope: 0)
      #expect(y.scalars.allSatisfy { $0 == 0 })
    }
  }
}
