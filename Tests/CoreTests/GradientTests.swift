import Foundation
import Testing

@testable import Core

private let random = RandomGenerator(seed: 11)

/// Numbers of either sign, none within 0.2 of zero, so that no step crosses a kink.
private func awayFromZero(_ shape: Shape) -> Tensor {
  Tensor.uniform(shape, in: 0.2...1.5, using: random)
    * (Tensor.bernoulli(shape, probability: 0.5, using: random) * 2 - 1)
}

private func positive(_ shape: Shape) -> Tensor { .uniform(shape, in: 0.5...2, using: random) }

private func any(_ shape: Shape) -> Tensor { .normal(shape, using: random) }

/// Distinct numbers at least 0.1 apart, in random order, so that no step changes which is largest.
private func distinct(_ shape: Shape) -> Tensor {
  Tensor(random.permutation(shape.elementCount).map { Float($0) * 0.1 - 1 }, shape: shape)
}

private let pointwise: [GradientCase] = [
  GradientCase(name: "+", operands: [any([3, 4]), any([4])]) { $0[0] + $0[1] },
  GradientCase(name: "+", operands: [any([3, 1, 2]), any([5, 1])]) { $0[0] + $0[1] },
  GradientCase(name: "+", operands: [any([5])]) { 2 + ($0[0] + 1) },
  GradientCase(name: "-", operands: [any([3, 4]), any([3, 1])]) { $0[0] - $0[1] },
  GradientCase(name: "-", operands: [any([5])]) { 2 - ($0[0] - 1) },
  GradientCase(name: "-", operands: [any([5])]) { -$0[0] },
  GradientCase(name: "*", operands: [any([2, 3, 4]), any([3, 1])]) { $0[0] * $0[1] },
  GradientCase(name: "*", operands: [any([3, 4]), any([])]) { 2 * $0[0] * $0[1] * 3 },
  GradientCase(name: "/", operands: [any([3, 4]), positive([4])]) { $0[0] / $0[1] },
  GradientCase(name: "/", operands: [positive([5])]) { 2 / ($0[0] / 3) },
  GradientCase(name: "exponential", operands: [any([7])]) { $0[0].exponential() },
  GradientCase(name: "logarithm", operands: [positive([7])]) { $0[0].logarithm() },
  GradientCase(name: "squareRoot", operands: [positive([7])]) { $0[0].squareRoot() },
  GradientCase(name: "squared", operands: [any([7])]) { $0[0].squared() },
  GradientCase(name: "reciprocal", operands: [positive([7])]) { $0[0].reciprocal() },
  GradientCase(name: "abs", operands: [awayFromZero([7])]) { $0[0].abs() },
  GradientCase(name: "clamped", operands: [awayFromZero([9])]) { $0[0].clamped(to: -9...0.1) },
  GradientCase(name: "relu", operands: [awayFromZero([9])]) { $0[0].relu() * $0[0] },
  GradientCase(name: "leakyReLU", operands: [awayFromZero([9])]) {
    $0[0].leakyReLU(slope: 0.2) * $0[0]
  },
  GradientCase(name: "tanh", operands: [any([7])]) { $0[0].tanh() },
  GradientCase(name: "sigmoid", operands: [any([7])]) { $0[0].sigmoid() },
  GradientCase(name: "softplus", operands: [any([7])]) { $0[0].softplus() },
  GradientCase(name: "softmax", operands: [any([3, 4])]) { $0[0].softmax() },
  GradientCase(name: "logSoftmax", operands: [any([3, 4])]) { $0[0].logSoftmax() },
]

private let reductions: [GradientCase] = [
  GradientCase(name: "sum", operands: [any([3, 4])]) { $0[0].squared().sum() },
  GradientCase(name: "sum", operands: [any([2, 3, 4])]) { $0[0].squared().sum(along: 1) },
  GradientCase(name: "sum", operands: [any([2, 3, 4])]) { $0[0].squared().sum(along: [0, -1]) },
  GradientCase(name: "mean", operands: [any([3, 4])]) { $0[0].squared().mean() },
  GradientCase(name: "mean", operands: [any([2, 3])]) { $0[0].squared().mean(along: -1) },
  GradientCase(name: "mean", operands: [any([2, 3, 4])]) { $0[0].squared().mean(along: [0, 1]) },
  GradientCase(name: "expanded", operands: [any([3, 1])]) {
    $0[0].squared().expanded(to: [2, 3, 4])
  },
  GradientCase(name: "summed", operands: [any([2, 3, 4])]) {
    $0[0].squared().summed(to: [3, 1])
  },
  GradientCase(name: "max", operands: [distinct([3, 5])]) {
    $0[0].max(along: 1) * $0[0].max(along: 0).sum()
  },
]

private let shapings: [GradientCase] = [
  GradientCase(name: "reshaped", operands: [any([2, 6])]) { $0[0].squared().reshaped([3, -1]) },
  GradientCase(name: "flattened", operands: [any([2, 3, 2])]) { $0[0].squared().flattened() },
  GradientCase(name: "transposed", operands: [any([2, 3, 4])]) {
    $0[0].squared().transposed([2, 0, 1])
  },
  GradientCase(name: "transposed", operands: [any([2, 3])]) { $0[0].squared().transposed() },
  GradientCase(name: "slice", operands: [any([3, 5])]) { $0[0].squared().slice(1..<4, along: 1) },
  GradientCase(name: "padded", operands: [any([3, 2])]) {
    $0[0].squared().padded(along: 1, before: 2, after: 1)
  },
  GradientCase(name: "concatenated", operands: [any([2, 3]), any([2, 1])]) {
    Tensor.concatenated([$0[0].squared(), $0[1], $0[0]], along: 1)
  },
  GradientCase(name: "rows", operands: [any([4, 3])]) { $0[0].squared().rows([2, 0, 2]) },
]

private let products: [GradientCase] = [
  GradientCase(name: "matmul", operands: [any([3, 4]), any([4, 2])]) { matmul($0[0], $0[1]) },
  GradientCase(name: "matmul", operands: [any([4, 3]), any([4, 2])]) {
    matmul($0[0], $0[1], transposing: .left)
  },
  GradientCase(name: "matmul", operands: [any([3, 4]), any([2, 4])]) {
    matmul($0[0], $0[1], transposing: .right)
  },
  GradientCase(name: "affine", operands: [any([3, 4]), any([4, 2]), any([2])]) {
    affine($0[0], $0[1], bias: $0[2]).tanh()
  },
]

private let losses: [GradientCase] = [
  GradientCase(name: "binaryCrossEntropy", operands: [any([3, 4])]) {
    binaryCrossEntropy(logits: $0[0], target: 0.9) * 12
  },
  GradientCase(name: "meanSquaredError", operands: [any([3, 4]), any([3, 4])]) {
    meanSquaredError($0[0], $0[1])
  },
  GradientCase(name: "softmaxCrossEntropy", operands: [any([3, 4])]) {
    softmaxCrossEntropy(logits: $0[0], labels: [1, 0, 3])
  },
]

private let games: [GradientCase] = [
  GradientCase(name: "hingeLoss", operands: [awayFromZero([3, 4])]) {
    hingeLoss($0[0] * $0[0], target: 2) + hingeLoss(1 + $0[0], target: 1)
  },
  GradientCase(name: "leastSquaresLoss", operands: [any([3, 4])]) {
    leastSquaresLoss($0[0], target: 1)
  },
  GradientCase(name: "relativisticLoss", operands: [any([5, 1]), any([5, 1])]) {
    relativisticLoss($0[0], against: $0[1]) * 5
  },
  GradientCase(name: "zeroCenteredPenalty", operands: [any([3, 2])]) { operands in
    zeroCenteredPenalty(at: .linspace(-1, 1, count: 12).reshaped([4, 3])) {
      matmul($0, operands[0]).tanh()
    }
  },
  GradientCase(name: "lazily", operands: [any([7])]) { operands in
    lazily(every: 3, at: 6) { operands[0].tanh() }
  },
  GradientCase(name: "packed", operands: [any([4, 3, 2, 2])]) { $0[0].squared().packed(by: 2) },
  GradientCase(name: "maxout", operands: [distinct([3, 6])]) {
    $0[0].maxout(pieces: 3) * $0[0].maxout(pieces: 3)
  },
  GradientCase(name: "minibatchCloseness", operands: [distinct([4, 2, 3])]) {
    $0[0].minibatchCloseness()
  },
]

private let images: [GradientCase] = [
  GradientCase(name: "maxPooled", operands: [distinct([2, 5, 5, 3])]) {
    $0[0].maxPooled() * $0[0].maxPooled(window: 1, stride: 2)
  },
  GradientCase(name: "averagePooled", operands: [any([2, 4, 6, 3])]) {
    $0[0].squared().averagePooled()
  },
  GradientCase(name: "upsampled", operands: [any([2, 3, 2, 3])]) { $0[0].squared().upsampled() },
  GradientCase(name: "batchNormalized", operands: [any([4, 3, 2, 5]), any([5]), any([5])]) {
    batchNormalized($0[0], scale: $0[1], shift: $0[2]).result.tanh()
  },
  GradientCase(name: "layerNormalized", operands: [any([4, 3, 2, 5])]) {
    $0[0].layerNormalized().tanh()
  },
]

private func convolutions(_ kernel: Int, stride: Int, padding: Int, outputPadding: Int = 0)
  -> [GradientCase]
{
  let filter = any([kernel, kernel, 2, 3])
  let x = any([2, 6, 5, 2])
  let z = conv(x, filter, stride: stride, padding: padding)
  return [
    GradientCase(name: "conv", operands: [x, filter]) {
      conv($0[0], $0[1], stride: stride, padding: padding)
    },
    GradientCase(name: "convTransposed", operands: [any(z.shape), filter]) {
      convTransposed(
        $0[0], $0[1], stride: stride, padding: padding, outputPadding: outputPadding)
    },
    GradientCase(name: "convFilter", operands: [x, any(z.shape)]) {
      convFilter($0[0], $0[1], kernel: kernel, stride: stride, padding: padding)
    },
  ]
}

/// A case for every public operation.
let gradientTable =
  pointwise + reductions + shapings + products + losses + games + images
  + convolutions(4, stride: 2, padding: 1) + convolutions(3, stride: 1, padding: 1)
  + convolutions(3, stride: 2, padding: 1, outputPadding: 1)
  + convolutions(1, stride: 1, padding: 0)
  + convolutions(2, stride: 3, padding: 0)

@Suite("Gradients agree with differences")
struct GradientTests {
  @Test("of order 1")
  func first() {
    for test in gradientTable {
      let failure = GradientCheck().failure(test, order: 1)
      #expect(failure == nil)
    }
  }

  @Test("of order 2")
  func second() {
    for test in gradientTable where test.secondOrder {
      let failure = GradientCheck().failure(test, order: 2)
      #expect(failure == nil)
    }
  }

  @Test("and a wrong rule is caught")
  func wrongRule() {
    let wrong = GradientCase(name: "wrong", operands: [any([5])]) {
      nonlinear($0[0], $0[0].map(Square())) { x, _, dy in 3 * dy * x }
    }
    #expect(GradientCheck().failure(wrong, order: 1) != nil)
  }

  @Test("and every public operation is in the table")
  func complete() throws {
    let declared = try publicOperations()
    // What returns whole numbers has no derivative.
    let missing = declared.subtracting(gradientTable.map(\.name)).subtracting(["argmax"])
    #expect(declared.count > 20)
    #expect(missing == [], "without a gradient check: \(missing.sorted())")
  }
}

/// The names of all functions that `Core/Operations` makes public.
func publicOperations() throws -> Set<String> {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Core/Operations").standardized
  let declaration = /public (?:static |prefix )*func (\S+?)\(.*/
  var declared: Set<String> = []
  for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
    let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    declared.formUnion(text.matches(of: declaration).map { String($0.output.1) })
  }
  return declared
}
