/// The number of parameters of a dense network.
public protocol Exercise1_1: SendableMetatype {
  /// The number of weights and biases of dense layers between the given sizes.
  static func parameterCount(sizes: [Int]) throws -> Int
}

/// Checks an answer to exercise 1.1.
public func check<Answer: Exercise1_1>(_: Answer.Type) -> Outcome {
  outcome {
    try expect(
      Answer.parameterCount(sizes: [3, 2]), equals: 8, "parameters of a layer from 3 to 2",
      hint: "Each of the 2 outputs has 3 weights and a bias.")
    try expect(
      Answer.parameterCount(sizes: [784, 32, 784]), equals: 50_992, "parameters of 784, 32, 784",
      hint: "There are two layers, and the second has biases too.")
    try expect(
      Answer.parameterCount(sizes: [784, 128, 32, 128, 784]), equals: 209_968,
      "parameters of 784, 128, 32, 128, 784", hint: "The table of section 1.7 has this network.")
    try expect(
      Answer.parameterCount(sizes: [784]), equals: 0, "parameters of a network without layers",
      hint: "One size has no layer behind it.")
  }
}
