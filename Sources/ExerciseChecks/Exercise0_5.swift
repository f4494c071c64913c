/// The slopes of the last value of a computation by all of them.
public protocol Exercise0_5: SendableMetatype {
  /// `order` holds values, each behind its sources. `rule` says what the slope by a value adds to the
  /// slopes by its sources, in their order. Returns the slope of the last value by each one that it
  /// depends on; its own is 1.
  static func slopes<Node: AnyObject, V: Calculus>(
    _ order: [Node], sources: (Node) -> [Node], rule: (_ value: Node, _ slope: V) -> [V]
  ) throws -> [ObjectIdentifier: V]
}

/// Checks an answer to exercise 0.5.
public func check<Answer: Exercise0_5>(_: Answer.Type) -> Outcome {
  outcome {
    func expectSlopes(
      _ order: [ScalarNode], _ expected: [Double], _ what: String, hint: String
    ) throws {
      let slopes: [ObjectIdentifier: Matrix] = try Answer.slopes(order) {
        $0.sources
      } rule: { node, slope in
        node.factors.map { slope * Matrix(floatLiteral: $0) }
      }
      let found = order.map { slopes[ObjectIdentifier($0)]?.numbers.first ?? 0 }
      for (index, (found, wanted)) in zip(found, expected).enumerated() {
        try expect(found, near: wanted, "\(what), by value \(index)", hint: hint)
      }
    }
    let (a, b) = (ScalarNode(2), ScalarNode(3))
    let product = a * b
    try expectSlopes(
      [a, b, product], [3, 2, 1], "the slopes of a · b, with a = 2 and b = 3",
      hint:
        "The last value's slope by itself is 1. Hand it to its rule, and give what comes back to the sources."
    )
    let square = a * a
    try expectSlopes(
      [a, square], [4, 1], "the slopes of a · a, with a = 2",
      hint: "a is a source twice, and both slopes count: add.")
    let (sum, end) = (a + square, (a + square))
    _ = sum
    try expectSlopes(
      [a, square, end], [5, 1, 1], "the slopes of a + a · a, with a = 2",
      hint: "Walk backwards: a value may be handled only when all that uses it has been.")
    try expectSlopes(
      [], [], "the slopes of nothing", hint: "If the order is empty, so is the dictionary.")
    let stray = ScalarNode(7)
    try expectSlopes(
      [stray, a, square], [0, 4, 1], "the slopes of a · a, where another value stands by",
      hint: "A value that the last one does not depend on gets no slope.")
  }
}
