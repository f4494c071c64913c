/// Exercise 2.2: how far a pixel of the last map sees.
public protocol Exercise2_2: SendableMetatype {
  /// The side of the square of the picture that one pixel sees behind these layers, the first one
  /// nearest to the picture: convolutions, or windows that pool.
  static func field(behind layers: [(kernel: Int, stride: Int)]) throws -> Int
}

/// Checks an answer to exercise 2.2.
public func check<Answer: Exercise2_2>(_: Answer.Type) -> Outcome {
  outcome {
    func expectField(_ layers: [(kernel: Int, stride: Int)], _ expected: Int, hint: String) throws {
      let list = layers.map { "kernel \($0.kernel), stride \($0.stride)" }.joined(separator: "; ")
      try expect(
        Answer.field(behind: layers), equals: expected,
        "the field behind \(list.isEmpty ? "no layer" : list)", hint: hint)
    }
    try expectField([], 1, hint: "A pixel of the picture sees itself.")
    try expectField([(5, 2)], 5, hint: "One window is as wide as its kernel, whatever its stride.")
    try expectField(
      [(3, 1), (3, 1)], 5,
      hint: "Three neighbours, each of which saw three pixels: how far do these overlap?")
    let steps =
      "Neighbours of the second map are a stride of the first layer apart, counted in pixels."
    try expectField([(4, 2), (4, 2)], 10, hint: steps)
    try expectField([(3, 1), (2, 2), (3, 1)], 8, hint: steps)
    try expectField(
      [(4, 2), (4, 2), (4, 1)], 22, hint: "Behind two strides of 2, neighbours are 4 pixels apart.")
  }
}
