import Glibc
import Testing

@testable import Core

/// Eigenvectors satisfy their equation, and principal components find planted directions.
struct SymmetricEigenTests {
  @Test(arguments: [1, 2, 7, 40])
  func eigenvectorsSatisfyTheirEquation(n: Int) {
    let random = RandomGenerator(seed: UInt64(n))
    let entries = Tensor.normal([n, n], using: random).scalars.map(Double.init)
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0..<n { matrix[i * n + j] = entries[i * n + j] + entries[j * n + i] }
    }
    let (values, vectors) = symmetricEigen(matrix, n)
    #expect(values == values.sorted())
    var worst = (equation: 0.0, orthogonality: 0.0)
    for k in 0..<n {
      let v = Array(vectors[k * n..<(k + 1) * n])
      for i in 0..<n {
        let product = (0..<n).reduce(0) { $0 + matrix[i * n + $1] * v[$1] }
        worst.equation = max(worst.equation, abs(product - values[k] * v[i]))
        let dot = (0..<n).reduce(0) { $0 + vectors[i * n + $1] * v[$1] }
        worst.orthogonality = max(worst.orthogonality, abs(dot - (i == k ? 1 : 0)))
      }
    }
    #expect(worst.equation < 1e-12 * Double(n) && worst.orthogonality < 1e-12)
  }

  @Test func knownValues() {
    let (values, vectors) = symmetricEigen([2, 99, 1, 2], 2)
    #expect(abs(values[0] - 1) < 1e-14 && abs(values[1] - 3) < 1e-14, "the upper half is not read")
    #expect(abs(abs(vectors[2]) - 0.5.squareRoot()) < 1e-14)
    #expect(abs(vectors[2] - vectors[3]) < 1e-14)
  }

  @Test func componentsFindThePlantedPlane() {
    // x = 5 a (0.6, 0.8, 0) + 2 b (0, 0, 1) + a little noise, around (1, -2, 3).
    let n = 5000
    let noise = Tensor.normal([n, 5], using: RandomGenerator(seed: 3)).scalars
    let points = (0..<n).flatMap { i -> [Float] in
      let (a, b) = (5 * noise[5 * i], 2 * noise[5 * i + 1])
      let rest = noise[5 * i + 2..<5 * i + 5].map { 0.01 * $0 }
      return [1 + 0.6 * a + rest[0], -2 + 0.8 * a + rest[1], 3 + b + rest[2]]
    }
    let found = PrincipalComponents(of: Tensor(points, shape: [n, 3]), keeping: 2)
    #expect(found.components.shape == [2, 3] && found.mean.shape == [1, 3])
    let expected: [Float] = [0.6, 0.8, 0, 0, 0, 1]
    for (x, y) in zip(found.components.scalars, expected) { #expect(abs(x - y) < 0.02) }
    for (x, y) in zip(found.mean.scalars, [1, -2, 3] as [Float]) { #expect(abs(x - y) < 0.2) }
    for (x, y) in zip(found.variances, [25, 4, 0.0001]) { #expect(abs(x / y - 1) < 0.1) }
  }

  @Test func componentsOfImagesAreThoseOfTheirRows() {
    let pixels = (0..<2500 * 4).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3 &+ $0 % 7 * 31) }
    let images = Dataset(pixels: pixels, count: 2500, height: 2, width: 2)
    let found = PrincipalComponents(of: images, keeping: 3)
    let expected = PrincipalComponents(of: images.batch(0..<2500).flattened(), keeping: 3)
    #expect(found.components.scalars == expected.components.scalars)
    #expect(found.mean.scalars == expected.mean.scalars)
    #expect(found.variances == expected.variances && found.variances[0] > found.variances[3])
  }
}
