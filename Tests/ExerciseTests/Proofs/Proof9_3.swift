import Core
import ExerciseChecks
import Testing

@Test func exercise9_3IsProved() {
  let proof = Proof(
    stub: check(Stub9_3.self), solution: check(Solution9_3.self),
    mistakes: (check(Summed9_3.self), "expected the gradient by a to agree"),
    (check(Outside9_3.self), "expected the gradient by W to agree"),
    (check(NoBias9_3.self), "expected the gradient by b to agree"),
    (check(NotANumber9_3.self), "expected the gradient by a to agree"),
    (check(Rounded9_3.self), "expected the gradient by a to agree"))
  #expect(proof.problems == [])
}

enum Solution9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    let y = (matmul(x, w) + b).tanh()
    let (first, second) = (1 - y.squared(), -2 * y * (1 - y.squared()))
    let row = a.reshaped([1, -1])
    let g = matmul(first * row, w, transposing: .right)
    let n = (g.squared().sum(along: 1, keepingAxis: true) + 1e-12).squareRoot()
    let pull = 2 * (n - 1) / n * g / Float(x.shape[0])
    let back = matmul(pull, w)
    let dh = back * row * second
    let dw =
      matmul(pull, first * row, transposing: .left) + matmul(x, dh, transposing: .left)
    return [dw, dh.sum(along: 0), (back * first).sum(along: 0).reshaped(a.shape)]
  }
}

enum Stub9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) throws -> [Tensor] {
    throw NotAttempted()
  }
}

/// Sums where the penalty is a mean.
enum Summed9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    Solution9_3.gradients(x: x, w: w, b: b, a: a).map { $0 * Float(x.shape[0]) }
  }
}

/// Forgets that W stands inside the derivative of tanh as well, and b nowhere else.
enum Outside9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    let first = 1 - (matmul(x, w) + b).tanh().squared()
    let row = a.reshaped([1, -1])
    let g = matmul(first * row, w, transposing: .right)
    let n = (g.squared().sum(along: 1, keepingAxis: true) + 1e-12).squareRoot()
    let pull = 2 * (n - 1) / n * g / Float(x.shape[0])
    let right = Solution9_3.gradients(x: x, w: w, b: b, a: a)
    return [matmul(pull, first * row, transposing: .left), right[1], right[2]]
  }
}

/// Thinks that what is added inside has no slope.
enum NoBias9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    let right = Solution9_3.gradients(x: x, w: w, b: b, a: a)
    return [right[0], .zeros(b.shape), right[2]]
  }
}

/// Divides by zero in one place, the last.
enum NotANumber9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    Solution9_3.gradients(x: x, w: w, b: b, a: a).map { right in
      Tensor(right.scalars.dropLast() + [.nan], shape: right.shape)
    }
  }
}

/// Keeps two decimals, which makes some of the numbers zero.
enum Rounded9_3: Exercise9_3 {
  nonisolated static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) -> [Tensor] {
    Solution9_3.gradients(x: x, w: w, b: b, a: a).map { right in
      Tensor(right.scalars.map { ($0 * 100).rounded() / 100 }, shape: right.shape)
    }
  }
}
