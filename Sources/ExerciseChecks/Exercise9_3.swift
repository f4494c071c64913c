import Core

/// The penalty's gradient by hand.
public protocol Exercise9_3: SendableMetatype {
  /// The gradients of the mean of (n − 1)² by W `[d, m]`, b `[m]` and a `[m, 1]`, where n are the
  /// slopes of tanh(x·W + b)·a at the points x `[N, d]`.
  static func gradients(x: Tensor, w: Tensor, b: Tensor, a: Tensor) throws -> [Tensor]
}

/// Checks an answer to exercise 9.3, against differences.
public func check<Answer: Exercise9_3>(_: Answer.Type) -> Outcome {
  outcome {
    let random = RandomGenerator(seed: 9)
    let x = Tensor.normal([5, 2], using: random)
    let parts: [Tensor] = [
      .normal([2, 3], using: random), .normal([3], using: random), .normal([3, 1], using: random),
    ]
    let answer = try Answer.gradients(x: x, w: parts[0], b: parts[1], a: parts[2])
    let expected = differences(x, parts)
    try expect(
      answer.map(\.shape), equals: parts.map(\.shape), "the shapes of the gradients",
      hint: "A gradient has the shape of what it is taken by.")
    for (name, place) in [("a", 2), ("b", 1), ("W", 0)] {
      let pairs = zip(answer[place].scalars, expected[place].scalars)
      try expect(
        pairs.allSatisfy { abs($0 - $1) < 5e-4 },
        "the gradient by \(name) to agree with differences",
        found: "\(answer[place]) where differences say \(expected[place])", hint: hints[name] ?? "")
    }
  }
}

private let hints = [
  "a": "The slope is linear in a: which numbers multiply it? And is the penalty a mean?",
  "b": "b moves the slope only through tanh′, whose derivative is tanh″ = -2·tanh·tanh′.",
  "W": "W comes twice: in the slope itself, and inside tanh′.",
]

/// The gradients by central differences.
private func differences(_ x: Tensor, _ parts: [Tensor]) -> [Tensor] {
  parts.indices.map { part in
    Tensor(
      (0..<parts[part].count).map { place in
        func moved(_ step: Float) -> Float {
          var (parts, values) = (parts, parts[part].scalars)
          values[place] += step
          parts[part] = Tensor(values, shape: parts[part].shape)
          return penalty(x, parts)
        }
        return (moved(0.005) - moved(-0.005)) / 0.01
      }, shape: parts[part].shape)
  }
}

/// The mean of (n − 1)².
private func penalty(_ x: Tensor, _ parts: [Tensor]) -> Float {
  let y = (matmul(x, parts[0]) + parts[1]).tanh()
  let slope = matmul((1 - y.squared()) * parts[2].reshaped([1, -1]), parts[0], transposing: .right)
  return (slope.squared().sum(along: 1).squareRoot() - 1).squared().mean().scalar
}
